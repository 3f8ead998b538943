package org.huimin.engine.dmn.feel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the text of a range of literals: {@code [1..3]}, {@code ("a".."b")}, {@code [1..)}. */
final class RangeText {

    private static final Pattern FORM =
            Pattern.compile("\\s*([\\[(\\]])(.*?)\\.\\.(.*)([\\])\\[])\\s*", Pattern.DOTALL);

    private RangeText() {}

    static FeelRange read(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw none(text);
        }
        Object low = end(form.group(2), text);
        Object high = end(form.group(3), text);
        boolean lowIncluded = form.group(1).equals("[");
        boolean highIncluded = form.group(4).equals("]");
        boolean open = low == null && lowIncluded || high == null && highIncluded;
        if (open || low == null && high == null) {
            throw none(text);
        }
        if (low != null && high != null) {
            Integer order = Values.order(low, high);
            boolean alike = Typing.basicOf(low) == Typing.basicOf(high);
            if (order == null || order > 0 || !alike) {
                throw none(text);
            }
        }
        return new FeelRange(FeelRange.Form.INTERVAL, low, lowIncluded, high, highIncluded);
    }

    private static Builtin.NoResult none(String text) {
        return new Builtin.NoResult("no range: " + text);
    }

    /** A literal end; null when the side is open. */
    private static @Nullable Object end(String text, String whole) {
        if (text.isBlank() || text.strip().equals("null")) {
            return null;
        }
        Formula read;
        try {
            read =
                    FeelParser.expression(
                            text, FeelNames.root(java.util.List.of()), new FeelTypes());
        } catch (FeelFault e) {
            throw none(whole);
        }
        if (!literal(read)) {
            throw none(whole);
        }
        Object value =
                new Evaluator(new Calling(java.time.Clock.systemUTC())).value(read, Frame.empty());
        if (value == null || value instanceof Boolean) {
            throw none(whole);
        }
        return value;
    }

    private static boolean literal(Formula formula) {
        return switch (formula) {
            case Formula.Constant _ -> true;
            case Formula.Negated negated -> literal(negated.value());
            case Formula.Call call ->
                    call.function() instanceof Formula.Name
                            && call.arguments().stream()
                                    .allMatch(Formula.Constant.class::isInstance);
            default -> false;
        };
    }
}
