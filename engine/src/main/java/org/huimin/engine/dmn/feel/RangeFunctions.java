package org.huimin.engine.dmn.feel;

import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** How points and ranges lie to each other (the standard's interval functions). */
final class RangeFunctions {

    private RangeFunctions() {}

    static List<Builtin> all() {
        return List.of(
                relation("before", RangeFunctions::before),
                relation("after", (one, other) -> before(other, one)),
                relation("meets", RangeFunctions::meets),
                relation("met by", (one, other) -> meets(other, one)),
                relation("overlaps", RangeFunctions::overlaps),
                relation("overlaps before", RangeFunctions::overlapsBefore),
                relation("overlaps after", RangeFunctions::overlapsAfter),
                relation("finishes", RangeFunctions::finishes),
                relation("finished by", (one, other) -> finishes(other, one)),
                relation("includes", (one, other) -> includes(one, other)),
                relation("during", (one, other) -> includes(other, one)),
                relation("starts", RangeFunctions::starts),
                relation("started by", (one, other) -> starts(other, one)),
                relation("coincides", RangeFunctions::coincides));
    }

    /** A range, or a point as the range from itself to itself. */
    private record Span(
            boolean point,
            @Nullable Object low,
            boolean lowIncluded,
            @Nullable Object high,
            boolean highIncluded) {

        static Span of(Object value) {
            if (value instanceof FeelRange range) {
                if (range.form() == FeelRange.Form.UNEQUAL) {
                    throw new Builtin.NoResult("a range without one value");
                }
                return new Span(
                        false,
                        range.low(),
                        range.lowIncluded(),
                        range.high(),
                        range.highIncluded());
            }
            return new Span(true, value, true, value, true);
        }
    }

    private static Builtin relation(String name, BiPredicate<Span, Span> holds) {
        Builtin.Body body =
                given -> {
                    Span one = Span.of(given.one(0));
                    Span other = Span.of(given.one(1));
                    takes(name, one, other);
                    return holds.test(one, other);
                };
        return new Builtin(name)
                .form(body, "point1", "point2")
                .form(body, "point", "range")
                .form(body, "range", "point")
                .form(body, "range1", "range2");
    }

    /** Which of the two may be points differs by relation. */
    private static void takes(String name, Span one, Span other) {
        boolean fits =
                switch (name) {
                    case "before", "after" -> true;
                    case "coincides" -> one.point() == other.point();
                    case "finishes", "during", "starts" -> !other.point();
                    case "finished by", "includes", "started by" -> !one.point();
                    default -> !one.point() && !other.point();
                };
        if (!fits) {
            throw new Builtin.NoResult("takes ranges");
        }
    }

    private static int order(@Nullable Object one, @Nullable Object other) {
        Integer order = Values.order(one, other);
        if (order == null) {
            throw new Builtin.NoResult("values without an order");
        }
        return order;
    }

    private static boolean before(Span one, Span other) {
        int order = order(one.high(), other.low());
        return order < 0 || order == 0 && !(one.highIncluded() && other.lowIncluded());
    }

    private static boolean meets(Span one, Span other) {
        return one.highIncluded() && other.lowIncluded() && order(one.high(), other.low()) == 0;
    }

    private static boolean overlaps(Span one, Span other) {
        return !before(one, other) && !before(other, one);
    }

    /** Whether the first starts earlier, by its bound or by including it. */
    private static boolean startsEarlier(Span one, Span other) {
        int order = order(one.low(), other.low());
        return order < 0 || order == 0 && one.lowIncluded() && !other.lowIncluded();
    }

    private static boolean endsLater(Span one, Span other) {
        int order = order(one.high(), other.high());
        return order > 0 || order == 0 && one.highIncluded() && !other.highIncluded();
    }

    private static boolean overlapsBefore(Span one, Span other) {
        return startsEarlier(one, other) && overlaps(one, other) && !endsLater(one, other);
    }

    private static boolean overlapsAfter(Span one, Span other) {
        return startsEarlier(other, one) && overlaps(one, other) && !endsLater(other, one);
    }

    private static boolean sameStart(Span one, Span other) {
        return one.lowIncluded() == other.lowIncluded() && order(one.low(), other.low()) == 0;
    }

    private static boolean sameEnd(Span one, Span other) {
        return one.highIncluded() == other.highIncluded() && order(one.high(), other.high()) == 0;
    }

    private static boolean finishes(Span one, Span other) {
        return sameEnd(one, other) && (one.point() || !startsEarlier(one, other));
    }

    private static boolean starts(Span one, Span other) {
        return sameStart(one, other) && (one.point() || !endsLater(one, other));
    }

    private static boolean includes(Span one, Span other) {
        return !startsEarlier(other, one) && !endsLater(other, one);
    }

    private static boolean coincides(Span one, Span other) {
        return one.point()
                ? order(one.low(), other.low()) == 0
                : sameStart(one, other) && sameEnd(one, other);
    }
}
