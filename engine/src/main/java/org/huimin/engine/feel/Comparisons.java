package org.huimin.engine.feel;

import java.util.List;
import org.huimin.engine.feel.Node.Comparison;
import org.jspecify.annotations.Nullable;

/** Comparisons, {@code in} and {@code between}, equality with null, texts and codes. */
final class Comparisons {

    private final Checker checker;

    Comparisons(Checker checker) {
        this.checker = checker;
    }

    Typed of(Expr.Binary binary) {
        Comparison comparison = Comparison.valueOf(binary.operator().name());
        if (binary.right() instanceof Expr.Null) {
            return withNull(comparison, binary.left(), binary.span());
        }
        if (binary.left() instanceof Expr.Null) {
            return withNull(comparison, binary.right(), binary.span());
        }
        Typed[] sides = sides(binary.left(), binary.right());
        return compare(comparison, sides[0], sides[1], binary.span());
    }

    /** Types both sides; a text takes the code list of the other side. */
    private Typed[] sides(Expr left, Expr right) {
        if (left instanceof Expr.Quote) {
            Typed typedRight = checker.typed(right, null);
            return new Typed[] {checker.typed(left, typedRight.type().present()), typedRight};
        }
        Typed typedLeft = checker.typed(left, null);
        return new Typed[] {typedLeft, checker.typed(right, typedLeft.type().present())};
    }

    private Typed withNull(Comparison comparison, Expr other, Span span) {
        if (other instanceof Expr.Null) {
            return checker.flaw(
                    "null-not-allowed",
                    span,
                    "null 与 null 比较没有意义",
                    "null compared with null",
                    "true");
        }
        return withNull(comparison, checker.typed(other, null), span);
    }

    private Typed withNull(Comparison comparison, Typed value, Span span) {
        if (value.broken()) {
            return value;
        }
        if (comparison != Comparison.EQUAL && comparison != Comparison.UNEQUAL) {
            return checker.flaw(
                    "null-order",
                    span,
                    "空值（null）没有大小，只能用 = 或 != 比较",
                    "null has no order; compare it with = or != only",
                    "x = null");
        }
        if (value.node() instanceof Node.Present(var _, var tested)) {
            // it was tested before; to test it again is idle but not wrong
            return Typed.of(isNull(comparison, Typed.of(tested)));
        }
        if (!(value.type() instanceof Type.Optional)) {
            return checker.flaw(
                    "never-null",
                    span,
                    "这个值不会为空；不知道是另一回事，问是否知道用 known(x)",
                    "this value is never null; unknown is another matter, ask with known(x)",
                    "known(x)");
        }
        return Typed.of(isNull(comparison, value));
    }

    private static Node isNull(Comparison comparison, Typed value) {
        return new Node.Compare(
                comparison, value.node(), new Node.Constant(value.type(), Type.NONE));
    }

    Typed compare(Comparison comparison, Typed left, Typed right, Span span) {
        if (left.broken() || right.broken()) {
            return Typed.BROKEN;
        }
        boolean order = comparison != Comparison.EQUAL && comparison != Comparison.UNEQUAL;
        if (left.type() instanceof Type.Optional || right.type() instanceof Type.Optional) {
            return order
                    ? checker.present(left.type() instanceof Type.Optional ? left : right, span)
                    : nullable(comparison, left, right, span);
        }
        if (left.type() instanceof Type.Number a && right.type() instanceof Type.Number b) {
            return checker.numbers.paired(
                    left,
                    a,
                    right,
                    b,
                    checker.aboutOnePerson(),
                    span,
                    "比较",
                    (_, x, y) -> new Node.Compare(comparison, x, y));
        }
        boolean unordered = left.type() instanceof Type.Truth || left.type() instanceof Type.Text;
        if (!Fits.sameKind(left.type(), right.type()) || order && unordered) {
            return checker.flaw(
                    "cannot-compare",
                    span,
                    "%s与%s不能这样比较".formatted(left.type().shown(), right.type().shown()),
                    "%s and %s cannot be compared this way"
                            .formatted(left.type().shownEn(), right.type().shownEn()),
                    suggestion(left.type(), right.type()));
        }
        return Typed.of(new Node.Compare(comparison, left.node(), right.node()));
    }

    private static String suggestion(Type left, Type right) {
        if (left instanceof Type.Date && right instanceof Type.Month
                || left instanceof Type.Month && right instanceof Type.Date) {
            return "month(日期) = 月份";
        }
        if (left instanceof Type.Date && right instanceof Type.Number
                || left instanceof Type.Number && right instanceof Type.Date) {
            return "date(\"2026-01-01\")，或 / or daysBetween(a, b) > 30";
        }
        boolean same = Fits.sameKind(left, right);
        return same ? "a = b 或 a != b / a = b or a != b" : "两边写同一类的值 / compare values of one kind";
    }

    /** null equals null and nothing else, so {@code null = 0} is false. */
    private Typed nullable(Comparison comparison, Typed left, Typed right, Span span) {
        Typed same = compare(Comparison.EQUAL, value(left), value(right), span);
        if (same.broken()) {
            return same;
        }
        Node equal = same.node();
        Node nulls = null;
        for (Typed side : List.of(right, left)) {
            if (side.type() instanceof Type.Optional) {
                equal = new Node.Logic(true, isNull(Comparison.UNEQUAL, side), equal);
                Node isNull = isNull(Comparison.EQUAL, side);
                nulls = nulls == null ? isNull : new Node.Logic(true, isNull, nulls);
            }
        }
        boolean both =
                left.type() instanceof Type.Optional && right.type() instanceof Type.Optional;
        if (both && nulls != null) {
            equal = new Node.Logic(false, nulls, equal);
        }
        return Typed.of(comparison == Comparison.EQUAL ? equal : new Node.Not(equal));
    }

    private static Typed value(Typed side) {
        return side.type() instanceof Type.Optional(Type value)
                ? new Typed(new Node.Present(value, side.node()), value)
                : side;
    }

    // --- in -----------------------------------------------------------------------------------

    Typed in(Expr.In in) {
        Typed value = checker.typed(in.value(), null);
        Node any = null;
        boolean broken = value.broken();
        for (Expr test : in.tests()) {
            Typed hit = test(value, test);
            broken |= hit.broken();
            any = any == null ? hit.node() : new Node.Logic(false, any, hit.node());
        }
        return broken || any == null ? Typed.BROKEN : Typed.of(any);
    }

    private Typed test(Typed value, Expr test) {
        boolean ordered =
                test instanceof Expr.Range
                        || test instanceof Expr.Test(var _, var operator, var bound)
                                && !(bound instanceof Expr.Null)
                                && operator != Expr.Operator.EQUAL
                                && operator != Expr.Operator.UNEQUAL;
        if (ordered && value.type() instanceof Type.Optional) {
            // null lies in no range
            Typed within = test(value(value), test);
            return within.broken()
                    ? within
                    : Typed.of(
                            new Node.Logic(true, isNull(Comparison.UNEQUAL, value), within.node()));
        }
        Type wanted = value.type().present();
        return switch (test) {
            case Expr.Range range -> range(value, range);
            case Expr.Null nothing -> withNull(Comparison.EQUAL, value, nothing.span());
            case Expr.Test(var span, var operator, Expr.Null _) ->
                    withNull(Comparison.valueOf(operator.name()), value, span);
            case Expr.Test(var span, var operator, var bound) ->
                    compare(
                            Comparison.valueOf(operator.name()),
                            value,
                            checker.typed(bound, wanted),
                            span);
            default -> compare(Comparison.EQUAL, value, checker.typed(test, wanted), test.span());
        };
    }

    private Typed range(Typed value, Expr.Range range) {
        Comparison from = range.lowIncluded() ? Comparison.AT_LEAST : Comparison.MORE;
        Comparison to = range.highIncluded() ? Comparison.AT_MOST : Comparison.LESS;
        Typed low = checker.typed(range.low(), value.type());
        Typed high = checker.typed(range.high(), value.type());
        if (low.node() instanceof Node.Constant(Type.Number a, long x)
                && high.node() instanceof Node.Constant(Type.Number b, long y)
                && java.math.BigDecimal.valueOf(x, a.scale())
                                .compareTo(java.math.BigDecimal.valueOf(y, b.scale()))
                        > 0) {
            return checker.flaw(
                    "empty-range",
                    range.span(),
                    "区间的下限大于上限，没有值在其中",
                    "the range begins above its end; nothing lies in it",
                    "[18..59]");
        }
        Typed above = compare(from, value, low, range.low().span());
        Typed below = above.broken() ? above : compare(to, value, high, range.high().span());
        return above.broken() || below.broken()
                ? Typed.BROKEN
                : Typed.of(new Node.Logic(true, above.node(), below.node()));
    }

    // --- texts --------------------------------------------------------------------------------

    /** A text is a code of the wanted list, or a text where texts are compared. */
    Typed text(Expr.Quote quote, @Nullable Type wanted) {
        return switch (wanted == null ? Type.TRUTH : wanted.present()) {
            case Type.Broken _ -> Typed.BROKEN;
            case Type.Text text -> Typed.of(new Node.Constant(text, Texts.number(quote.value())));
            case Type.Code(CodeList list) -> code(quote, list);
            case Type.Date _ ->
                    checker.flaw(
                            "text-needs-code",
                            quote.span(),
                            "日期要写成 date(\"%s\")".formatted(quote.value()),
                            "a date is written date(\"%s\")".formatted(quote.value()),
                            "date(\"%s\")".formatted(quote.value()));
            default ->
                    checker.flaw(
                            "text-needs-code",
                            quote.span(),
                            "文字“%s”只能与代码类或文字类的事实比较".formatted(quote.value()),
                            "the text \"%s\" can only be compared with a fact that is a code or a text"
                                    .formatted(quote.value()),
                            "残疾等级 = \"一级\"");
        };
    }

    private Typed code(Expr.Quote quote, CodeList list) {
        var rank = list.rank(quote.value());
        if (rank.isPresent()) {
            return Typed.of(new Node.Constant(new Type.Code(list), rank.getAsInt()));
        }
        List<String> names = list.codes().stream().map(CodeList.Code::zh).toList();
        return checker.flaw(
                "unknown-code",
                quote.span(),
                "“%s”不在代码表%s中；可用：%s".formatted(quote.value(), list.zh(), String.join("、", names)),
                "\"%s\" is not in the code list %s".formatted(quote.value(), list.id()),
                Suggestions.nearest(quote.value(), names).orElse(String.join("、", names)));
    }
}
