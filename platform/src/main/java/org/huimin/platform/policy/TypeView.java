package org.huimin.platform.policy;

import java.util.List;
import java.util.Locale;
import org.huimin.engine.feel.CodeList;
import org.huimin.engine.feel.Type;
import org.huimin.engine.feel.Units;

/**
 * How a value is written and read.
 *
 * @param kind money, decimal, count, months, boolean, date, month, text or code
 * @param scale decimal places of a number
 * @param unit of money, such as 元/人/月; "" otherwise
 * @param codes of a code, in the order of their rank
 */
public record TypeView(String kind, int scale, String unit, List<Code> codes) {

    /** One code of a list. */
    public record Code(String code, String zh, String en) {}

    static TypeView of(Type type) {
        return switch (type) {
            case Type.Number(Type.Kind kind, int scale, int units) ->
                    new TypeView(
                            kind.name().toLowerCase(Locale.ROOT),
                            scale,
                            kind == Type.Kind.MONEY ? Units.shown(units) : "",
                            List.of());
            case Type.Truth _ -> plain("boolean");
            case Type.Date _ -> plain("date");
            case Type.Code(CodeList list) ->
                    new TypeView(
                            "code",
                            0,
                            "",
                            list.codes().stream()
                                    .map(code -> new Code(code.code(), code.zh(), code.en()))
                                    .toList());
            case Type.Month _ -> plain("month");
            case Type.Text _ -> plain("text");
            case Type.Optional(Type value) -> of(value);
            case Type.Broken _ -> plain("text");
        };
    }

    private static TypeView plain(String kind) {
        return new TypeView(kind, 0, "", List.of());
    }
}
