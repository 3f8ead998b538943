/**
 * Programmes as decision models of the standard, and back. What the standard has no place for (law,
 * refusal, unit, level, validity) travels in extension elements of our own namespace.
 */
@NullMarked
package org.huimin.engine.dmn.exchange;

import org.jspecify.annotations.NullMarked;
