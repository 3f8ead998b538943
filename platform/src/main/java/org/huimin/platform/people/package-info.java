/**
 * People: department records kept once, persons, households, memberships, declared facts and the current projection.
 */
@NullMarked
package org.huimin.platform.people;

import org.jspecify.annotations.NullMarked;
