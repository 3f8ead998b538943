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
                && (code.equals("true") || code.equals("false") || number(code));
    }

    /** A literal number: -12L. */
    static boolean number(String code) {
        int from = code.startsWith("-") ? 1 : 0;
        int to = code.length() - 1;
        boolean digits = to > from && code.charAt(to) == 'L';
        for (int at = from; digits && at < to; at++) {
            digits = Character.isDigit(code.charAt(at));
        }
        return digits;
    }

    /** The name of a calculated value, or of whether it is unknown: v12, u12. */
    static boolean name(String code) {
        int length = code.length();
        boolean name = length > 1 && (code.charAt(0) == 'v' || code.charAt(0) == 'u');
        for (int at = 1; name && at < length; at++) {
            name = Character.isDigit(code.charAt(at));
        }
        return name;
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
