package org.huimin.engine.base;

/**
 * The arithmetic the interpreter and the compiled kernels share, so that both give the same fen.
 * Overflow throws {@link ArithmeticException}.
 */
public final class Exact {

    /** Ranks of the rounding modes, see the code list rounding-mode. */
    public static final int HALF_UP = 0;

    public static final int UP = 1;
    public static final int DOWN = 2;
    public static final int HALF_EVEN = 3;

    private Exact() {}

    /**
     * numerator ÷ denominator rounded to a whole number. Half-up turns away from zero at one half,
     * half-even to the even neighbour, up is towards plus infinity (进一), down towards minus
     * infinity (舍去).
     *
     * @throws ArithmeticException for a denominator of zero
     */
    public static long divide(long numerator, long denominator, int mode) {
        return switch (mode) {
            case DOWN -> Math.floorDivExact(numerator, denominator);
            case UP -> Math.ceilDivExact(numerator, denominator);
            case HALF_EVEN -> halfEven(numerator, denominator);
            default -> halfUp(numerator, denominator);
        };
    }

    /** Rounds half away from zero. */
    public static long halfUp(long numerator, long denominator) {
        long quotient = Math.divideExact(numerator, denominator);
        long rest = numerator - quotient * denominator;
        // |rest| >= |denominator| / 2, written so that it cannot overflow
        long magnitude = Math.abs(rest);
        if (magnitude >= Math.abs(denominator) - magnitude && rest != 0) {
            return (numerator < 0) == (denominator < 0) ? quotient + 1 : quotient - 1;
        }
        return quotient;
    }

    /** Rounds half to the even neighbour (四舍六入五成双). */
    public static long halfEven(long numerator, long denominator) {
        long floor = Math.floorDivExact(numerator, denominator);
        // floorMod has the denominator's sign, so that both magnitudes compare
        long rest = Math.abs(Math.floorMod(numerator, denominator));
        long other = Math.abs(denominator) - rest;
        return rest > other || rest == other && floor % 2 != 0 ? floor + 1 : floor;
    }

    /** Full years from one epoch day to another; negative when the second comes first. */
    public static long years(long fromDay, long toDay) {
        return months(fromDay, toDay) / 12;
    }

    /** Full months from one epoch day to another; negative when the second comes first. */
    public static long months(long fromDay, long toDay) {
        long from = monthAndDay(fromDay);
        long to = monthAndDay(toDay);
        return (to - from) / 32;
    }

    /**
     * Months since year 0 × 32 + day of the month; the difference of two, divided by 32 and cut, is
     * the number of full months (as {@link java.time.Period} counts them).
     */
    private static long monthAndDay(long epochDay) {
        // civil calendar from a day count in the proleptic Gregorian calendar, era of 400 years
        long zeroDay = epochDay + 719_468;
        long era = Math.floorDiv(zeroDay, 146_097L);
        long dayOfEra = zeroDay - era * 146_097;
        long yearOfEra =
                (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long shifted = (5 * dayOfYear + 2) / 153;
        long day = dayOfYear - (153 * shifted + 2) / 5 + 1;
        long month = shifted < 10 ? shifted + 3 : shifted - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return (year * 12 + month - 1) * 32 + day;
    }
}
