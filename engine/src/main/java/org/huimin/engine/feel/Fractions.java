package org.huimin.engine.feel;

import org.huimin.engine.feel.Expr.Operator;
import org.huimin.engine.feel.Type.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Formulas with divisions, brought to one numerator and one denominator, so that only once is
 * rounded.
 */
final class Fractions {

    /**
     * numerator ÷ denominator, not rounded yet.
     *
     * @param quotient kind and units of the whole
     */
    record Fraction(Typed numerator, Typed denominator, Type.Number quotient) {}

    private final Checker checker;

    Fractions(Checker checker) {
        this.checker = checker;
    }

    /** The argument of a rounding, as one fraction: divisions are allowed here and only here. */
    @Nullable Fraction of(Expr expression) {
        if (expression instanceof Expr.Binary binary
                && divides(binary)
                && binary.operator() != Operator.AND
                && binary.operator() != Operator.OR) {
            Fraction left = of(binary.left());
            Fraction right = of(binary.right());
            return left == null || right == null ? null : combined(binary, left, right);
        }
        Typed value = checker.present(expression);
        if (value.broken()) {
            return null;
        }
        if (!(value.type() instanceof Type.Number number)) {
            checker.notNumber(value, expression.span());
            return null;
        }
        return new Fraction(value, one(), number);
    }

    private static boolean divides(Expr expression) {
        return expression instanceof Expr.Binary(var _, var operator, var left, var right)
                && (operator == Operator.DIVIDE
                        || (operator == Operator.MULTIPLY
                                        || operator == Operator.ADD
                                        || operator == Operator.SUBTRACT)
                                && (divides(left) || divides(right)));
    }

    private static Typed one() {
        return Typed.of(new Node.Constant(new Type.Number(Kind.PLAIN, 0, 0), 1));
    }

    private static boolean isOne(Typed typed) {
        return typed.equals(one());
    }

    private @Nullable Fraction combined(Expr.Binary binary, Fraction left, Fraction right) {
        Span span = binary.span();
        return switch (binary.operator()) {
            case DIVIDE -> {
                Type.Number type =
                        checker.numbers.quotient(
                                left.quotient(), right.quotient(), right.numerator().node(), span);
                yield made(
                        times(left.numerator(), right.denominator(), span),
                        times(left.denominator(), right.numerator(), span),
                        type);
            }
            case MULTIPLY -> {
                Type.Number type =
                        checker.numbers.product(
                                left.quotient(),
                                left.numerator().node(),
                                right.quotient(),
                                right.numerator().node(),
                                span);
                yield made(
                        times(left.numerator(), right.numerator(), span),
                        times(left.denominator(), right.denominator(), span),
                        type);
            }
            case ADD, SUBTRACT -> {
                Type.Number type =
                        checker.numbers.common(
                                left.quotient(),
                                right.quotient(),
                                checker.aboutOnePerson(),
                                span,
                                "相加减");
                Typed a = times(left.numerator(), right.denominator(), span);
                Typed b = times(right.numerator(), left.denominator(), span);
                yield type == null || a.broken() || b.broken()
                        ? null
                        : made(
                                checker.sums.of(binary, a, b),
                                times(left.denominator(), right.denominator(), span),
                                type);
            }
            case EQUAL, UNEQUAL, LESS, AT_MOST, MORE, AT_LEAST, AND, OR -> null;
        };
    }

    private static @Nullable Fraction made(
            Typed numerator, Typed denominator, Type.@Nullable Number type) {
        return type == null || numerator.broken() || denominator.broken()
                ? null
                : new Fraction(numerator, denominator, type);
    }

    /** The product; times one is the other itself. */
    Typed times(Typed left, Typed right, Span span) {
        if (left.broken() || right.broken()) {
            return Typed.BROKEN;
        }
        if (isOne(left) || isOne(right)) {
            return isOne(left) ? right : left;
        }
        return checker.sums.product(left, right, span);
    }
}
