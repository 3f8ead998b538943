package org.huimin.engine.dmn.feel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Functions that make one value of many; each takes a list or the values themselves. */
final class AggregateFunctions {

    private static final MathContext MORE = new MathContext(50, RoundingMode.HALF_EVEN);

    private AggregateFunctions() {}

    static List<Builtin> all() {
        return List.of(
                of("min", given -> extreme(given.listOrAll(), -1)),
                of("max", given -> extreme(given.listOrAll(), 1)),
                of("sum", given -> sum(numbers(given.listOrAll()))),
                of("mean", given -> mean(numbers(given.listOrAll()))),
                of("all", given -> all(given.listOrAll())),
                of("any", given -> any(given.listOrAll())),
                of("product", given -> product(numbers(given.listOrAll()))),
                of("median", given -> median(numbers(given.listOrAll()))),
                of("stddev", given -> deviation(numbers(given.listOrAll()))),
                of("mode", given -> mode(numbers(given.listOrAll()))),
                new Builtin("count").form(given -> Numbers.of(given.list(0).size()), "list"));
    }

    private static Builtin of(String name, Builtin.Body body) {
        return new Builtin(name).form(body, "list").form(body, "n*");
    }

    private static @Nullable Object extreme(List<@Nullable Object> values, int sign) {
        Object best = null;
        for (Object value : values) {
            if (best == null) {
                best = value;
            }
            Integer order = Values.order(value, best);
            if (order == null) {
                throw new Builtin.NoResult("values without an order");
            }
            best = order * sign > 0 ? value : best;
        }
        return best;
    }

    /** Numbers only: the standard adds no durations here. Of nothing there is none. */
    private static @Nullable BigDecimal sum(List<BigDecimal> values) {
        Object sum = null;
        for (BigDecimal value : values) {
            sum = sum == null ? value : Arithmetic.apply(Formula.Operator.ADD, sum, value);
        }
        return (BigDecimal) sum;
    }

    private static List<BigDecimal> numbers(List<@Nullable Object> values) {
        List<BigDecimal> numbers = new ArrayList<>();
        for (Object value : values) {
            if (!(value instanceof BigDecimal number)) {
                throw new Builtin.NoResult("values that are no numbers");
            }
            numbers.add(number);
        }
        return numbers;
    }

    private static void some(List<BigDecimal> numbers) {
        if (numbers.isEmpty()) {
            throw new Builtin.NoResult("no values");
        }
    }

    private static BigDecimal exactMean(List<BigDecimal> numbers) {
        some(numbers);
        BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, (a, b) -> a.add(b, MORE));
        return sum.divide(Numbers.of(numbers.size()), MORE);
    }

    private static BigDecimal mean(List<BigDecimal> numbers) {
        return Numbers.held(exactMean(numbers)).stripTrailingZeros();
    }

    private static @Nullable Boolean all(List<@Nullable Object> values) {
        Boolean all = true;
        for (Object value : values) {
            all = Logic.and(all, truth(value));
        }
        return all;
    }

    private static @Nullable Boolean any(List<@Nullable Object> values) {
        Boolean any = false;
        for (Object value : values) {
            any = Logic.or(any, truth(value));
        }
        return any;
    }

    private static @Nullable Boolean truth(@Nullable Object value) {
        if (value != null && !(value instanceof Boolean)) {
            throw new Builtin.NoResult("values that are not true or false");
        }
        return Logic.truth(value);
    }

    private static BigDecimal product(List<BigDecimal> numbers) {
        some(numbers);
        return Numbers.held(
                numbers.stream()
                        .reduce(BigDecimal.ONE, (a, b) -> a.multiply(b, Numbers.PRECISION)));
    }

    private static @Nullable BigDecimal median(List<BigDecimal> numbers) {
        if (numbers.isEmpty()) {
            return null;
        }
        List<BigDecimal> sorted = numbers.stream().sorted().toList();
        int middle = sorted.size() / 2;
        if (sorted.size() % 2 == 1) {
            return sorted.get(middle);
        }
        BigDecimal sum = sorted.get(middle - 1).add(sorted.get(middle), MORE);
        return Numbers.held(sum.divide(Numbers.of(2), MORE));
    }

    /** The sample's standard deviation. */
    private static BigDecimal deviation(List<BigDecimal> numbers) {
        if (numbers.size() < 2) {
            throw new Builtin.NoResult("fewer than two values");
        }
        BigDecimal mean = exactMean(numbers);
        BigDecimal squares = BigDecimal.ZERO;
        for (BigDecimal number : numbers) {
            BigDecimal away = number.subtract(mean, MORE);
            squares = squares.add(away.multiply(away, MORE), MORE);
        }
        BigDecimal variance = squares.divide(Numbers.of(numbers.size() - 1), MORE);
        return Numbers.held(variance.sqrt(MORE));
    }

    private static List<@Nullable Object> mode(List<BigDecimal> numbers) {
        Map<BigDecimal, Integer> counts = new TreeMap<>(Comparator.naturalOrder());
        numbers.forEach(number -> counts.merge(number, 1, Integer::sum));
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<@Nullable Object> modes = new ArrayList<>();
        counts.forEach((number, count) -> {
            if (count == most) {
                modes.add(number);
            }
        });
        return modes;
    }
}
