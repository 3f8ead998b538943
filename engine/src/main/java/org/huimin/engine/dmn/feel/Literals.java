package org.huimin.engine.dmn.feel;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates, times and durations as text: XML Schema's forms, and a region's zone after {@code @}. */
public final class Literals {

    private static final String DATE = "(-?(?:[1-9][0-9]{4,8}|[0-9]{4}))-([0-9]{2})-([0-9]{2})";
    private static final String TIME =
            "([0-9]{2}):([0-9]{2}):([0-9]{2})(\\.[0-9]+)?"
                    + "(Z|[+-][0-9]{2}:[0-9]{2}(?::[0-9]{2})?|@[A-Za-z][A-Za-z0-9_+/-]*)?";
    private static final Pattern DATE_FORM = Pattern.compile(DATE);
    private static final Pattern TIME_FORM = Pattern.compile(TIME);
    private static final Pattern DATE_TIME_FORM = Pattern.compile(DATE + "T" + TIME);
    private static final Pattern MONTHS_FORM = Pattern.compile("(-?)P(?:([0-9]+)Y)?(?:([0-9]+)M)?");
    private static final Pattern DAYS_FORM =
            Pattern.compile(
                    "(-?)P(?:([0-9]+)D)?(T)?(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)(\\.[0-9]*)?S)?");

    private Literals() {}

    /** The value of {@code @"text"}; null when the text is none. */
    static @Nullable Object at(String text) {
        Object value = date(text);
        value = value == null ? dateTime(text) : value;
        value = value == null ? time(text) : value;
        return value == null ? duration(text) : value;
    }

    public static @Nullable LocalDate date(String text) {
        Matcher form = DATE_FORM.matcher(text);
        try {
            return form.matches() ? date(form) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static LocalDate date(Matcher form) {
        return LocalDate.of(
                Integer.parseInt(form.group(1)),
                Integer.parseInt(form.group(2)),
                Integer.parseInt(form.group(3)));
    }

    public static @Nullable FeelTime time(String text) {
        Matcher form = TIME_FORM.matcher(text);
        try {
            return form.matches() ? new FeelTime(time(form, 1), zone(form.group(5))) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static LocalTime time(Matcher form, int group) {
        String fraction = form.group(group + 3);
        int nanos =
                fraction == null
                        ? 0
                        : Integer.parseInt((fraction.substring(1) + "000000000").substring(0, 9));
        return LocalTime.of(
                Integer.parseInt(form.group(group)),
                Integer.parseInt(form.group(group + 1)),
                Integer.parseInt(form.group(group + 2)),
                nanos);
    }

    static @Nullable ZoneId zone(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return text.startsWith("@") ? ZoneId.of(text.substring(1)) : ZoneOffset.of(text);
    }

    /** A date and time; of a date alone its midnight; 24:00:00 is the next day's midnight. */
    public static @Nullable FeelDateTime dateTime(String text) {
        LocalDate alone = date(text);
        if (alone != null) {
            return new FeelDateTime(alone.atStartOfDay(), null);
        }
        Matcher form = DATE_TIME_FORM.matcher(text);
        try {
            if (!form.matches()) {
                return null;
            }
            LocalDate date = date(form);
            boolean midnight = form.group(4).equals("24");
            if (midnight) {
                boolean exact = (form.group(5) + form.group(6)).equals("0000");
                String fraction = form.group(7);
                if (!exact || fraction != null && !fraction.matches("\\.0+")) {
                    return null;
                }
                return new FeelDateTime(date.plusDays(1).atStartOfDay(), zone(form.group(8)));
            }
            LocalDateTime local = date.atTime(time(form, 4));
            return new FeelDateTime(local, zone(form.group(8)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A {@link MonthSpan} or a {@code Duration}, or null. */
    public static @Nullable Object duration(String text) {
        try {
            Matcher months = MONTHS_FORM.matcher(text);
            if (months.matches() && !text.endsWith("P")) {
                long count =
                        Math.addExact(
                                Math.multiplyExact(number(months.group(2)), 12L),
                                number(months.group(3)));
                return new MonthSpan(months.group(1).isEmpty() ? count : -count);
            }
            Matcher days = DAYS_FORM.matcher(text);
            if (!days.matches() || text.endsWith("P") || text.endsWith("T")) {
                return null;
            }
            boolean clock = days.group(4) != null || days.group(5) != null || days.group(6) != null;
            return clock == (days.group(3) != null) ? daysAndTime(days) : null;
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    private static Duration daysAndTime(Matcher form) {
        String fraction = form.group(7);
        long nanos =
                fraction == null
                        ? 0
                        : new BigDecimal("0" + fraction + "0").movePointRight(9).longValue();
        Duration duration =
                Duration.ofDays(number(form.group(2)))
                        .plusHours(number(form.group(4)))
                        .plusMinutes(number(form.group(5)))
                        .plusSeconds(number(form.group(6)))
                        .plusNanos(nanos);
        return form.group(1).isEmpty() ? duration : duration.negated();
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
