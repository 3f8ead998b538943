package org.huimin.platform.exchange;

import java.util.function.IntPredicate;

/** Whether a six-digit division code exists or ever existed. */
@FunctionalInterface
interface KnownDivisions extends IntPredicate {}
