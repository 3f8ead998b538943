package org.huimin.engine.feel;

import org.jspecify.annotations.Nullable;

/** {@code if … then … else …}: both branches of one kind, one of them perhaps null. */
final class Choices {

    private final Checker checker;

    Choices(Checker checker) {
        this.checker = checker;
    }

    Typed of(Expr.If choice, @Nullable Type wanted) {
        Node condition = checker.truth(choice.condition());
        Expr first = choice.then();
        Type nullable = wanted instanceof Type.Optional ? wanted : null;
        Typed then;
        Typed otherwise;
        if (first instanceof Expr.Null && nullable == null) {
            otherwise = branch(condition, false, choice.otherwise(), wanted);
            then = branch(condition, true, first, optional(otherwise.type()));
        } else {
            then = branch(condition, true, first, wanted);
            boolean empty = choice.otherwise() instanceof Expr.Null && nullable == null;
            Type like = wanted == null || empty ? then.type() : wanted;
            otherwise = branch(condition, false, choice.otherwise(), empty ? optional(like) : like);
        }
        return condition == null || then.broken() || otherwise.broken()
                ? Typed.BROKEN
                : chosen(choice, condition, then, otherwise);
    }

    private Typed branch(
            @Nullable Node condition, boolean holds, Expr expression, @Nullable Type wanted) {
        return condition == null
                ? checker.typed(expression, wanted)
                : checker.names.where(condition, holds, () -> checker.typed(expression, wanted));
    }

    private static Type optional(Type type) {
        return type instanceof Type.Optional || type instanceof Type.Broken
                ? type
                : new Type.Optional(type);
    }

    private Typed chosen(Expr.If choice, Node condition, Typed then, Typed otherwise) {
        if (then.type() instanceof Type.Number a && otherwise.type() instanceof Type.Number b) {
            Type.Number type =
                    checker.numbers.common(a, b, checker.aboutOnePerson(), choice.span(), "二选一");
            return type == null
                    ? Typed.BROKEN
                    : Typed.of(
                            Numbers.aligned(
                                    then.node(),
                                    a,
                                    otherwise.node(),
                                    b,
                                    type.scale(),
                                    (x, y) -> new Node.Choice(type, condition, x, y)));
        }
        if (then.type() instanceof Type.Optional || otherwise.type() instanceof Type.Optional) {
            Type type = then.type() instanceof Type.Optional ? then.type() : otherwise.type();
            Node x = checker.fit(then, type, choice.then().span());
            Node y = checker.fit(otherwise, type, choice.otherwise().span());
            return x == null || y == null
                    ? Typed.BROKEN
                    : Typed.of(new Node.Choice(type, condition, x, y));
        }
        if (!Fits.sameKind(then.type(), otherwise.type())) {
            return checker.flaw(
                    "branches-differ",
                    choice.span(),
                    "then 得%s，else 得%s，两者须同类"
                            .formatted(then.type().shown(), otherwise.type().shown()),
                    "then gives %s, else gives %s; they must agree"
                            .formatted(then.type().shownEn(), otherwise.type().shownEn()),
                    "让 then 与 else 得到同一类的值 / let both branches give one kind of value");
        }
        return Typed.of(new Node.Choice(then.type(), condition, then.node(), otherwise.node()));
    }
}
