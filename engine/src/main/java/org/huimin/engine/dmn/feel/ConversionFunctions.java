package org.huimin.engine.dmn.feel;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code number}, {@code string}, {@code not}, {@code is}, {@code range}. */
final class ConversionFunctions {

    private static final Set<String> GROUPING = Set.of(" ", ",", ".");
    private static final Set<String> DECIMAL = Set.of(",", ".");

    private ConversionFunctions() {}

    static List<Builtin> all() {
        return List.of(
                new Builtin("number")
                        .form(
                                ConversionFunctions::number,
                                "from",
                                "grouping separator?",
                                "decimal separator?"),
                new Builtin("string")
                        .form(
                                given -> given.any(0) == null ? null : Texts.of(given.any(0)),
                                "from"),
                new Builtin("not").form(given -> Logic.not(given.any(0)), "negand"),
                new Builtin("is")
                        .form(given -> is(given.any(0), given.any(1)), "value1?", "value2?"),
                new Builtin("range").form(given -> RangeText.read(given.text(0)), "from"));
    }

    private static @Nullable Object number(Given given) {
        if (given.count() == 1 && given.one(0) instanceof BigDecimal number) {
            return number;
        }
        String text = given.text(0);
        String grouping = given.any(1) == null ? null : given.text(1);
        String decimal = given.any(2) == null ? null : given.text(2);
        if (grouping != null && (!GROUPING.contains(grouping) || grouping.equals(decimal))
                || decimal != null && !DECIMAL.contains(decimal)) {
            throw new Builtin.NoResult("separators");
        }
        String plain = grouping == null ? text : text.replace(grouping, "");
        plain = decimal == null ? plain : plain.replace(decimal, ".");
        if (!plain.matches("-?([0-9]+(\\.[0-9]+)?|\\.[0-9]+)([eE][+-]?[0-9]{1,9})?")) {
            throw given.wrong(0, "number");
        }
        return Numbers.held(new BigDecimal(plain));
    }

    /** The same value and type: 12:00Z is 12:00Z but not 13:00+01:00. */
    private static boolean is(@Nullable Object one, @Nullable Object other) {
        if (one instanceof FeelTime || one instanceof FeelDateTime) {
            return one.equals(other);
        }
        return Values.same(one, other) && Typing.basicOf(one) == Typing.basicOf(other);
    }
}
