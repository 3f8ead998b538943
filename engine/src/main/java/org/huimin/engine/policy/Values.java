package org.huimin.engine.policy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.OptionalLong;
import org.huimin.engine.base.Dates;
import org.huimin.engine.base.FixedPoint;
import org.huimin.engine.feel.CodeList;
import org.huimin.engine.feel.Texts;
import org.huimin.engine.feel.Type;
import org.huimin.engine.feel.Type.Kind;

/** Texts to values and back: every value is a long, see {@link Type}. */
public final class Values {

    /** How "has none" is written for a nullable value. */
    private static final List<String> NONE = List.of("none", "无");

    private Values() {}

    /** The value written as text (CSV, JSON string); empty when it is not of the type. */
    public static OptionalLong parse(Type type, String text) {
        return switch (type) {
            case Type.Number number -> FixedPoint.parse(text, number.scale());
            case Type.Truth _ ->
                    switch (text) {
                        case "true", "yes", "是", "1" -> OptionalLong.of(1);
                        case "false", "no", "否", "0" -> OptionalLong.of(0);
                        default -> OptionalLong.empty();
                    };
            case Type.Date _ -> {
                try {
                    yield OptionalLong.of(LocalDate.parse(text).toEpochDay());
                } catch (DateTimeParseException e) {
                    yield OptionalLong.empty();
                }
            }
            case Type.Month _ -> {
                try {
                    yield OptionalLong.of(Dates.month(YearMonth.parse(text)));
                } catch (DateTimeParseException e) {
                    yield OptionalLong.empty();
                }
            }
            case Type.Text _ -> OptionalLong.of(Texts.number(text));
            case Type.Code(CodeList list) -> {
                var rank = list.rank(text);
                yield rank.isPresent() ? OptionalLong.of(rank.getAsInt()) : OptionalLong.empty();
            }
            case Type.Optional(Type present) ->
                    NONE.contains(text) ? OptionalLong.of(Type.NONE) : parse(present, text);
            case Type.Broken _ -> OptionalLong.empty();
        };
    }

    /** For people: "1,570.00 元", 是, 一级, 2026-03-01. */
    public static String shown(Type type, long value) {
        return switch (type) {
            case Type.Number(Kind kind, int scale, int _) ->
                    FixedPoint.grouped(value, scale)
                            + (kind == Kind.MONEY ? " 元" : kind == Kind.MONTHS ? " 个月" : "");
            case Type.Truth _ -> value != 0 ? "是" : "否";
            case Type.Date _ -> LocalDate.ofEpochDay(value).toString();
            case Type.Month _ -> Dates.yearMonth(value).toString();
            case Type.Text _ -> Texts.text(value);
            case Type.Code(CodeList list) -> code(list, value).zh();
            case Type.Optional(Type present) -> value == Type.NONE ? "无" : shown(present, value);
            case Type.Broken _ -> "?";
        };
    }

    /** For people in both languages: 1,570.00 元 and 1,570.00 yuan. */
    public static Text text(Type type, long value) {
        String zh = shown(type, value);
        return switch (type) {
            case Type.Number(Kind kind, int scale, int _) ->
                    new Text(
                            zh,
                            FixedPoint.grouped(value, scale)
                                    + (kind == Kind.MONEY
                                            ? " yuan"
                                            : kind == Kind.MONTHS ? " months" : ""));
            case Type.Truth _ -> new Text(zh, value != 0 ? "yes" : "no");
            case Type.Date _, Type.Month _, Type.Text _, Type.Broken _ -> Text.same(zh);
            case Type.Optional(Type present) ->
                    value == Type.NONE ? new Text(zh, "none") : text(present, value);
            case Type.Code(CodeList list) -> new Text(zh, code(list, value).en());
        };
    }

    /** An amount of fen for people: 1,570.00 元. */
    public static Text money(long fen) {
        return text(Type.money(0), fen);
    }

    /** An amount of fen a month for people: 1,570.00 元/月. */
    public static Text monthly(long fen) {
        return money(fen).and(new Text("/月", " a month"));
    }

    /** For machines: "1570.00", "true", the code, the ISO date. */
    public static String plain(Type type, long value) {
        return switch (type) {
            case Type.Number number -> FixedPoint.plain(value, number.scale());
            case Type.Truth _ -> value != 0 ? "true" : "false";
            case Type.Date _ -> LocalDate.ofEpochDay(value).toString();
            case Type.Month _ -> Dates.yearMonth(value).toString();
            case Type.Text _ -> Texts.text(value);
            case Type.Code(CodeList list) -> code(list, value).code();
            case Type.Optional(Type present) -> value == Type.NONE ? "none" : plain(present, value);
            case Type.Broken _ -> "?";
        };
    }

    /** What a value of the type looks like, for error messages in both languages. */
    public static String example(Type type) {
        return switch (type) {
            case Type.Number(Kind kind, int scale, int _) ->
                    switch (kind) {
                        case MONEY -> "1234.56（元，最多两位小数 / yuan, at most two decimal places）";
                        case MONTHS -> "6（月数 / a number of months）";
                        case COUNT -> "2（整数 / a whole number）";
                        case DECIMAL, PLAIN ->
                                "0.5（最多%1$d位小数 / at most %1$d decimal places）".formatted(scale);
                    };
            case Type.Truth _ -> "true / false";
            case Type.Date _ -> "\"1980-01-31\"";
            case Type.Month _ -> "\"2026-03\"";
            case Type.Text _ -> "\"文字 / a text\"";
            case Type.Optional(Type present) -> example(present) + "，或 / or none（无）";
            case Type.Code(CodeList list) -> {
                StringBuilder names = new StringBuilder();
                list.codes().stream()
                        .limit(12)
                        .forEach(
                                code -> names.append(names.isEmpty() ? "" : "、").append(code.zh()));
                yield names.toString();
            }
            case Type.Broken _ -> "?";
        };
    }

    private static CodeList.Code code(CodeList list, long rank) {
        return rank >= 0 && rank < list.codes().size()
                ? list.codes().get((int) rank)
                : new CodeList.Code(Long.toString(rank), "?", "?");
    }
}
