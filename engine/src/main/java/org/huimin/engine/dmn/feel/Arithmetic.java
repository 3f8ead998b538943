package org.huimin.engine.dmn.feel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** {@code + - * / **} over numbers, texts, dates and durations; null where there is no result. */
final class Arithmetic {

    private static final BigDecimal NANOS = new BigDecimal(1_000_000_000);

    private Arithmetic() {}

    static @Nullable Object apply(
            Formula.Operator operator, @Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return null;
        }
        try {
            return switch (operator) {
                case ADD -> add(left, right);
                case SUBTRACT -> subtract(left, right);
                case MULTIPLY -> multiply(left, right);
                case DIVIDE -> divide(left, right);
                case POWER ->
                        left instanceof BigDecimal base && right instanceof BigDecimal exponent
                                ? Numbers.power(base, exponent)
                                : null;
                case EQUAL, UNEQUAL, LESS, AT_MOST, MORE, AT_LEAST, AND, OR ->
                        throw new IllegalArgumentException(operator.name());
            };
        } catch (ArithmeticException | DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Object add(Object left, Object right) {
        if (left instanceof BigDecimal one && right instanceof BigDecimal other) {
            return Numbers.held(one.add(other, Numbers.PRECISION));
        }
        if (left instanceof String one && right instanceof String other) {
            return one + other;
        }
        if (left instanceof Duration one && right instanceof Duration other) {
            return one.plus(other);
        }
        if (left instanceof MonthSpan one && right instanceof MonthSpan other) {
            return one.plus(other);
        }
        if (right instanceof Duration || right instanceof MonthSpan) {
            return shift(left, right);
        }
        return left instanceof Duration || left instanceof MonthSpan ? shift(right, left) : null;
    }

    /** A date, time, or date and time, moved by a duration. */
    private static @Nullable Object shift(Object moment, Object by) {
        return switch (moment) {
            case LocalDate date when by instanceof MonthSpan span -> date.plusMonths(span.months());
            // midnight moved, then the date of it
            case LocalDate date when by instanceof Duration duration ->
                    date.atStartOfDay().plus(duration).toLocalDate();
            case FeelDateTime at when by instanceof MonthSpan span -> at.plus(span);
            case FeelDateTime at when by instanceof Duration duration -> at.plus(duration);
            case FeelTime time when by instanceof Duration duration -> time.plus(duration);
            default -> null;
        };
    }

    private static @Nullable Object subtract(Object left, Object right) {
        if (left instanceof BigDecimal one && right instanceof BigDecimal other) {
            return Numbers.held(one.subtract(other, Numbers.PRECISION));
        }
        if (left instanceof Duration one && right instanceof Duration other) {
            return one.minus(other);
        }
        if (right instanceof Duration duration) {
            return shift(left, duration.negated());
        }
        if (right instanceof MonthSpan span) {
            return left instanceof MonthSpan one
                    ? one.plus(span.negated())
                    : shift(left, span.negated());
        }
        if (left instanceof FeelTime one && right instanceof FeelTime other) {
            boolean alike = (one.zone() == null) == (other.zone() == null);
            return alike ? Duration.ofNanos(one.utcNanos() - other.utcNanos()) : null;
        }
        FeelDateTime one = moment(left);
        FeelDateTime other = moment(right);
        if (one == null || other == null || (one.zone() == null) != (other.zone() == null)) {
            return null;
        }
        return between(other.utc(), one.utc());
    }

    private static @Nullable FeelDateTime moment(Object value) {
        return Values.dateTime(value);
    }

    private static Duration between(LocalDateTime from, LocalDateTime to) {
        return Duration.between(from, to);
    }

    private static @Nullable Object multiply(Object left, Object right) {
        if (right instanceof BigDecimal factor) {
            return times(left, factor);
        }
        return left instanceof BigDecimal factor ? times(right, factor) : null;
    }

    private static @Nullable Object times(Object value, BigDecimal factor) {
        return switch (value) {
            case BigDecimal number -> Numbers.held(number.multiply(factor, Numbers.PRECISION));
            case Duration duration -> duration(nanos(duration).multiply(factor));
            case MonthSpan span -> months(Numbers.of(span.months()).multiply(factor));
            default -> null;
        };
    }

    private static @Nullable Object divide(Object left, Object right) {
        if (right instanceof BigDecimal divisor) {
            return switch (left) {
                case BigDecimal number -> Numbers.held(number.divide(divisor, Numbers.PRECISION));
                case Duration duration ->
                        duration(nanos(duration).divide(divisor, 3, RoundingMode.HALF_EVEN));
                case MonthSpan span ->
                        months(Numbers.of(span.months()).divide(divisor, Numbers.PRECISION));
                default -> null;
            };
        }
        if (left instanceof Duration one && right instanceof Duration other) {
            return Numbers.held(nanos(one).divide(nanos(other), Numbers.PRECISION));
        }
        if (left instanceof MonthSpan one && right instanceof MonthSpan other) {
            return Numbers.of(one.months()).divide(Numbers.of(other.months()), Numbers.PRECISION);
        }
        return null;
    }

    private static BigDecimal nanos(Duration duration) {
        return Numbers.of(duration.getSeconds())
                .multiply(NANOS)
                .add(Numbers.of(duration.getNano()));
    }

    private static Duration duration(BigDecimal nanos) {
        BigDecimal[] parts = nanos.setScale(0, RoundingMode.HALF_EVEN).divideAndRemainder(NANOS);
        return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
    }

    /** Whole months; what is left over falls away. */
    private static MonthSpan months(BigDecimal months) {
        return new MonthSpan(months.setScale(0, RoundingMode.DOWN).longValueExact());
    }

    static @Nullable Object negate(@Nullable Object value) {
        return switch (value) {
            case BigDecimal number -> number.negate();
            case Duration duration -> duration.negated();
            case MonthSpan span -> span.negated();
            case null, default -> null;
        };
    }
}
