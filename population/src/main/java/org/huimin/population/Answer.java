package org.huimin.population;

/**
 * One line of the answer key.
 *
 * @param kind {@code missed} or {@code wrong}
 * @param idNumber the person concerned; the head where it is the household
 * @param visible whether the delivered files suffice to see it
 */
record Answer(
        String programme,
        String kind,
        String householdNumber,
        String idNumber,
        String reason,
        boolean visible) {}
