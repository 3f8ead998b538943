package org.huimin.analysis;

import java.util.stream.Collectors;
import org.huimin.engine.feel.CodeList;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.Fact;

/**
 * How a fact stands in a file and how it becomes the engine's number: money in fen, decimals
 * scaled, counts, 0/1, days since 1970, ranks of codes.
 */
record FactType(Fact fact) {

    /** The type of a value in the file. */
    String file() {
        return switch (fact.type()) {
            case Type.Truth _ -> "BOOLEAN";
            case Type.Date _ -> "DATE";
            case Type.Code _ -> "VARCHAR";
            default -> "BIGINT";
        };
    }

    /** The type of the fact's column in the file. */
    String column() {
        return file() + (fact.ofMember() ? "[]" : "");
    }

    /** The engine's number of a value; -1 for a code the list lacks. */
    String number(String value) {
        return switch (fact.type()) {
            case Type.Truth _ -> value + "::BIGINT";
            case Type.Date _ -> "date_diff('day', DATE '1970-01-01', %s)".formatted(value);
            case Type.Code(CodeList list) ->
                    "case when %s is null then null else coalesce(list_position(%s, %s), 0) - 1 end"
                            .formatted(value, codes(list), value);
            default -> value;
        };
    }

    /** The value of a number of the engine. */
    String value(String number) {
        return switch (fact.type()) {
            case Type.Truth _ -> number + "::BOOLEAN";
            case Type.Date _ -> "DATE '1970-01-01' + %s::INTEGER".formatted(number);
            case Type.Code(CodeList list) -> "%s[%s + 1]".formatted(codes(list), number);
            default -> number;
        };
    }

    private static String codes(CodeList list) {
        return list.codes().stream()
                .map(code -> Duck.quoted(code.code()))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
