package org.huimin.engine.dmn.feel;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code value.name}: entries of contexts, parts of dates, times, durations and ranges. */
final class Properties {

    private Properties() {}

    static @Nullable Object of(@Nullable Object base, String name, Calling calling) {
        return switch (base) {
            case FeelContext context -> {
                if (!context.has(name)) {
                    calling.note("no entry " + name);
                }
                yield context.get(name);
            }
            case List<?> list -> {
                List<@Nullable Object> values = new ArrayList<>();
                for (Object element : Values.list(list)) {
                    values.add(of(element, name, calling));
                }
                yield values;
            }
            case LocalDate date -> ofDate(date, name);
            case FeelDateTime at -> {
                Object ofDate = ofDate(at.local().toLocalDate(), name);
                yield ofDate != null
                        ? ofDate
                        : ofTime(at.local().toLocalTime(), at.zone(), at.offsetSeconds(), name);
            }
            case FeelTime time -> ofTime(time.time(), time.zone(), time.offsetSeconds(), name);
            case Duration duration -> ofDuration(duration, name);
            case MonthSpan span ->
                    switch (name) {
                        case "years" -> Numbers.of(span.years());
                        case "months" -> Numbers.of(span.months() % 12);
                        default -> null;
                    };
            case FeelRange range -> ofRange(range, name);
            case null, default -> null;
        };
    }

    private static @Nullable Object ofDate(LocalDate date, String name) {
        return switch (name) {
            case "year" -> Numbers.of(date.getYear());
            case "month" -> Numbers.of(date.getMonthValue());
            case "day" -> Numbers.of(date.getDayOfMonth());
            case "weekday" -> Numbers.of(date.getDayOfWeek().getValue());
            default -> null;
        };
    }

    private static @Nullable Object ofTime(
            LocalTime time, @Nullable ZoneId zone, @Nullable Integer offset, String name) {
        return switch (name) {
            case "hour" -> Numbers.of(time.getHour());
            case "minute" -> Numbers.of(time.getMinute());
            case "second" -> Numbers.of(time.getSecond());
            case "time offset" -> offset == null ? null : Duration.ofSeconds(offset);
            case "timezone" -> zone == null || zone instanceof ZoneOffset ? null : zone.getId();
            default -> null;
        };
    }

    private static @Nullable BigDecimal ofDuration(Duration duration, String name) {
        Duration size = duration.abs();
        BigDecimal part =
                switch (name) {
                    case "days" -> Numbers.of(size.toDaysPart());
                    case "hours" -> Numbers.of(size.toHoursPart());
                    case "minutes" -> Numbers.of(size.toMinutesPart());
                    case "seconds" ->
                            BigDecimal.valueOf(size.getNano(), 9)
                                    .stripTrailingZeros()
                                    .add(Numbers.of(size.toSecondsPart()));
                    default -> null;
                };
        return part != null && duration.isNegative() ? part.negate() : part;
    }

    private static @Nullable Object ofRange(FeelRange range, String name) {
        if (range.form() == FeelRange.Form.UNEQUAL) {
            return null;
        }
        return switch (name) {
            case "start" -> range.low();
            case "end" -> range.high();
            case "start included" -> range.lowIncluded();
            case "end included" -> range.highIncluded();
            default -> null;
        };
    }
}
