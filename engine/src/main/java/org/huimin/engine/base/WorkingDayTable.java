package org.huimin.engine.base;

import java.time.LocalDate;
import java.util.List;

/**
 * The working days of a {@link WorkingDays} calendar as running totals, to count and to add in a
 * few steps. Days are epoch days; what leads beyond the entered years is {@link #UNKNOWN}.
 */
public final class WorkingDayTable {

    /** The answer where the calendar does not reach. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    /** A calendar without years: every answer is unknown. */
    public static final WorkingDayTable NONE = new WorkingDayTable(0, new int[0]);

    private final long first;

    /** Working days from the first day up to and including the day. */
    private final int[] upTo;

    private WorkingDayTable(long first, int[] upTo) {
        this.first = first;
        this.upTo = upTo;
    }

    /** The longest run of years without a gap that ends with the last. */
    public static WorkingDayTable of(WorkingDays calendar) {
        List<WorkingDays.Year> years = calendar.years();
        if (years.isEmpty()) {
            return NONE;
        }
        int last = years.getLast().year();
        int firstYear = last;
        for (WorkingDays.Year year : years.reversed()) {
            firstYear = year.year() == firstYear - 1 ? year.year() : firstYear;
        }
        LocalDate start = LocalDate.of(firstYear, 1, 1);
        int days = (int) (LocalDate.of(last, 12, 31).toEpochDay() - start.toEpochDay()) + 1;
        int[] upTo = new int[days];
        int total = 0;
        for (int i = 0; i < days; i++) {
            total += calendar.isWorkingDay(start.plusDays(i)) ? 1 : 0;
            upTo[i] = total;
        }
        return new WorkingDayTable(start.toEpochDay(), upTo);
    }

    /** Working days after {@code from} up to and including {@code to}; negative backwards. */
    public long between(long from, long to) {
        return reaches(from) && reaches(to)
                ? (long) upTo[(int) (to - first)] - upTo[(int) (from - first)]
                : UNKNOWN;
    }

    /** The n-th working day after the day; the day itself for 0. Unknown for a negative n. */
    public long plus(long day, long n) {
        if (!reaches(day) || n < 0) {
            return UNKNOWN;
        }
        if (n == 0) {
            return day;
        }
        long wanted = upTo[(int) (day - first)] + n;
        if (wanted > upTo[upTo.length - 1]) {
            return UNKNOWN;
        }
        int low = (int) (day - first);
        int high = upTo.length - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return first + high;
    }

    private boolean reaches(long day) {
        return day >= first && day - first < upTo.length;
    }
}
