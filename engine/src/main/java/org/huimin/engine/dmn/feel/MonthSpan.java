package org.huimin.engine.dmn.feel;

/** A years and months duration, as a number of months. */
public record MonthSpan(long months) implements Comparable<MonthSpan> {

    long years() {
        return months / 12;
    }

    MonthSpan plus(MonthSpan other) {
        return new MonthSpan(Math.addExact(months, other.months));
    }

    MonthSpan negated() {
        return new MonthSpan(Math.negateExact(months));
    }

    @Override
    public int compareTo(MonthSpan other) {
        return Long.compare(months, other.months);
    }

    /** ISO 8601: {@code P1Y2M}, {@code -P3M}, {@code P0M}. */
    @Override
    public String toString() {
        if (months == 0) {
            return "P0M";
        }
        long years = Math.abs(months / 12);
        long rest = Math.abs(months % 12);
        return (months < 0 ? "-P" : "P")
                + (years == 0 ? "" : years + "Y")
                + (rest == 0 ? "" : rest + "M");
    }
}
