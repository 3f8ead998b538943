package org.huimin.engine.batch;

import java.util.regex.Pattern;
import org.huimin.engine.feel.Node.Comparison;

/**
 * Truth values as the signs of longs, calculated without a branch: below 0 is true. x &lt; y is x -
 * y, which is exact where both lie within ±2^62; and, or, not are those of all bits at once.
 */
record Signs() implements Notation {

    private static final long FAR = 1L << 62;
    private static final long SQUARE = 1L << 30;

    /** What may throw, or takes long: calculated only where it is chosen. */
    private static final Pattern LAZY = Pattern.compile("Exact|Dates|calendar|Batch");

    @Override
    public String type() {
        return "long";
    }

    @Override
    public String code(String truth) {
        return switch (truth) {
            case "true" -> "-1L";
            case "false" -> "0L";
            default -> truth;
        };
    }

    @Override
    public String not(String truth) {
        return switch (truth) {
            case "true" -> "false";
            case "false" -> "true";
            default -> "(~" + truth + ")";
        };
    }

    @Override
    public String test(String truth) {
        return literal(truth) ? truth : "(" + truth + " < 0L)";
    }

    private static boolean literal(String truth) {
        return truth.equals("true") || truth.equals("false");
    }

    @Override
    public String of(String condition) {
        return "(" + condition + " ? -1L : 0L)";
    }

    @Override
    public String number(String truth) {
        return switch (truth) {
            case "true" -> "1L";
            case "false" -> "0L";
            default -> "(" + truth + " >>> 63)";
        };
    }

    @Override
    public String stored(String element, Column.Width width) {
        return switch (width) {
            case BYTE -> "(-(" + element + " & 0xFFL))";
            case SHORT -> "(-(" + element + " & 0xFFFFL))";
            case INT -> "(-(" + element + " & 0xFFFFFFFFL))";
            case LONG -> "(" + element + " | -" + element + ")";
        };
    }

    @Override
    public String compare(
            Comparison comparison, String left, Ranges.Range of, String right, Ranges.Range than) {
        if (!within(of, FAR) || !within(than, FAR)) {
            return of("(%s %s %s)".formatted(left, Notation.sign(comparison), right));
        }
        // two numbers are equal where neither is less; one of the two may be clear
        boolean over = of.low() >= than.high();
        boolean under = of.high() <= than.low();
        boolean small = within(of, SQUARE) && within(than, SQUARE);
        return switch (comparison) {
            case LESS -> less(left, right);
            case MORE -> less(right, left);
            case AT_MOST -> not(less(right, left));
            case AT_LEAST -> not(less(left, right));
            case EQUAL ->
                    over
                            ? not(less(right, left))
                            : under
                                    ? not(less(left, right))
                                    : small
                                            ? "(%s - 1L)".formatted(square(left, right))
                                            : not(differ(left, right));
            case UNEQUAL ->
                    over
                            ? less(right, left)
                            : under
                                    ? less(left, right)
                                    : small
                                            ? "(-%s)".formatted(square(left, right))
                                            : differ(left, right);
        };
    }

    private static boolean within(Ranges.Range range, long bound) {
        return range.low() >= -bound && range.high() < bound;
    }

    private static String less(String a, String b) {
        return b.equals("0L") ? a : "(%s - %s)".formatted(a, b);
    }

    private static String differ(String a, String b) {
        return "((%1$s - %2$s) | (%2$s - %1$s))".formatted(a, b);
    }

    private static String square(String a, String b) {
        return "((%1$s - %2$s) * (%1$s - %2$s))".formatted(a, b);
    }

    @Override
    public String unlike(String left, String right) {
        return "(%s ^ %s)".formatted(code(left), code(right));
    }

    @Override
    public String either(String test, String then, String otherwise) {
        String folded = folded(test, then, otherwise);
        return folded.isEmpty()
                ? "((%1$s & %2$s) | (~%1$s & %3$s))".formatted(test, then, otherwise)
                : folded;
    }

    @Override
    public String choice(String test, String then, String otherwise) {
        if (then.equals(otherwise)) {
            return then;
        }
        if (LAZY.matcher(then + otherwise).find()) {
            return "(%s ? %s : %s)".formatted(test(test), then, otherwise);
        }
        if (otherwise.equals("0L")) {
            return then.equals("1L") ? number(test) : "(%s & (%s >> 63))".formatted(then, test);
        }
        if (then.equals("0L")) {
            return otherwise.equals("1L")
                    ? number(not(test))
                    : "(%s & ~(%s >> 63))".formatted(otherwise, test);
        }
        return "((%2$s & (%1$s >> 63)) | (%3$s & ~(%1$s >> 63)))".formatted(test, then, otherwise);
    }

    @Override
    public boolean namesTests() {
        return true;
    }
}
