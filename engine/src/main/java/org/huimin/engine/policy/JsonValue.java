package org.huimin.engine.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huimin.engine.base.FixedPoint;
import org.huimin.engine.feel.Type;
import tools.jackson.databind.JsonNode;

/**
 * A value as people write it in JSON: numbers also as text, 2,100.00元, 1.5万元, 30%; truths also as 是
 * and 否; dates also as 1980/1/31, 1980年1月31日 and 19800131. What could mean two things is not read.
 */
final class JsonValue {

    private static final Pattern DATE =
            Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?|(\\d{4})(\\d{2})(\\d{2})");

    private JsonValue() {}

    /** Scaled like the type; empty when it is not of the type. */
    static OptionalLong read(Type type, JsonNode node) {
        if (node.isContainer() || node.isNull()) {
            return OptionalLong.empty();
        }
        String text = node.asString("").strip();
        return switch (type.present()) {
            case Type.Number number when node.isNumber() ->
                    FixedPoint.of(node.decimalValue(), number.scale());
            case Type.Number number -> number(number, text);
            case Type.Truth _ when node.isNumber() -> OptionalLong.empty();
            case Type.Date _ -> {
                LocalDate date = date(text);
                yield date == null ? OptionalLong.empty() : OptionalLong.of(date.toEpochDay());
            }
            default -> Values.parse(type.present(), text);
        };
    }

    private static OptionalLong number(Type.Number type, String text) {
        return switch (type.kind()) {
            case MONEY -> {
                String figure = text.replaceFirst("\\s*元" + per(type) + "$", "");
                // 1.5万元 is 15,000 yuan: four places are moved, not lost
                yield figure.endsWith("万")
                        ? FixedPoint.parse(cut(figure), 4, type.scale())
                        : FixedPoint.parse(figure, type.scale());
            }
            case DECIMAL ->
                    text.endsWith("%") || text.endsWith("％")
                            ? FixedPoint.parse(cut(text), -2, type.scale())
                            : FixedPoint.parse(text, type.scale());
            default -> FixedPoint.parse(text, type.scale());
        };
    }

    /** 元/月 may stand behind a sum per month only: behind another it would mean another sum. */
    private static String per(Type.Number type) {
        String shown = type.shown();
        return shown.contains("/月")
                ? "((/人)?/月|/人月|每月)?"
                : shown.contains("/年") ? "((/人)?/年|/人年|每年)?" : "";
    }

    private static String cut(String text) {
        return text.substring(0, text.length() - 1);
    }

    /** Null when it is no day of the calendar. */
    static @org.jspecify.annotations.Nullable LocalDate date(String text) {
        Matcher parts = DATE.matcher(text.strip());
        if (!parts.matches()) {
            return null;
        }
        int first = parts.group(1) == null ? 4 : 1;
        try {
            return LocalDate.of(
                    Integer.parseInt(parts.group(first)),
                    Integer.parseInt(parts.group(first + 1)),
                    Integer.parseInt(parts.group(first + 2)));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
