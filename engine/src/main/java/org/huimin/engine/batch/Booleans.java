package org.huimin.engine.batch;

import org.huimin.engine.feel.Node.Comparison;

/** Truth values as Java's booleans. */
record Booleans() implements Notation {

    @Override
    public String type() {
        return "boolean";
    }

    @Override
    public String code(String truth) {
        return truth;
    }

    @Override
    public String not(String truth) {
        return switch (truth) {
            case "true" -> "false";
            case "false" -> "true";
            default -> "(!" + truth + ")";
        };
    }

    @Override
    public String test(String truth) {
        return truth;
    }

    @Override
    public String of(String condition) {
        return condition;
    }

    @Override
    public String number(String truth) {
        return "(" + truth + " ? 1 : 0)";
    }

    @Override
    public String stored(String element, Column.Width width) {
        return "(" + element + " != 0)";
    }

    @Override
    public String compare(
            Comparison comparison, String left, Ranges.Range of, String right, Ranges.Range than) {
        return "(%s %s %s)".formatted(left, Notation.sign(comparison), right);
    }

    @Override
    public String unlike(String left, String right) {
        return "(%s != %s)".formatted(left, right);
    }

    @Override
    public String either(String test, String then, String otherwise) {
        String folded = folded(test, then, otherwise);
        return folded.isEmpty() ? choice(test, then, otherwise) : folded;
    }

    @Override
    public String choice(String test, String then, String otherwise) {
        return then.equals(otherwise) ? then : "(%s ? %s : %s)".formatted(test, then, otherwise);
    }

    @Override
    public boolean namesTests() {
        return false;
    }
}
