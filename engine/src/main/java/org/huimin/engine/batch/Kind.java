package org.huimin.engine.batch;

import java.util.Map;
import java.util.Set;

/**
 * What a loop takes for granted of the places it is made for; all else it looks up in their row of
 * parameters.
 *
 * @param variants numbers of the sets of rule variants that are in force in them
 * @param fixed schemes (by parameter index) that are the same in all of them
 * @param missing indexes of the parameters that have no value in any of them
 * @param open indexes of the parameters that have no value in some of them
 */
record Kind(
        Set<Integer> variants, Map<Integer, Long> fixed, Set<Integer> missing, Set<Integer> open) {}
