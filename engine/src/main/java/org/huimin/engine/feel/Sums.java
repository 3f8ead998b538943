package org.huimin.engine.feel;

import org.huimin.engine.feel.Expr.Operator;
import org.huimin.engine.feel.Node.Operation;

/** Adding, subtracting and multiplying: numbers, money, and months with dates. */
final class Sums {

    private final Checker checker;

    Sums(Checker checker) {
        this.checker = checker;
    }

    Typed negated(Span span, Typed written) {
        Typed value = checker.present(written, span);
        if (!(value.type() instanceof Type.Number number)) {
            return checker.notNumber(value, span);
        }
        if (value.node() instanceof Node.Constant(var _, long plain)) {
            return Typed.of(new Node.Constant(number, Math.negateExact(plain)));
        }
        Node zero = new Node.Constant(number, 0);
        return Typed.of(new Node.Arithmetic(number, Operation.SUBTRACT, zero, value.node()));
    }

    Typed of(Expr.Binary binary, Typed writtenLeft, Typed writtenRight) {
        Typed left = checker.present(writtenLeft, binary.left().span());
        Typed right = checker.present(writtenRight, binary.right().span());
        if (left.broken() || right.broken()) {
            return Typed.BROKEN;
        }
        boolean dated = dated(left.type()) || dated(right.type());
        if (dated && binary.operator() != Operator.MULTIPLY) {
            return dates(binary, left, right);
        }
        if (!(left.type() instanceof Type.Number a)) {
            return checker.notNumber(left, binary.left().span());
        }
        if (!(right.type() instanceof Type.Number b)) {
            return checker.notNumber(right, binary.right().span());
        }
        if (binary.operator() == Operator.MULTIPLY) {
            return product(left, right, binary.span());
        }
        String doing = binary.operator() == Operator.ADD ? "相加" : "相减";
        Type.Number type =
                checker.numbers.common(a, b, checker.aboutOnePerson(), binary.span(), doing);
        if (type == null) {
            return Typed.BROKEN;
        }
        Operation operation = Operation.valueOf(binary.operator().name());
        return Typed.of(
                Numbers.aligned(
                        left.node(),
                        a,
                        right.node(),
                        b,
                        type.scale(),
                        (x, y) -> new Node.Arithmetic(type, operation, x, y)));
    }

    /** Both must be numbers. */
    Typed product(Typed left, Typed right, Span span) {
        Type.Number a = (Type.Number) left.type();
        Type.Number b = (Type.Number) right.type();
        Type.Number type = checker.numbers.product(a, left.node(), b, right.node(), span);
        return type == null
                ? Typed.BROKEN
                : Typed.of(
                        new Node.Arithmetic(type, Operation.MULTIPLY, left.node(), right.node()));
    }

    private static boolean dated(Type type) {
        return type instanceof Type.Date || type instanceof Type.Month;
    }

    private static boolean months(Typed value) {
        return value.type() instanceof Type.Number(var kind, int _, int _)
                && kind == Type.Kind.MONTHS;
    }

    /** A date or month plus or minus months; a month minus a month. */
    private Typed dates(Expr.Binary binary, Typed left, Typed right) {
        boolean plus = binary.operator() == Operator.ADD;
        Operation operation = plus ? Operation.ADD : Operation.SUBTRACT;
        if (left.type() instanceof Type.Date && months(right)) {
            Node zero = new Node.Constant(Type.MONTHS, 0);
            Node months =
                    plus
                            ? right.node()
                            : new Node.Arithmetic(
                                    Type.MONTHS, Operation.SUBTRACT, zero, right.node());
            return Typed.of(
                    new Node.Dated(Type.DATE, DateFunction.ADD_MONTHS, left.node(), months));
        }
        if (left.type() instanceof Type.Month && months(right)) {
            return Typed.of(new Node.Arithmetic(Type.MONTH, operation, left.node(), right.node()));
        }
        if (!plus && left.type() instanceof Type.Month && right.type() instanceof Type.Month) {
            return Typed.of(new Node.Arithmetic(Type.MONTHS, operation, left.node(), right.node()));
        }
        boolean twoDates = left.type() instanceof Type.Date && right.type() instanceof Type.Date;
        return checker.flaw(
                "date-arithmetic",
                binary.span(),
                "%s与%s不能这样加减".formatted(left.type().shown(), right.type().shown()),
                "%s and %s cannot be added or subtracted"
                        .formatted(left.type().shownEn(), right.type().shownEn()),
                twoDates
                        ? "daysBetween(早, 晚) 或 monthsBetween(早, 晚)"
                        : "addDays(日期, 30) 或 日期 + months(6)");
    }
}
