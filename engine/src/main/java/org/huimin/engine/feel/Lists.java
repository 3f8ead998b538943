package org.huimin.engine.feel;

import java.util.ArrayList;
import java.util.List;
import org.huimin.engine.feel.Node.Gather;
import org.huimin.engine.feel.Type.Kind;
import org.jspecify.annotations.Nullable;

/** Lists of members: filters, {@code every}, {@code some}, {@code for}, and what gathers them. */
final class Lists {

    /** Slots 1 to 7; slot 0 is the member a rule is about. */
    private static final int MAX_DEPTH = 7;

    private final Checker checker;
    private int depth;

    Lists(Checker checker) {
        this.checker = checker;
    }

    /** Whether the formula at this point is about one member of a list. */
    boolean inside() {
        return depth > 0;
    }

    /** What to do with the members of a list: their slot and, if any, the list's filter. */
    private interface Body {
        Typed of(int slot, @Nullable Node filter);
    }

    Typed quantified(Expr.Quantified quantified) {
        return over(
                quantified.list(),
                quantified.variable(),
                (slot, filter) -> {
                    Node test = checker.truth(quantified.test());
                    if (test == null) {
                        return Typed.BROKEN;
                    }
                    boolean every = quantified.every();
                    Node body =
                            filter == null
                                    ? test
                                    : every
                                            ? new Node.Logic(false, new Node.Not(filter), test)
                                            : new Node.Logic(true, filter, test);
                    Gather gather = every ? Gather.EVERY : Gather.SOME;
                    return Typed.of(new Node.Aggregate(Type.TRUTH, gather, slot, null, body));
                });
    }

    /** {@code count(家庭成员[…])}. */
    Typed count(Expr list) {
        return over(
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

    /** The sum, least or greatest of {@code for … return …} or {@code 家庭成员[…].名称}. */
    Typed gather(Gather gather, Expr argument) {
        if (argument instanceof Expr.For(var _, var variable, var list, var body)) {
            return over(
                    list,
                    variable,
                    (slot, filter) ->
                            gathered(gather, slot, filter, checker.typed(body, null), body.span()));
        }
        if (argument instanceof Expr.Path(var _, var list, var name)
                && !(list instanceof Expr.Path)) {
            return over(
                    list,
                    null,
                    (slot, filter) ->
                            gathered(
                                    gather,
                                    slot,
                                    filter,
                                    checker.names.projected(name, slot),
                                    name.span()));
        }
        return checker.flaw(
                "not-a-list",
                argument.span(),
                "这里应是一组值",
                "a list of values is needed here",
                "for 人 in 家庭成员 return …");
    }

    private Typed gathered(
            Gather gather, int slot, @Nullable Node filter, Typed written, Span span) {
        Typed body = checker.present(written, span);
        if (body.broken()) {
            return body;
        }
        boolean sum = gather == Gather.SUM;
        boolean number = body.type() instanceof Type.Number;
        boolean ordered =
                body.type() instanceof Type.Date
                        || body.type() instanceof Type.Month
                        || body.type() instanceof Type.Code;
        if (!number && (sum || !ordered)) {
            return checker.notNumber(body, span);
        }
        if (sum) {
            Node none = new Node.Constant(body.type(), 0);
            Node counted =
                    filter == null
                            ? body.node()
                            : new Node.Choice(body.type(), filter, body.node(), none);
            return Typed.of(new Node.Aggregate(summed(body.type()), gather, slot, null, counted));
        }
        // over nobody the least date is null: 0 would be a day in 1970
        Type type = number || filter == null ? body.type() : new Type.Optional(body.type());
        return Typed.of(new Node.Aggregate(type, gather, slot, filter, body.node()));
    }

    /** A sum over persons of amounts per person is an amount of the household. */
    private static Type summed(Type type) {
        return type instanceof Type.Number(Kind kind, int scale, int units) && kind == Kind.MONEY
                ? new Type.Number(kind, scale, Units.forgetPerson(units))
                : type;
    }

    /** Opens a list of members as a new slot and, unless null, names its variable. */
    private Typed over(Expr list, Expr.@Nullable Name variable, Body body) {
        List<Expr> tests = new ArrayList<>();
        Expr at = list;
        while (at instanceof Expr.Filter(var _, var inner, var test)) {
            tests.addFirst(test);
            at = inner;
        }
        boolean members =
                at instanceof Expr.Name(var _, var text) && text.equals(NameCheck.MEMBERS);
        if (!members) {
            return checker.flaw(
                    "not-a-list",
                    list.span(),
                    "这里应是家庭成员的名单",
                    "the list of members is needed here",
                    "家庭成员 或 家庭成员[条件]");
        }
        if (checker.level == Level.PLACE) {
            return checker.flaw(
                    "level",
                    list.span(),
                    "地区层级的规则看不到家庭成员",
                    "a rule of the place does not see members",
                    "entity: household");
        }
        if (depth == MAX_DEPTH) {
            return checker.flaw(
                    "too-deep",
                    list.span(),
                    "名单嵌套超过%d层，请拆成几条规则".formatted(MAX_DEPTH),
                    "lists nest more than %d deep; split the formula into rules"
                            .formatted(MAX_DEPTH),
                    "拆成几条规则 / split it");
        }
        int slot = ++depth;
        try {
            return opened(tests, variable, slot, body);
        } finally {
            depth--;
        }
    }

    private Typed opened(List<Expr> tests, Expr.@Nullable Name variable, int slot, Body body) {
        Node filter = null;
        boolean broken = false;
        for (Expr test : tests) {
            Node before = filter;
            Node node =
                    checker.names.bare(
                            slot,
                            () ->
                                    before == null
                                            ? checker.truth(test)
                                            : checker.names.where(
                                                    before, true, () -> checker.truth(test)));
            broken |= node == null;
            if (node != null) {
                filter = filter == null ? node : new Node.Logic(true, filter, node);
            }
        }
        Node kept = filter;
        Typed result =
                checker.names.where(
                        kept == null ? new Node.Constant(Type.TRUTH, 1) : kept,
                        true,
                        () ->
                                variable == null
                                        ? body.of(slot, kept)
                                        : checker.names.with(
                                                variable, slot, () -> body.of(slot, kept)));
        return broken ? Typed.BROKEN : result;
    }
}
