package org.huimin.engine.feel;

import java.util.List;
import org.huimin.engine.feel.Expr.Binary;
import org.huimin.engine.feel.Expr.In;

/**
 * How high the tree of a formula is. Everything that walks a formula calls itself once a step, so a
 * formula is accepted or not by its height, never by the stack that happens to be left.
 */
final class Height {

    /** Higher than any rule a person reads, and a small part of the smallest stack in use. */
    static final int LIMIT = 320;

    private Height() {}

    /** Whether the formula is higher than {@link #LIMIT}; looks no deeper than that. */
    static boolean tooHigh(Expr expression) {
        return higher(expression, LIMIT);
    }

    private static boolean higher(Expr expression, int left) {
        if (left == 0) {
            return true;
        }
        int below = left - 1;
        return switch (expression) {
            case Expr.Figure _, Expr.Quote _, Expr.Truth _, Expr.Null _, Expr.Name _ -> false;
            case Expr.Path(var _, var base, var _) -> higher(base, below);
            case Expr.Filter(var _, var list, var test) -> any(below, list, test);
            case Expr.Call(var _, var _, var arguments) -> chain(arguments, below);
            case Binary(var _, var _, var one, var other) -> any(below, one, other);
            case Expr.Negated(var _, var value) -> higher(value, below);
            case In(var _, var value, var tests) -> higher(value, below) || chain(tests, below);
            case Expr.Range(var _, var low, var _, var high, var _) -> any(below, low, high);
            case Expr.Test(var _, var _, var bound) -> higher(bound, below);
            case Expr.If(var _, var test, var then, var other) -> any(below, test, then, other);
            case Expr.For(var _, var _, var list, var body) -> any(below, list, body);
            case Expr.Quantified(var _, var _, var _, var list, var test) -> any(below, list, test);
        };
    }

    private static boolean any(int left, Expr... parts) {
        return List.of(parts).stream().anyMatch(part -> higher(part, left));
    }

    /** Tests of an {@code in} and arguments become a chain, one upon the other. */
    private static boolean chain(List<Expr> links, int left) {
        int below = left - links.size();
        return below <= 0 || links.stream().anyMatch(link -> higher(link, below));
    }
}
