package org.huimin.engine.batch;

import org.huimin.engine.feel.Node.Comparison;

/**
 * How truth values are written in Java. As {@link Booleans}, where many of them are unknown and
 * short-circuits pay; as {@link Signs} in clean loops, where a test of the data that holds for one
 * household in ten would make the processor guess wrong as often. The literals are "true" and
 * "false" in both until {@link #code} writes them.
 */
sealed interface Notation permits Booleans, Signs {

    /** The Java type of a truth value. */
    String type();

    /** A truth value as Java: literals are written out. */
    String code(String truth);

    String not(String truth);

    /** A truth value as the condition of an if. */
    String test(String truth);

    /** A Java condition as a truth value. */
    String of(String condition);

    /** A truth value as the number 0 or 1. */
    String number(String truth);

    /** Whether a number stored in a column or kept in an array is not 0. */
    String stored(String element, Column.Width width);

    /** A comparison of two numbers within bounds. */
    String compare(
            Comparison comparison, String left, Ranges.Range of, String right, Ranges.Range than);

    /** Whether two truth values differ. */
    String unlike(String left, String right);

    /** One of two truth values. */
    String either(String test, String then, String otherwise);

    /**
     * One of two numbers.
     *
     * @param test a name or a literal where {@link #namesTests}
     */
    String choice(String test, String then, String otherwise);

    /** Whether {@link #choice} writes its test, and an equality both its sides, more than once. */
    boolean namesTests();

    /** Folds a choice between truth values one of which is a literal; "" when neither is. */
    default String folded(String test, String then, String otherwise) {
        if (then.equals(otherwise)) {
            return then;
        }
        return switch (then) {
            case "true" -> otherwise.equals("false") ? test : Val.either(test, otherwise);
            case "false" -> otherwise.equals("true") ? not(test) : both(not(test), otherwise);
            default ->
                    otherwise.equals("true")
                            ? Val.either(not(test), then)
                            : otherwise.equals("false") ? both(test, then) : "";
        };
    }

    /** Both tests hold. */
    default String both(String left, String right) {
        if (left.equals("true") || right.equals("false")) {
            return right;
        }
        return right.equals("true") || left.equals("false")
                ? left
                : "(%s & %s)".formatted(left, right);
    }

    static String sign(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> "==";
            case UNEQUAL -> "!=";
            case LESS -> "<";
            case AT_MOST -> "<=";
            case MORE -> ">";
            case AT_LEAST -> ">=";
        };
    }
}
