package org.huimin.engine.batch;

import org.huimin.engine.feel.Type;

/**
 * A Java expression and, unless empty, the expression that says it is unknown. The value of an
 * unknown is arbitrary.
 */
record Val(String code, String unknown) {

    boolean mayBeUnknown() {
        return !unknown.isEmpty();
    }

    static Val known(String code) {
        return new Val(code, "");
    }

    static Val truth(boolean truth) {
        return known(truth ? "true" : "false");
    }

    /** Unknown for every household the kernel is made for. */
    static Val never(Type type) {
        return new Val(type instanceof Type.Truth ? "false" : "0L", "true");
    }

    boolean neverKnown() {
        return unknown.equals("true");
    }

    boolean is(String literal) {
        return unknown.isEmpty() && code.equals(literal);
    }

    /** A literal, or always unknown: nothing to calculate. */
    boolean constant() {
        return (unknown.isEmpty() || neverKnown())
                && (code.equals("true") || code.equals("false") || code.matches("-?\\d+L"));
    }

    /** The number a literal stands for. */
    long number() {
        return switch (code) {
            case "true" -> 1;
            case "false" -> 0;
            default -> Long.parseLong(code.substring(0, code.length() - 1));
        };
    }

    /** One of two tests holds; "" is a test that never does. */
    static String either(String left, String right) {
        if (left.isEmpty() || right.isEmpty()) {
            return left + right;
        }
        if (left.equals("true") || right.equals("true")) {
            return "true";
        }
        if (left.equals("false") || right.equals("false")) {
            return left.equals("false") ? right : left;
        }
        return left.equals(right) ? left : "(" + left + " | " + right + ")";
    }
}
