package org.huimin.platform.people;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * From when we look.
 *
 * @param today the day on which conditions such as "not expired" are judged
 * @param knownAt only what was recorded by then; null = what is recorded now
 */
record Moment(LocalDate today, @Nullable Instant knownAt) {
    static Moment now(LocalDate today) {
        return new Moment(today, null);
    }

    /** True for the versions of record rows that counted then. */
    String counts(String alias) {
        if (knownAt == null) {
            return alias + ".recorded_to is null";
        }
        String at = "timestamptz '" + knownAt + "'";
        return "%1$s.recorded_from <= %2$s and (%1$s.recorded_to is null or %1$s.recorded_to > %2$s)"
                .formatted(alias, at);
    }

    /** True for the versions of rows with a recorded range that counted then. */
    String countsInRange(String alias) {
        return knownAt == null
                ? "upper_inf(" + alias + ".recorded)"
                : alias + ".recorded @> timestamptz '" + knownAt + "'";
    }

    /** True for what was first recorded by then, given the column that says when. */
    String known(String column) {
        return knownAt == null ? "true" : column + " <= timestamptz '" + knownAt + "'";
    }

    String day() {
        return "date '" + today + "'";
    }
}
