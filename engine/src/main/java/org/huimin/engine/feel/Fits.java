package org.huimin.engine.feel;

import org.jspecify.annotations.Nullable;

/** Whether a value is of the type that is wanted, and how it becomes one. */
final class Fits {

    private final Checker checker;

    Fits(Checker checker) {
        this.checker = checker;
    }

    /** Whether both are of one kind, numbers whatever their units and places. */
    static boolean sameKind(Type left, Type right) {
        return switch (left) {
            case Type.Number _ -> right instanceof Type.Number;
            case Type.Truth _ -> right instanceof Type.Truth;
            case Type.Date _ -> right instanceof Type.Date;
            case Type.Month _ -> right instanceof Type.Month;
            case Type.Text _ -> right instanceof Type.Text;
            case Type.Code(CodeList list) ->
                    right instanceof Type.Code(CodeList other) && other.id().equals(list.id());
            case Type.Optional(Type value) ->
                    right instanceof Type.Optional(Type other) && sameKind(value, other);
            case Type.Broken _ -> true;
        };
    }

    /** The value as the wanted type; reports and returns null when it does not fit. */
    @Nullable Node fit(Typed typed, Type wanted, Span span) {
        if (wanted instanceof Type.Optional(Type value)) {
            return typed.type() instanceof Type.Optional
                    ? same(typed, wanted, span)
                    : lifted(typed, value, span);
        }
        Typed plain = checker.present(typed, span);
        if (plain.broken()) {
            return null;
        }
        if (plain.type() instanceof Type.Number number && wanted instanceof Type.Number target) {
            return checker.numbers.fit(
                    plain.node(), number, target, checker.aboutOnePerson(), span);
        }
        return same(plain, wanted, span);
    }

    private @Nullable Node same(Typed typed, Type wanted, Span span) {
        boolean scales =
                !(typed.type().present() instanceof Type.Number a)
                        || !(wanted.present() instanceof Type.Number b)
                        || a.scale() == b.scale() && a.kind() == b.kind();
        if (sameKind(typed.type(), wanted) && scales) {
            return typed.node();
        }
        checker.flaw(
                "wrong-type",
                span,
                "公式得%s，此处须为%s".formatted(typed.type().shown(), wanted.shown()),
                "the formula gives %s, %s is wanted"
                        .formatted(typed.type().shownEn(), wanted.shownEn()),
                typed.type() instanceof Type.Optional
                        ? "if x = null then null else …"
                        : "type: … 写成公式所得的类型 / declare the type the formula gives");
        return null;
    }

    /** A value that is there, where one may be missing. */
    private @Nullable Node lifted(Typed typed, Type value, Span span) {
        Node node = fit(typed, value, span);
        if (node == null || !(value instanceof Type.Truth)) {
            return node;
        }
        Type type = new Type.Optional(value);
        return new Node.Choice(type, node, new Node.Constant(type, 1), new Node.Constant(type, 0));
    }
}
