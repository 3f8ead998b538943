package org.huimin.engine.dmn.feel;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as text, the way the function {@code string} gives them. */
public final class Texts {

    private Texts() {}

    /** The text of a value; inside a list or context texts are quoted. */
    public static String of(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        write(text, value, false);
        return text.toString();
    }

    private static void write(StringBuilder out, @Nullable Object value, boolean inside) {
        switch (value) {
            case null -> out.append("null");
            case String text -> out.append(inside ? quoted(text) : text);
            case BigDecimal number -> out.append(number(number));
            case Boolean truth -> out.append(truth);
            case LocalDate date -> out.append(date(date));
            case FeelTime time -> out.append(time(time.time())).append(zone(time.zone()));
            case FeelDateTime at ->
                    out.append(date(at.local().toLocalDate()))
                            .append('T')
                            .append(time(at.local().toLocalTime()))
                            .append(zone(at.zone()));
            case Duration duration -> out.append(duration(duration));
            case MonthSpan span -> out.append(span);
            case List<?> list -> writeList(out, list);
            case FeelContext context -> writeContext(out, context);
            case FeelRange range -> writeRange(out, range);
            case FeelFunction function -> out.append("function ").append(function.name());
            default -> throw new IllegalArgumentException("no FEEL value: " + value.getClass());
        }
    }

    private static void writeList(StringBuilder out, List<?> list) {
        out.append('[');
        String separator = "";
        for (Object element : list) {
            out.append(separator);
            write(out, element, true);
            separator = ", ";
        }
        out.append(']');
    }

    private static void writeContext(StringBuilder out, FeelContext context) {
        out.append('{');
        String separator = "";
        for (Map.Entry<String, @Nullable Object> entry : context.entries().entrySet()) {
            boolean plain = FeelNames.key(entry.getKey()).equals(entry.getKey());
            boolean word = plain && entry.getKey().matches("[\\p{L}_][\\p{L}\\p{N}_ ]*");
            out.append(separator)
                    .append(word ? entry.getKey() : quoted(entry.getKey()))
                    .append(": ");
            write(out, entry.getValue(), true);
            separator = ", ";
        }
        out.append('}');
    }

    private static void writeRange(StringBuilder out, FeelRange range) {
        switch (range.form()) {
            case INTERVAL -> {
                out.append(range.lowIncluded() ? '[' : '(');
                write(out, range.low(), true);
                out.append(" .. ");
                write(out, range.high(), true);
                out.append(range.highIncluded() ? ']' : ')');
            }
            case LESS -> side(out, "< ", range.high());
            case AT_MOST -> side(out, "<= ", range.high());
            case MORE -> side(out, "> ", range.low());
            case AT_LEAST -> side(out, ">= ", range.low());
            case EQUAL -> side(out, "= ", range.low());
            case UNEQUAL -> side(out, "!= ", range.low());
        }
    }

    private static void side(StringBuilder out, String sign, @Nullable Object end) {
        out.append('(').append(sign);
        write(out, end, true);
        out.append(')');
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    static String number(BigDecimal number) {
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number;
        return plain.toPlainString();
    }

    static String date(LocalDate date) {
        int year = date.getYear();
        String digits = "%04d".formatted(Math.abs((long) year));
        return "%s%s-%02d-%02d"
                .formatted(year < 0 ? "-" : "", digits, date.getMonthValue(), date.getDayOfMonth());
    }

    static String time(LocalTime time) {
        String text =
                "%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond());
        return text + fraction(time.getNano());
    }

    private static String fraction(int nanos) {
        if (nanos == 0) {
            return "";
        }
        return ("." + "%09d".formatted(nanos)).replaceFirst("0+$", "");
    }

    private static String zone(@Nullable ZoneId zone) {
        if (zone == null) {
            return "";
        }
        return zone instanceof java.time.ZoneOffset offset ? offset.getId() : "@" + zone.getId();
    }

    static String duration(Duration duration) {
        if (duration.isZero()) {
            return "PT0S";
        }
        Duration size = duration.abs();
        StringBuilder text = new StringBuilder(duration.isNegative() ? "-P" : "P");
        part(text, size.toDaysPart(), 'D');
        if (size.toHoursPart() + size.toMinutesPart() + size.toSecondsPart() + size.toNanosPart()
                > 0) {
            text.append('T');
            part(text, size.toHoursPart(), 'H');
            part(text, size.toMinutesPart(), 'M');
            if (size.toSecondsPart() > 0 || size.toNanosPart() > 0) {
                text.append(size.toSecondsPart()).append(fraction(size.toNanosPart())).append('S');
            }
        }
        return text.toString();
    }

    private static void part(StringBuilder text, long count, char unit) {
        if (count > 0) {
            text.append(count).append(unit);
        }
    }
}
