package org.huimin.engine.feel;

import java.math.BigDecimal;
import java.util.List;
import org.huimin.engine.feel.Checker.Typed;
import org.huimin.engine.feel.Expr.Operator;
import org.huimin.engine.feel.Node.Gather;
import org.huimin.engine.feel.Type.Kind;
import org.jspecify.annotations.Nullable;

/** The functions a formula may call. */
final class Functions {

    private static final List<String> NAMES =
            List.of(
                    "sum",
                    "count",
                    "min",
                    "max",
                    "floor",
                    "ceiling",
                    "round",
                    "age",
                    "monthsBetween",
                    "yearly",
                    "monthly",
                    "not",
                    "date");

    /** numerator ÷ denominator, not rounded yet. */
    private record Fraction(Typed numerator, Typed denominator, Type.Number quotient) {}

    private final Checker checker;

    Functions(Checker checker) {
        this.checker = checker;
    }

    Typed call(Expr.Call call, @Nullable Type wanted) {
        List<Expr> arguments = call.arguments();
        int count = arguments.size();
        return switch (call.function().text()) {
            case "count" ->
                    count == 1 ? count(arguments.getFirst()) : arity(call, "count(家庭成员[…])");
            case "sum" ->
                    count == 1
                            ? gather(Gather.SUM, arguments.getFirst())
                            : arity(call, "sum(for 人 in 家庭成员 return …)");
            case "min" -> extreme(call, false, wanted);
            case "max" -> extreme(call, true, wanted);
            case "floor", "ceiling" ->
                    count == 1 || count == 2 ? floor(call) : arity(call, "floor(… / …)");
            case "round" -> count == 3 ? round(call) : arity(call, "round(…, 0.01, \"四舍五入\")");
            case "age" ->
                    count == 2 ? between(call, Node.Calendar.AGE) : arity(call, "age(出生日期, 决定日)");
            case "monthsBetween" ->
                    count == 2
                            ? between(call, Node.Calendar.MONTHS)
                            : arity(call, "monthsBetween(…, 决定日)");
            case "yearly" -> count == 1 ? yearly(call) : arity(call, "yearly(…)");
            case "monthly" ->
                    count == 3 ? monthly(call) : arity(call, "monthly(…, 0.01, \"四舍五入\")");
            case "not" -> {
                Node value = count == 1 ? checker.truth(arguments.getFirst()) : null;
                yield count != 1
                        ? arity(call, "not(…)")
                        : value == null ? Typed.BROKEN : Typed.of(new Node.Not(value));
            }
            case "date" -> checker.date(call);
            default -> unknown(call);
        };
    }

    private Typed unknown(Expr.Call call) {
        String name = call.function().text();
        return checker.flaw(
                call.function().span(),
                "没有函数“%s”；可用：%s".formatted(name, String.join(" ", NAMES)),
                "no function \"%s\"".formatted(name),
                Suggestions.nearest(name, NAMES).orElse(null));
    }

    private Typed arity(Expr.Call call, String form) {
        return checker.flaw(
                call.span(),
                "%s 的参数个数不对".formatted(call.function().text()),
                "wrong number of arguments for %s".formatted(call.function().text()),
                form);
    }

    private Typed count(Expr list) {
        return checker.over(
                list,
                null,
                (slot, filter) -> {
                    Node one = new Node.Constant(Type.COUNT, 1);
                    Node none = new Node.Constant(Type.COUNT, 0);
                    Node body =
                            filter == null ? one : new Node.Choice(Type.COUNT, filter, one, none);
                    return Typed.of(new Node.Aggregate(Type.COUNT, Gather.SUM, slot, null, body));
                });
    }

    private Typed gather(Gather gather, Expr argument) {
        if (argument instanceof Expr.For(var _, var variable, var list, var body)) {
            return checker.over(
                    list,
                    variable.text(),
                    (slot, filter) ->
                            gathered(gather, slot, filter, checker.typed(body, null), body.span()));
        }
        if (argument instanceof Expr.Path(var _, var list, var name)) {
            return checker.over(
                    list,
                    null,
                    (slot, filter) ->
                            gathered(
                                    gather,
                                    slot,
                                    filter,
                                    checker.projected(name, slot),
                                    name.span()));
        }
        return checker.flaw(
                argument.span(),
                "这里应是一组值",
                "a list of values is needed here",
                "for 人 in 家庭成员 return …");
    }

    private Typed gathered(Gather gather, int slot, @Nullable Node filter, Typed body, Span span) {
        if (body.broken()) {
            return body;
        }
        boolean ordered = body.type() instanceof Type.Date || body.type() instanceof Type.Code;
        if (!(body.type() instanceof Type.Number) && (gather == Gather.SUM || !ordered)) {
            return checker.notNumber(body, span);
        }
        if (gather == Gather.SUM && filter != null) {
            Node none = new Node.Constant(body.type(), 0);
            Node counted = new Node.Choice(body.type(), filter, body.node(), none);
            return Typed.of(new Node.Aggregate(summed(body.type()), gather, slot, null, counted));
        }
        Type type = gather == Gather.SUM ? summed(body.type()) : body.type();
        return Typed.of(new Node.Aggregate(type, gather, slot, filter, body.node()));
    }

    /** A sum over persons of amounts per person is an amount of the household. */
    private static Type summed(Type type) {
        return type instanceof Type.Number(Kind kind, int scale, int units) && kind == Kind.MONEY
                ? new Type.Number(kind, scale, Units.forgetPerson(units))
                : type;
    }

    private Typed extreme(Expr.Call call, boolean max, @Nullable Type wanted) {
        List<Expr> arguments = call.arguments();
        if (arguments.size() == 1) {
            return gather(max ? Gather.MAX : Gather.MIN, arguments.getFirst());
        }
        if (arguments.isEmpty()) {
            return arity(call, max ? "max(…, …)" : "min(…, …)");
        }
        Typed best = checker.typed(arguments.getFirst(), wanted);
        for (Expr next : arguments.subList(1, arguments.size())) {
            best = extreme(best, checker.typed(next, wanted), max, call.span());
        }
        return best;
    }

    private Typed extreme(Typed left, Typed right, boolean max, Span span) {
        if (left.broken() || right.broken()) {
            return Typed.BROKEN;
        }
        if (left.type() instanceof Type.Date && right.type() instanceof Type.Date) {
            return Typed.of(new Node.Extreme(Type.DATE, max, left.node(), right.node()));
        }
        if (!(left.type() instanceof Type.Number a) || !(right.type() instanceof Type.Number b)) {
            return checker.notNumber(left.type() instanceof Type.Number ? right : left, span);
        }
        Type.Number type = checker.numbers.common(a, b, checker.aboutOnePerson(), span, "比大小");
        return type == null
                ? Typed.BROKEN
                : Typed.of(
                        Numbers.aligned(
                                left.node(),
                                a,
                                right.node(),
                                b,
                                type.scale(),
                                (x, y) -> new Node.Extreme(type, max, x, y)));
    }

    private Typed between(Expr.Call call, Node.Calendar calendar) {
        Typed from = checker.typed(call.arguments().get(0), null);
        Typed to = checker.typed(call.arguments().get(1), null);
        if (from.broken() || to.broken()) {
            return Typed.BROKEN;
        }
        if (!(from.type() instanceof Type.Date) || !(to.type() instanceof Type.Date)) {
            return checker.flaw(
                    call.span(),
                    "%s 要两个日期".formatted(call.function().text()),
                    "%s takes two dates".formatted(call.function().text()),
                    call.function().text() + "(出生日期, 决定日)");
        }
        return Typed.of(new Node.Between(calendar, from.node(), to.node()));
    }

    private Typed yearly(Expr.Call call) {
        Typed value = checker.typed(call.arguments().getFirst(), null);
        if (value.broken()) {
            return value;
        }
        if (!(value.type() instanceof Type.Number(Kind kind, int scale, int units))
                || kind != Kind.MONEY
                || Units.monthToYear(units) == 0) {
            return checker.flaw(call.span(), "yearly 要每月的金额", "yearly takes money per month", null);
        }
        Node twelve = new Node.Constant(new Type.Number(Kind.PLAIN, 0, 0), 12);
        Type type = new Type.Number(kind, scale, Units.monthToYear(units));
        return Typed.of(new Node.Arithmetic(type, Node.Operation.MULTIPLY, value.node(), twelve));
    }

    private Typed monthly(Expr.Call call) {
        Fraction fraction = fraction(call.arguments().getFirst());
        if (fraction == null) {
            return Typed.BROKEN;
        }
        Type.Number year = fraction.quotient();
        int month = Units.yearToMonth(year.units());
        if (year.kind() != Kind.MONEY || month == 0) {
            return checker.flaw(
                    call.span(), "monthly 要每年的金额", "monthly takes money per year", null);
        }
        Typed twelve = Typed.of(new Node.Constant(new Type.Number(Kind.PLAIN, 0, 0), 12));
        Typed denominator = times(fraction.denominator(), twelve, call.span());
        return denominator.broken()
                ? denominator
                : rounded(
                        call,
                        new Fraction(
                                fraction.numerator(),
                                denominator,
                                new Type.Number(Kind.MONEY, 0, month)));
    }

    private Typed round(Expr.Call call) {
        Fraction fraction = fraction(call.arguments().getFirst());
        return fraction == null ? Typed.BROKEN : rounded(call, fraction);
    }

    private Typed rounded(Expr.Call call, Fraction fraction) {
        Typed unit = checker.typed(call.arguments().get(1), null);
        Typed mode = mode(call.arguments().get(2));
        if (unit.broken() || mode.broken()) {
            return Typed.BROKEN;
        }
        return rounded(call, fraction, unit, mode);
    }

    /**
     * floor(x) keeps fen of money and whole numbers of the rest; floor(x, unit) multiples of it.
     */
    private Typed floor(Expr.Call call) {
        Fraction fraction = fraction(call.arguments().getFirst());
        if (fraction == null) {
            return Typed.BROKEN;
        }
        boolean money = fraction.quotient().kind() == Kind.MONEY;
        Typed unit =
                call.arguments().size() == 2
                        ? checker.typed(call.arguments().get(1), null)
                        : Typed.of(Numbers.constant(new BigDecimal(money ? "0.01" : "1")));
        int rank = call.function().text().equals("floor") ? 2 : 1;
        Typed mode = Typed.of(new Node.Constant(new Type.Code(CodeList.ROUNDING_MODE), rank));
        return unit.broken() ? unit : rounded(call, fraction, unit, mode);
    }

    private Typed rounded(Expr.Call call, Fraction fraction, Typed unit, Typed mode) {
        boolean money = fraction.quotient().kind() == Kind.MONEY;
        Type numerator = fraction.numerator().type();
        if (!(unit.type() instanceof Type.Number unitType)
                || unitType.kind() == Kind.MONEY && !money
                || unit.node() instanceof Node.Constant(var _, long fixed) && fixed <= 0) {
            return checker.flaw(
                    call.arguments().get(call.arguments().size() > 1 ? 1 : 0).span(),
                    "取整单位应为大于零的数，如 0.01（分）、1（元）",
                    "the rounding unit is a number above zero, e.g. 0.01 or 1",
                    "0.01");
        }
        int scale = money ? Math.max(2, unitType.scale()) : unitType.scale();
        if (money && scale > 2) {
            return checker.flaw(
                    call.span(), "金额最细取到分", "money is rounded to fen at the finest", "0.01");
        }
        Node unitNode = Numbers.rescale(unit.node(), unitType, scale);
        int shift =
                ((Type.Number) fraction.denominator().type()).scale()
                        + scale
                        - ((Type.Number) numerator).scale();
        Type.Number type =
                money
                        ? new Type.Number(Kind.MONEY, 2, fraction.quotient().units())
                        : scale == 0 ? Type.COUNT : Type.decimal(scale);
        return Typed.of(
                new Node.Round(
                        type,
                        fraction.numerator().node(),
                        fraction.denominator().node(),
                        shift,
                        unitNode,
                        mode.node()));
    }

    private Typed mode(Expr expression) {
        Type wanted = new Type.Code(CodeList.ROUNDING_MODE);
        boolean modeName =
                expression instanceof Expr.Name(var _, var text)
                        && CodeList.ROUNDING_MODE.rank(text).isPresent();
        Expr meant =
                modeName
                        ? new Expr.Quote(expression.span(), ((Expr.Name) expression).text())
                        : expression;
        Typed typed = checker.typed(meant, wanted);
        if (typed.broken() || Checker.sameKind(typed.type(), wanted)) {
            return typed;
        }
        return checker.flaw(
                expression.span(),
                "取整方式应为四舍五入、进一或舍去",
                "the rounding mode is half up, up or down",
                "\"四舍五入\"");
    }

    /** The argument of a rounding, as one fraction: divisions are allowed here and only here. */
    private @Nullable Fraction fraction(Expr expression) {
        if (expression instanceof Expr.Binary binary
                && divides(binary)
                && binary.operator() != Operator.AND
                && binary.operator() != Operator.OR) {
            Fraction left = fraction(binary.left());
            Fraction right = fraction(binary.right());
            return left == null || right == null ? null : combined(binary, left, right);
        }
        Typed value = checker.typed(expression, null);
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
                                checker.arithmetic(binary, a, b),
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

    private Typed times(Typed left, Typed right, Span span) {
        if (left.broken() || right.broken()) {
            return Typed.BROKEN;
        }
        if (isOne(left) || isOne(right)) {
            return isOne(left) ? right : left;
        }
        Type.Number a = (Type.Number) left.type();
        Type.Number b = (Type.Number) right.type();
        Type.Number type = checker.numbers.product(a, left.node(), b, right.node(), span);
        return type == null
                ? Typed.BROKEN
                : Typed.of(
                        new Node.Arithmetic(
                                type, Node.Operation.MULTIPLY, left.node(), right.node()));
    }
}
