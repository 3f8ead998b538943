/**
 * What a household is due month by month, from a history of dated facts and from parameters with
 * two clocks: when they hold, and when they became known.
 */
@NullMarked
package org.huimin.engine.timeline;

import org.jspecify.annotations.NullMarked;
