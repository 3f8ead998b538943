package org.huimin.engine.feel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huimin.engine.feel.Node.Gather;
import org.jspecify.annotations.Nullable;

/** The functions a formula may call, by name and number of arguments. */
final class Functions {

    /** Checks one call. */
    private interface Body {
        Typed of(Expr.Call call, @Nullable Type wanted);
    }

    /**
     * A function.
     *
     * @param form how it is written, for messages
     */
    private record Function(int least, int most, String form, Body body) {}

    private final Checker checker;
    private final Map<String, Function> functions = new LinkedHashMap<>();

    Functions(Checker checker) {
        this.checker = checker;
        Lists lists = checker.lists;
        Roundings roundings = new Roundings(checker);
        one("sum", "sum(for 人 in 家庭成员 return …)", each -> lists.gather(Gather.SUM, each));
        one("count", "count(家庭成员[…])", lists::count);
        put("min", 1, 99, "min(…, …)", (call, wanted) -> extreme(call, false, wanted));
        put("max", 1, 99, "max(…, …)", (call, wanted) -> extreme(call, true, wanted));
        put("floor", 1, 2, "floor(… / …)", (call, _) -> roundings.floor(call));
        put("ceiling", 1, 2, "ceiling(… / …)", (call, _) -> roundings.floor(call));
        put("round", 3, 3, "round(…, 0.01, \"四舍五入\")", (call, _) -> roundings.round(call));
        put("monthly", 3, 3, "monthly(…, 0.01, \"四舍五入\")", (call, _) -> roundings.monthly(call));
        put("yearly", 1, 1, "yearly(…)", (call, _) -> roundings.yearly(call));
        one("abs", "abs(…)", this::absolute);
        one("not", "not(…)", this::not);
        one("known", "known(…)", this::known);
        put("orElse", 2, 2, "orElse(可空的值, 0)", (call, _) -> orElse(call));
        DateCalls dates = new DateCalls(checker);
        dates.forms()
                .forEach((name, form) ->
                        put(
                                name,
                                form.arguments(),
                                form.arguments(),
                                form.shown(),
                                (call, _) -> dates.call(call)));
    }

    private void put(String name, int least, int most, String form, Body body) {
        functions.put(name, new Function(least, most, form, body));
    }

    /** A function of one argument. */
    private void one(String name, String form, java.util.function.Function<Expr, Typed> body) {
        put(name, 1, 1, form, (call, _) -> body.apply(call.arguments().getFirst()));
    }

    Typed call(Expr.Call call, @Nullable Type wanted) {
        String name = call.function().text();
        Function function = functions.get(name);
        if (function == null) {
            return checker.flaw(
                    "unknown-function",
                    call.function().span(),
                    "没有函数“%s”；可用：%s".formatted(name, String.join(" ", functions.keySet())),
                    "no function \"%s\"".formatted(name),
                    Suggestions.nearest(name, functions.keySet())
                            .map(this::suggestion)
                            .orElse(String.join(" ", functions.keySet())));
        }
        int count = call.arguments().size();
        if (count < function.least() || count > function.most()) {
            return checker.flaw(
                    "arguments",
                    call.span(),
                    "%s 的参数个数不对".formatted(name),
                    "wrong number of arguments for %s".formatted(name),
                    function.form());
        }
        return function.body().of(call, wanted);
    }

    private String suggestion(String name) {
        Function near = functions.get(name);
        return near == null ? name : near.form();
    }

    private Typed not(Expr value) {
        Node node = checker.truth(value);
        return node == null ? Typed.BROKEN : Typed.of(new Node.Not(node));
    }

    private Typed known(Expr value) {
        Typed typed = checker.typed(value, null);
        return typed.broken() ? typed : Typed.of(new Node.Known(typed.node()));
    }

    private Typed absolute(Expr value) {
        Typed typed = checker.present(value);
        if (!(typed.type() instanceof Type.Number number)) {
            return checker.notNumber(typed, value.span());
        }
        Node zero = new Node.Constant(number, 0);
        Node negated = new Node.Arithmetic(number, Node.Operation.SUBTRACT, zero, typed.node());
        return Typed.of(new Node.Extreme(number, true, typed.node(), negated));
    }

    /** The value, or the other where it is null. */
    private Typed orElse(Expr.Call call) {
        Expr first = call.arguments().getFirst();
        Typed value = checker.typed(first, null);
        if (value.broken() || value.node() instanceof Node.Present) {
            return value;
        }
        if (!(value.type() instanceof Type.Optional(Type type))) {
            return checker.flaw(
                    "never-null",
                    first.span(),
                    "这个值不会为空，不需要 orElse",
                    "this value is never null; orElse is not needed",
                    "不知道时怎么办，写 if known(x) then x else … / if known(x) then x else …");
        }
        Expr second = call.arguments().get(1);
        Typed other = checker.typed(second, type);
        Node fitted = other.broken() ? null : checker.fit(other, type, second.span());
        if (fitted == null) {
            return Typed.BROKEN;
        }
        Node isNull =
                new Node.Compare(
                        Node.Comparison.EQUAL,
                        value.node(),
                        new Node.Constant(value.type(), Type.NONE));
        Node present = new Node.Present(type, value.node());
        return Typed.of(new Node.Choice(type, isNull, fitted, present));
    }

    private Typed extreme(Expr.Call call, boolean max, @Nullable Type wanted) {
        List<Expr> arguments = call.arguments();
        if (arguments.size() == 1) {
            return checker.lists.gather(max ? Gather.MAX : Gather.MIN, arguments.getFirst());
        }
        Type hint = wanted == null ? null : wanted.present();
        Typed best = checker.typed(arguments.getFirst(), hint);
        for (Expr next : arguments.subList(1, arguments.size())) {
            Type like = hint == null ? best.type() : hint;
            best = extreme(best, checker.typed(next, like), max, call.span());
        }
        return best;
    }

    private Typed extreme(Typed writtenLeft, Typed writtenRight, boolean max, Span span) {
        Typed left = checker.present(writtenLeft, span);
        Typed right = checker.present(writtenRight, span);
        if (left.broken() || right.broken()) {
            return Typed.BROKEN;
        }
        boolean ordered =
                left.type() instanceof Type.Date
                        || left.type() instanceof Type.Month
                        || left.type() instanceof Type.Code;
        if (ordered && Fits.sameKind(left.type(), right.type())) {
            return Typed.of(new Node.Extreme(left.type(), max, left.node(), right.node()));
        }
        if (!(left.type() instanceof Type.Number a) || !(right.type() instanceof Type.Number b)) {
            return checker.notNumber(left.type() instanceof Type.Number ? right : left, span);
        }
        return checker.numbers.paired(
                left,
                a,
                right,
                b,
                checker.aboutOnePerson(),
                span,
                "比大小",
                (type, x, y) -> new Node.Extreme(type, max, x, y));
    }
}
