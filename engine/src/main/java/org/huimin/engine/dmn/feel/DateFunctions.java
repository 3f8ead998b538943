package org.huimin.engine.dmn.feel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions of dates, times and durations. */
final class DateFunctions {

    private DateFunctions() {}

    static List<Builtin> all() {
        return List.of(
                new Builtin("date")
                        .form(DateFunctions::date, "from")
                        .form(DateFunctions::dateOf, "year", "month", "day"),
                new Builtin("time")
                        .form(DateFunctions::time, "from")
                        .form(DateFunctions::timeOf, "hour", "minute", "second", "offset?"),
                new Builtin("date and time")
                        .form(DateFunctions::dateTime, "from")
                        .form(DateFunctions::joined, "date", "time"),
                new Builtin("duration")
                        .form(given -> some(Literals.duration(given.text(0))), "from"),
                new Builtin("years and months duration").form(DateFunctions::months, "from", "to"),
                new Builtin("day of year")
                        .form(given -> Numbers.of(given.date(0).getDayOfYear()), "date"),
                new Builtin("day of week")
                        .form(
                                given ->
                                        given.date(0)
                                                .getDayOfWeek()
                                                .getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                                "date"),
                new Builtin("month of year")
                        .form(
                                given ->
                                        given.date(0)
                                                .getMonth()
                                                .getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                                "date"),
                new Builtin("week of year")
                        .form(
                                given ->
                                        Numbers.of(
                                                given.date(0)
                                                        .get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
                                "date"),
                new Builtin("now").form(DateFunctions::now),
                new Builtin("today").form(given -> LocalDate.now(given.calling().clock())));
    }

    private static <T> T some(@Nullable T value) {
        if (value == null) {
            throw new Builtin.NoResult("the text has another form");
        }
        return value;
    }

    private static LocalDate date(Given given) {
        return given.one(0) instanceof String text ? some(Literals.date(text)) : given.date(0);
    }

    private static int whole(Given given, int index) {
        BigDecimal number = given.number(index);
        return number.setScale(0, RoundingMode.UNNECESSARY).intValueExact();
    }

    private static LocalDate dateOf(Given given) {
        return LocalDate.of(whole(given, 0), whole(given, 1), whole(given, 2));
    }

    private static FeelTime time(Given given) {
        return switch (given.one(0)) {
            case String text -> some(Literals.time(text));
            case FeelTime time -> time;
            case FeelDateTime at -> new FeelTime(at.local().toLocalTime(), at.zone());
            case LocalDate _ -> new FeelTime(LocalTime.MIDNIGHT, ZoneOffset.UTC);
            default -> throw given.wrong(0, "time");
        };
    }

    private static FeelTime timeOf(Given given) {
        BigDecimal second = given.number(2);
        BigDecimal whole = second.setScale(0, RoundingMode.DOWN);
        BigDecimal nanos = second.subtract(whole).movePointRight(9);
        LocalTime time =
                LocalTime.of(
                        whole(given, 0), whole(given, 1), whole.intValueExact(), nanos.intValue());
        if (given.any(3) == null) {
            return new FeelTime(time, null);
        }
        if (!(given.one(3) instanceof Duration offset)) {
            throw given.wrong(3, "days and time duration");
        }
        ZoneId zone = ZoneOffset.ofTotalSeconds(Math.toIntExact(offset.toSeconds()));
        return new FeelTime(time, zone);
    }

    private static FeelDateTime dateTime(Given given) {
        return switch (given.one(0)) {
            case String text -> some(Literals.dateTime(text));
            case FeelDateTime at -> at;
            case LocalDate date -> FeelDateTime.midnightUtc(date);
            default -> throw given.wrong(0, "date and time");
        };
    }

    private static FeelDateTime joined(Given given) {
        if (!(given.one(1) instanceof FeelTime time)) {
            throw given.wrong(1, "time");
        }
        return new FeelDateTime(given.date(0).atTime(time.time()), time.zone());
    }

    /** Whole months between the dates; times of day do not count. */
    private static MonthSpan months(Given given) {
        return new MonthSpan(ChronoUnit.MONTHS.between(given.date(0), given.date(1)));
    }

    private static FeelDateTime now(Given given) {
        ZonedDateTime now = ZonedDateTime.now(given.calling().clock());
        return new FeelDateTime(now.toLocalDateTime(), now.getOffset());
    }
}
