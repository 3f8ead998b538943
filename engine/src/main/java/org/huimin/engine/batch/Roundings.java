package org.huimin.engine.batch;

import java.util.List;
import org.huimin.engine.base.Exact;
import org.huimin.engine.feel.Node;
import org.huimin.engine.feel.Type;

/** Writes divisions with their rounding, and what is done about a divisor of zero. */
final class Roundings {

    private static final Ranges.Range NOTHING = Ranges.Range.of(0, 0);

    private final Emitter emitter;
    private final Layout layout;
    private final Ranges ranges;
    private final Notation notation;

    Roundings(Emitter emitter, Layout layout, Ranges ranges) {
        this.emitter = emitter;
        this.layout = layout;
        this.ranges = ranges;
        this.notation = emitter.notation();
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
        boolean unchecked = ranges.fits(round);
        String divisor =
                unit.constant()
                        ? times(denominator.code(), unit.number(), unchecked)
                        : Emitter.calculated(
                                Node.Operation.MULTIPLY,
                                denominator.code(),
                                unit.code(),
                                unchecked);
        divisor = times(divisor, power(Math.max(0, -round.shift())), unchecked);
        String dividend = times(numerator.code(), power(Math.max(0, round.shift())), unchecked);
        String zero = zero(round, denominator, unit);
        if (!zero.isEmpty() && !layout.full()) {
            divisor = "(%s ? 1L : %s)".formatted(notation.test(redo(zero)), divisor);
            zero = "";
        }
        unknown = Val.either(unknown, zero);
        if (!unknown.isEmpty()) {
            unknown = emitter.named(Type.TRUTH, unknown);
            String test = notation.test(unknown);
            divisor = "(%s ? 1L : %s)".formatted(test, divisor);
            dividend = "(%s ? 0L : %s)".formatted(test, dividend);
        }
        boolean natural = ranges.dividend(round).low() >= 0 && ranges.divisor(round).low() >= 0;
        String quotient =
                mode.constant()
                        ? divided(dividend, divisor, (int) mode.number(), unchecked, natural)
                        : "Exact.divide(%s, %s, (int) %s)"
                                .formatted(dividend, divisor, mode.code());
        String value =
                unit.constant()
                        ? times(quotient, unit.number(), unchecked)
                        : Emitter.calculated(
                                Node.Operation.MULTIPLY, quotient, unit.code(), unchecked);
        return new Val(value, unknown);
    }

    /** A clean kernel hands the household on where the test holds; returns the test's name. */
    private String redo(String test) {
        String name = emitter.named(Type.TRUTH, test);
        emitter.line("redo |= %s;".formatted(notation.code(name)));
        return name;
    }

    /**
     * @param natural neither is negative
     */
    private static String divided(
            String dividend, String divisor, int mode, boolean unchecked, boolean natural) {
        if (divisor.equals("1L")) {
            return dividend;
        }
        int shift = powerOfTwo(divisor);
        String exact = unchecked ? "" : "Exact";
        if (mode == Exact.HALF_UP) {
            return "Exact.halfUp(%s, %s)".formatted(dividend, divisor);
        }
        if (mode == Exact.HALF_EVEN) {
            return "Exact.halfEven(%s, %s)".formatted(dividend, divisor);
        }
        if (mode == Exact.UP) {
            return "Math.ceilDiv%s(%s, %s)".formatted(exact, dividend, divisor);
        }
        return shift > 0
                ? "(%s >> %d)".formatted(dividend, shift)
                : natural && unchecked
                        ? "(%s / %s)".formatted(dividend, divisor)
                        : "Math.floorDiv%s(%s, %s)".formatted(exact, dividend, divisor);
    }

    private static int powerOfTwo(String divisor) {
        if (!divisor.matches("\\d+L")) {
            return 0;
        }
        long value = Long.parseLong(divisor.substring(0, divisor.length() - 1));
        return Long.bitCount(value) == 1 ? Long.numberOfTrailingZeros(value) : 0;
    }

    /** The test for a zero denominator or a unit not above zero; "" where that cannot be. */
    private String zero(Node.Round round, Val denominator, Val unit) {
        Ranges.Range divisor = ranges.of(round.denominator());
        boolean never = divisor.low() > 0 || divisor.high() < 0;
        String zero = never ? "" : isZero(denominator.code(), divisor);
        Ranges.Range units = ranges.of(round.unit());
        String noUnit =
                unit.constant() && unit.number() > 0
                        ? ""
                        : notation.compare(
                                Node.Comparison.AT_MOST, unit.code(), units, "0L", NOTHING);
        return Val.either(zero, noUnit);
    }

    private String isZero(String code, Ranges.Range range) {
        return notation.compare(Node.Comparison.EQUAL, code, range, "0L", NOTHING);
    }

    // --- comparing with a quotient -------------------------------------------------------------

    /**
     * The comparison of a quotient rounded down with a number, multiplied out so that nothing is
     * divided: ⌊a ÷ b⌋ &lt; y is a &lt; y × b, and ⌊a ÷ b⌋ ≤ y is a &lt; (y + 1) × b. Null where
     * that is not the same, or could overflow.
     *
     * @param quotient stands left of the sign
     */
    @org.jspecify.annotations.Nullable
    Val multipliedOut(Node.Round quotient, Node.Comparison comparison, Node number) {
        boolean equality =
                comparison == Node.Comparison.EQUAL || comparison == Node.Comparison.UNEQUAL;
        boolean whole =
                quotient.unit() instanceof Node.Constant(var _, long unit)
                        && unit == 1
                        && quotient.mode() instanceof Node.Constant(var _, long mode)
                        && mode == Exact.DOWN
                        && quotient.shift() >= 0;
        boolean simple = simple(quotient.numerator()) && simple(quotient.denominator());
        if (layout.full() || equality || !whole || !simple) {
            return null;
        }
        boolean next = comparison == Node.Comparison.AT_MOST || comparison == Node.Comparison.MORE;
        Ranges.Range divisor = ranges.divisor(quotient);
        Ranges.Range bound = ranges.of(number).plus(Ranges.Range.of(0, next ? 1 : 0));
        if (!divisor.sure()
                || divisor.low() < 0
                || divisor.high() == 0
                || !bound.sure()
                || !bound.times(divisor).sure()
                || !ranges.dividend(quotient).sure()) {
            return null;
        }
        Val a = emitter.emit(quotient.numerator());
        Val b = emitter.emit(quotient.denominator());
        Val y = emitter.emit(number);
        if (a.neverKnown() || b.neverKnown() || y.neverKnown()) {
            return Val.never(Type.TRUTH);
        }
        if (divisor.low() == 0) {
            redo(isZero(b.code(), ranges.of(quotient.denominator())));
        }
        boolean less = comparison == Node.Comparison.LESS || comparison == Node.Comparison.AT_MOST;
        String product =
                "(%s * %s)".formatted(next ? "(" + y.code() + " + 1L)" : y.code(), b.code());
        return new Val(
                notation.compare(
                        less ? Node.Comparison.LESS : Node.Comparison.AT_LEAST,
                        times(a.code(), power(quotient.shift()), true),
                        ranges.dividend(quotient),
                        product,
                        bound.times(divisor)),
                Val.either(Val.either(a.unknown(), b.unknown()), y.unknown()));
    }

    private static boolean simple(Node node) {
        return node instanceof Node.Constant
                || node instanceof Node.Ref
                || node instanceof Node.Rescale(var _, var value, int _) && simple(value);
    }

    static long power(int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power = Math.multiplyExact(power, 10L);
        }
        return power;
    }

    static String times(String code, long factor, boolean unchecked) {
        if (code.matches("\\d+L")) {
            long fixed = Long.parseLong(code.substring(0, code.length() - 1));
            return Math.multiplyExact(fixed, factor) + "L";
        }
        return factor == 1
                ? code
                : Emitter.calculated(Node.Operation.MULTIPLY, code, factor + "L", unchecked);
    }
}
