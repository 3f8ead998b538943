package org.huimin.engine.dmn.feel;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Equality and order of FEEL values. */
public final class Values {

    /** The standard compares times for equality by hour, minute and whole second. */
    private static final long SECOND = 1_000_000_000L;

    private Values() {}

    @SuppressWarnings("unchecked")
    static List<@Nullable Object> list(Object value) {
        return (List<@Nullable Object>) value;
    }

    /**
     * Whether the values are equal: null equals only null; null is returned when they are of kinds
     * that the standard does not compare.
     */
    public static @Nullable Boolean equal(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return left == right;
        }
        if (left instanceof List<?> && right instanceof List<?>) {
            return equalLists(list(left), list(right));
        }
        if (left instanceof FeelContext one && right instanceof FeelContext other) {
            return equalContexts(one, other);
        }
        if (left instanceof FeelRange one && right instanceof FeelRange other) {
            return equalRanges(one, other);
        }
        if (left instanceof FeelFunction && right instanceof FeelFunction) {
            return left == right;
        }
        if (left instanceof Boolean && right instanceof Boolean
                || left instanceof String && right instanceof String) {
            return left.equals(right);
        }
        if (left instanceof FeelTime one && right instanceof FeelTime other) {
            return (one.zone() == null) == (other.zone() == null)
                    && one.utcNanos() / SECOND == other.utcNanos() / SECOND;
        }
        if (left instanceof FeelDateTime one && right instanceof FeelDateTime other) {
            return (one.zone() == null) == (other.zone() == null)
                    && one.utc().withNano(0).equals(other.utc().withNano(0));
        }
        Integer order = order(left, right);
        return order == null ? null : Boolean.valueOf(order == 0);
    }

    private static boolean equalLists(List<@Nullable Object> one, List<@Nullable Object> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!same(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalContexts(FeelContext one, FeelContext other) {
        if (!one.entries().keySet().equals(other.entries().keySet())) {
            return false;
        }
        for (Map.Entry<String, @Nullable Object> entry : one.entries().entrySet()) {
            if (!same(entry.getValue(), other.get(entry.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalRanges(FeelRange one, FeelRange other) {
        return one.form() == other.form()
                && one.lowIncluded() == other.lowIncluded()
                && one.highIncluded() == other.highIncluded()
                && same(one.low(), other.low())
                && same(one.high(), other.high());
    }

    /** Whether the values are certainly equal; what cannot be compared is not. */
    public static boolean same(@Nullable Object left, @Nullable Object right) {
        return Objects.equals(equal(left, right), Boolean.TRUE);
    }

    /** Negative, 0, positive as left is below, at, above right; null when there is no order. */
    static @Nullable Integer order(@Nullable Object left, @Nullable Object right) {
        if (left instanceof BigDecimal one && right instanceof BigDecimal other) {
            return one.compareTo(other);
        }
        if (left instanceof String one && right instanceof String other) {
            return compareCodePoints(one, other);
        }
        if (left instanceof LocalDate one && right instanceof LocalDate other) {
            return one.compareTo(other);
        }
        if (left instanceof Duration one && right instanceof Duration other) {
            return one.compareTo(other);
        }
        if (left instanceof MonthSpan one && right instanceof MonthSpan other) {
            return one.compareTo(other);
        }
        if (left instanceof FeelTime one && right instanceof FeelTime other) {
            return (one.zone() == null) == (other.zone() == null)
                    ? Long.compare(one.utcNanos(), other.utcNanos())
                    : null;
        }
        if (left instanceof FeelDateTime || right instanceof FeelDateTime) {
            return dateTimes(left, right);
        }
        return null;
    }

    private static @Nullable Integer dateTimes(@Nullable Object left, @Nullable Object right) {
        FeelDateTime one = dateTime(left);
        FeelDateTime other = dateTime(right);
        if (one == null || other == null || (one.zone() == null) != (other.zone() == null)) {
            return null;
        }
        return one.utc().compareTo(other.utc());
    }

    /** A date and time, or a date as its midnight in UTC; null for anything else. */
    static @Nullable FeelDateTime dateTime(@Nullable Object value) {
        return switch (value) {
            case FeelDateTime dateTime -> dateTime;
            case LocalDate date -> FeelDateTime.midnightUtc(date);
            case null, default -> null;
        };
    }

    private static int compareCodePoints(String one, String other) {
        int[] left = one.codePoints().toArray();
        int[] right = other.codePoints().toArray();
        return java.util.Arrays.compare(left, right);
    }

    /** Whether the value lies in the range; null when it cannot be told. */
    static @Nullable Boolean contains(FeelRange range, @Nullable Object value) {
        switch (range.form()) {
            case EQUAL -> {
                return equal(value, range.low());
            }
            case UNEQUAL -> {
                Boolean equal = equal(value, range.low());
                return equal == null ? null : Boolean.valueOf(!equal);
            }
            case INTERVAL, LESS, AT_MOST, MORE, AT_LEAST -> {
                boolean bothEnds = range.form() == FeelRange.Form.INTERVAL;
                Boolean above = true;
                if (range.low() != null || bothEnds) {
                    above = within(order(value, range.low()), range.lowIncluded());
                }
                Boolean below = true;
                if (range.high() != null || bothEnds) {
                    below = within(order(range.high(), value), range.highIncluded());
                }
                boolean open = !bothEnds && range.low() == null && range.high() == null;
                return open ? null : Logic.and(above, below);
            }
        }
        return null;
    }

    private static @Nullable Boolean within(@Nullable Integer order, boolean included) {
        return order == null ? null : Boolean.valueOf(order > 0 || included && order == 0);
    }
}
