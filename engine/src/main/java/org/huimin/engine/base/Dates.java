package org.huimin.engine.base;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Dates as epoch days and months as months since January of year 0. Every function takes two longs
 * so that the language can name them alike; the second is ignored where one is enough. What leads
 * out of the calendar throws {@link ArithmeticException}.
 */
public final class Dates {

    private Dates() {}

    /** Days from one day to another. */
    public static long days(long from, long to) {
        return Math.subtractExact(to, from);
    }

    public static long plusDays(long day, long days) {
        return within(Math.addExact(day, days));
    }

    /** The same day of the month, or the month's last. */
    public static long plusMonths(long day, long months) {
        try {
            return LocalDate.ofEpochDay(day).plusMonths(months).toEpochDay();
        } catch (DateTimeException e) {
            throw outOfRange(e);
        }
    }

    /** The month of a day. */
    public static long month(long day, long ignored) {
        return monthOf(date(day));
    }

    /** The first day of a month. */
    public static long firstDay(long month, long ignored) {
        return yearMonth(month).atDay(1).toEpochDay();
    }

    /** The last day of a month. */
    public static long lastDay(long month, long ignored) {
        return yearMonth(month).atEndOfMonth().toEpochDay();
    }

    /** The year of a day. */
    public static long year(long day, long ignored) {
        return date(day).getYear();
    }

    /** 1 to 12. */
    public static long monthNumber(long day, long ignored) {
        return date(day).getMonthValue();
    }

    /** 1 to 31. */
    public static long day(long day, long ignored) {
        return date(day).getDayOfMonth();
    }

    /** A month from its text, 2026-03. */
    public static long month(YearMonth month) {
        return month.getYear() * 12L + month.getMonthValue() - 1;
    }

    public static YearMonth yearMonth(long month) {
        try {
            return YearMonth.of(
                    Math.toIntExact(Math.floorDiv(month, 12L)),
                    (int) Math.floorMod(month, 12L) + 1);
        } catch (DateTimeException e) {
            throw outOfRange(e);
        }
    }

    private static long monthOf(LocalDate date) {
        return month(YearMonth.from(date));
    }

    private static LocalDate date(long day) {
        try {
            return LocalDate.ofEpochDay(day);
        } catch (DateTimeException e) {
            throw outOfRange(e);
        }
    }

    private static long within(long day) {
        date(day);
        return day;
    }

    private static ArithmeticException outOfRange(DateTimeException e) {
        ArithmeticException problem = new ArithmeticException("日期超出范围 / date out of range");
        problem.initCause(e);
        return problem;
    }
}
