package org.huimin.analysis;

import java.util.stream.Collectors;
import org.huimin.engine.feel.CodeList;
import org.huimin.engine.feel.Texts;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.Fact;

/**
 * How a fact stands in a file and how it becomes the engine's number: money in fen, decimals
 * scaled, counts, 0/1, days since 1970, ranks of codes. Codes and texts stand as text, since ranks
 * may change with the content and {@linkplain Texts numbers of texts} with every process. Unknown
 * is null; of a fact that may be known to have no value, none is {@code ''} or the smallest number.
 */
record FactType(Fact fact) {

    private static final String NONE = "CAST('%d' AS BIGINT)".formatted(Type.NONE);

    /** The type of a value in the file. */
    String file() {
        return switch (fact.type()) {
            case Type.Truth _ -> "BOOLEAN";
            case Type.Date _ -> "DATE";
            case Type.Code _, Type.Text _ -> "VARCHAR";
            case Type.Optional(Type.Code _), Type.Optional(Type.Text _) -> "VARCHAR";
            case Type.Number _, Type.Month _, Type.Optional _, Type.Broken _ -> "BIGINT";
        };
    }

    /** The type of the fact's column in the file. */
    String column() {
        return listed(file());
    }

    /** The type of the column in which values wait to be written. */
    String staged() {
        return listed(isText() ? "VARCHAR" : "BIGINT");
    }

    private String listed(String one) {
        return one + (fact.ofMember() ? "[]" : "");
    }

    /** A text without a list: its number is good for this process only. */
    boolean isText() {
        return fact.type().present() instanceof Type.Text;
    }

    /** What a number that {@link #isText()} stands for is in the file. */
    String text(long number) {
        return number == Type.NONE ? "" : Texts.text(number);
    }

    /** The number that a text of the file has in this process. */
    long ofText(String text) {
        return text.isEmpty() && fact.type() instanceof Type.Optional
                ? Type.NONE
                : Texts.number(text);
    }

    /** The engine's number of a value, -1 for a code the list lacks; of a text the text. */
    String number(String value) {
        return switch (fact.type()) {
            case Type.Truth _ -> value + "::BIGINT";
            case Type.Date _ -> "date_diff('day', DATE '1970-01-01', %s)".formatted(value);
            case Type.Code(CodeList list) ->
                    "case when %s is null then null else %s end"
                            .formatted(value, rank(list, value));
            case Type.Optional(Type.Code(CodeList list)) ->
                    "case when %1$s is null then null when %1$s = '' then %2$s else %3$s end"
                            .formatted(value, NONE, rank(list, value));
            case Type.Number _, Type.Month _, Type.Text _, Type.Optional _, Type.Broken _ -> value;
        };
    }

    /** The value of what waits to be written. */
    String value(String staged) {
        return switch (fact.type()) {
            case Type.Truth _ -> staged + "::BOOLEAN";
            case Type.Date _ -> "DATE '1970-01-01' + %s::INTEGER".formatted(staged);
            case Type.Code(CodeList list) -> "%s[%s + 1]".formatted(codes(list), staged);
            case Type.Optional(Type.Code(CodeList list)) ->
                    "case when %1$s = %2$s then '' else %3$s[%1$s + 1] end"
                            .formatted(staged, NONE, codes(list));
            case Type.Number _, Type.Month _, Type.Text _, Type.Optional _, Type.Broken _ -> staged;
        };
    }

    private static String rank(CodeList list, String value) {
        return "coalesce(list_position(%s, %s), 0) - 1".formatted(codes(list), value);
    }

    private static String codes(CodeList list) {
        return list.codes().stream()
                .map(code -> Duck.quoted(code.code()))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
