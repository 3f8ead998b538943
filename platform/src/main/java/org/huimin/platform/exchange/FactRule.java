package org.huimin.platform.exchange;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a dataset about one person become one fact.
 *
 * @param fact id of the vocabulary
 * @param of the column added up, compared or taken; null for {@code count} and {@code any}
 * @param over the column that orders or groups rows in time, or null
 * @param window months, ending at the dataset's newest month; 0 = all
 * @param divide the value is divided by this at the end (a share in per cent by 100)
 */
public record FactRule(
        String fact,
        How how,
        @Nullable Column of,
        @Nullable Column over,
        int window,
        int divide,
        List<Condition> where) {

    /** The ways of making one value of several rows. */
    public enum How {
        SUM("sum"),
        MAX("max"),
        MIN("min"),
        COUNT("count"),
        ANY("any"),
        LATEST("latest"),
        MONTH_AVERAGE("month-average"),
        MEDIAN_MONTH("median-month");

        private final String word;

        How(String word) {
            this.word = word;
        }

        /** The word that names it in a contract. */
        public String word() {
            return word;
        }

        static Optional<How> of(String word) {
            for (How how : values()) {
                if (how.word.equals(word)) {
                    return Optional.of(how);
                }
            }
            return Optional.empty();
        }

        /** True when rows are taken month by month. */
        public boolean isMonthly() {
            return this == MONTH_AVERAGE || this == MEDIAN_MONTH;
        }
    }

    /** The value column of a rule that has one. */
    public Column ofColumn() {
        if (of == null) {
            throw new IllegalStateException("rule of " + fact + " has no value column");
        }
        return of;
    }

    /** The ordering column of a rule that has one. */
    public Column overColumn() {
        if (over == null) {
            throw new IllegalStateException("rule of " + fact + " has no time column");
        }
        return over;
    }

    /** True when the value can change by the mere passing of days. */
    public boolean dependsOnToday() {
        return where.stream()
                .anyMatch(c -> c instanceof Condition.NotPast || c instanceof Condition.NotFuture);
    }
}
