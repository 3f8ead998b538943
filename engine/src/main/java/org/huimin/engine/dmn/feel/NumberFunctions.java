package org.huimin.engine.dmn.feel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;

/** Functions of numbers. */
final class NumberFunctions {

    private static final int MAX_SCALE = 6176;
    private static final int MIN_SCALE = -6111;

    private NumberFunctions() {}

    static List<Builtin> all() {
        return List.of(
                rounding("decimal", RoundingMode.HALF_EVEN, false),
                rounding("floor", RoundingMode.FLOOR, true),
                rounding("ceiling", RoundingMode.CEILING, true),
                rounding("round up", RoundingMode.UP, false),
                rounding("round down", RoundingMode.DOWN, false),
                rounding("round half up", RoundingMode.HALF_UP, false),
                rounding("round half down", RoundingMode.HALF_DOWN, false),
                new Builtin("abs")
                        .form(NumberFunctions::abs, "n")
                        .typed(FeelType.Basic.NUMBER, FeelType.Basic.NUMBER),
                new Builtin("modulo").form(NumberFunctions::modulo, "dividend", "divisor"),
                new Builtin("sqrt")
                        .form(NumberFunctions::sqrt, "number")
                        .typed(FeelType.Basic.NUMBER, FeelType.Basic.NUMBER),
                new Builtin("log")
                        .form(given -> Numbers.log(given.number(0)), "number")
                        .typed(FeelType.Basic.NUMBER, FeelType.Basic.NUMBER),
                new Builtin("exp")
                        .form(given -> Numbers.exp(given.number(0)), "number")
                        .typed(FeelType.Basic.NUMBER, FeelType.Basic.NUMBER),
                new Builtin("odd").form(given -> whole(given) && odd(given), "number"),
                new Builtin("even").form(given -> whole(given) && !odd(given), "number"));
    }

    private static Builtin rounding(String name, RoundingMode mode, boolean optional) {
        return new Builtin(name)
                .form(given -> rounded(given, mode), "n", optional ? "scale?" : "scale");
    }

    private static BigDecimal rounded(Given given, RoundingMode mode) {
        BigDecimal number = given.number(0);
        int scale = 0;
        if (given.has(1)) {
            BigDecimal wanted = given.number(1).setScale(0, RoundingMode.DOWN);
            if (wanted.compareTo(Numbers.of(MAX_SCALE)) > 0
                    || wanted.compareTo(Numbers.of(MIN_SCALE)) < 0) {
                throw new Builtin.NoResult(
                        "scale outside %d to %d".formatted(MIN_SCALE, MAX_SCALE));
            }
            scale = wanted.intValue();
        }
        return Numbers.held(number.setScale(scale, mode));
    }

    private static Object abs(Given given) {
        return switch (given.one(0)) {
            case BigDecimal number -> number.abs();
            case Duration duration -> duration.abs();
            case MonthSpan span -> new MonthSpan(Math.absExact(span.months()));
            default -> throw given.wrong(0, "number or duration");
        };
    }

    /** The remainder with the sign of the divisor. */
    private static BigDecimal modulo(Given given) {
        BigDecimal dividend = given.number(0);
        BigDecimal divisor = given.number(1);
        BigDecimal rest = dividend.remainder(divisor);
        boolean other = rest.signum() != 0 && rest.signum() != divisor.signum();
        return Numbers.held(other ? rest.add(divisor) : rest);
    }

    private static BigDecimal sqrt(Given given) {
        BigDecimal number = given.number(0);
        if (number.signum() < 0) {
            throw new Builtin.NoResult("square root of a negative number");
        }
        return Numbers.held(number.sqrt(Numbers.PRECISION));
    }

    private static boolean whole(Given given) {
        return Numbers.whole(given.number(0));
    }

    private static boolean odd(Given given) {
        return given.number(0).remainder(Numbers.of(2)).signum() != 0;
    }
}
