package org.huimin.engine.batch;

import java.util.List;
import org.huimin.engine.feel.Node;

/** Writes divisions with their rounding, and what is done about a divisor of zero. */
final class Roundings {

    private final Emitter emitter;
    private final Layout layout;

    Roundings(Emitter emitter, Layout layout) {
        this.emitter = emitter;
        this.layout = layout;
    }

    Val round(Node.Round round) {
        Val numerator = emitter.emit(round.numerator());
        Val denominator = emitter.emit(round.denominator());
        Val unit = emitter.emit(round.unit());
        Val mode = emitter.emit(round.mode());
        for (Val part : List.of(numerator, denominator, unit, mode)) {
            if (part.neverKnown()) {
                return Val.never(round.type());
            }
        }
        String unknown =
                Val.either(
                        Val.either(numerator.unknown(), denominator.unknown()),
                        Val.either(unit.unknown(), mode.unknown()));
        String divisor =
                unit.constant()
                        ? times(denominator.code(), unit.number())
                        : "Math.multiplyExact(%s, %s)".formatted(denominator.code(), unit.code());
        divisor = times(divisor, power(Math.max(0, -round.shift())));
        String dividend = times(numerator.code(), power(Math.max(0, round.shift())));
        String zero = zero(round, denominator, unit);
        if (!zero.isEmpty() && !layout.divisionsMayBeUnknown()) {
            // a clean kernel hands the household on; the quotient no longer matters
            String name = emitter.named("boolean", zero);
            emitter.line("redo |= %s;".formatted(name));
            divisor = "(%s ? 1L : %s)".formatted(name, divisor);
            zero = "";
        }
        unknown = Val.either(unknown, zero);
        if (!unknown.isEmpty()) {
            unknown = emitter.named("boolean", unknown);
            divisor = "(%s ? 1L : %s)".formatted(unknown, divisor);
            dividend = "(%s ? 0L : %s)".formatted(unknown, dividend);
        }
        String quotient =
                mode.constant()
                        ? divided(dividend, divisor, (int) mode.number())
                        : "Exact.divide(%s, %s, (int) %s)"
                                .formatted(dividend, divisor, mode.code());
        String value =
                unit.constant()
                        ? times(quotient, unit.number())
                        : "Math.multiplyExact(%s, %s)".formatted(quotient, unit.code());
        return new Val(value, unknown);
    }

    private static String divided(String dividend, String divisor, int mode) {
        if (divisor.equals("1L")) {
            return dividend;
        }
        return switch (mode) {
            case 2 -> "Math.floorDivExact(%s, %s)".formatted(dividend, divisor);
            case 3 -> "Exact.halfEven(%s, %s)".formatted(dividend, divisor);
            case 1 -> "Math.ceilDivExact(%s, %s)".formatted(dividend, divisor);
            default -> "Exact.halfUp(%s, %s)".formatted(dividend, divisor);
        };
    }

    /** The test for a zero denominator or a unit not above zero; "" where that cannot be. */
    private static String zero(Node.Round round, Val denominator, Val unit) {
        String zero = neverZero(round.denominator()) ? "" : "(" + denominator.code() + " == 0L)";
        String noUnit = unit.constant() && unit.number() > 0 ? "" : "(" + unit.code() + " <= 0L)";
        return Val.either(zero, noUnit);
    }

    private static boolean neverZero(Node node) {
        return switch (node) {
            case Node.Constant(var _, long value) -> value != 0;
            case Node.Rescale(var _, var value, int _) -> neverZero(value);
            case Node.Extreme(var _, boolean max, var left, var right) ->
                    max && (positive(left) || positive(right));
            case Node.Arithmetic(var _, var operation, var left, var right) ->
                    operation == Node.Operation.MULTIPLY && neverZero(left) && neverZero(right);
            case Node.Ref _,
                    Node.DecisionDate _,
                    Node.Round _,
                    Node.Compare _,
                    Node.Logic _,
                    Node.Not _,
                    Node.Choice _,
                    Node.Aggregate _,
                    Node.Between _,
                    Node.Dated _,
                    Node.WorkingDay _,
                    Node.Known _,
                    Node.Present _,
                    Node.Table _ ->
                    false;
        };
    }

    private static boolean positive(Node node) {
        return node instanceof Node.Constant(var _, long value) && value > 0;
    }

    static long power(int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power = Math.multiplyExact(power, 10L);
        }
        return power;
    }

    static String times(String code, long factor) {
        if (code.matches("\\d+L")) {
            long fixed = Long.parseLong(code.substring(0, code.length() - 1));
            return Math.multiplyExact(fixed, factor) + "L";
        }
        return factor == 1 ? code : "Math.multiplyExact(%s, %dL)".formatted(code, factor);
    }
}
