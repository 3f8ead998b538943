package org.huimin.population;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One line of a dataset's {@code facts}: how the rows about a person become a fact. Values are
 * those the engine takes: Long (fen, scaled, count), Boolean, LocalDate, code.
 */
final class FactRule {
    private enum How {
        SUM,
        COUNT,
        MAX,
        MIN,
        ANY,
        LATEST,
        MONTH_AVERAGE,
        MEDIAN_MONTH
    }

    final String fact;
    final RowKind kind;
    private final How how;
    private final int of;
    private final int over;
    private final long divide;
    private final int monthsDelivered;
    private final boolean absenceIsNone;
    private final List<Predicate<Row>> where = new ArrayList<>();

    private FactRule(DatasetFile file, Settings rule, LocalDate on, int monthsDelivered) {
        fact = rule.text("fact");
        kind = file.kind();
        how = How.valueOf(rule.text("how").replace('-', '_').toUpperCase(java.util.Locale.ROOT));
        of = rule.textIfPresent("of").map(kind::at).orElse(-1);
        over = rule.textIfPresent("over").map(kind::at).orElse(-1);
        divide = (long) rule.number("divide", 1);
        this.monthsDelivered = Math.min(monthsDelivered, (int) rule.number("window", 12));
        absenceIsNone = file.absence().equals("none");
        for (Map.Entry<String, Settings> condition : rule.entries("where").entrySet()) {
            where.add(condition(kind, condition.getKey(), condition.getValue(), rule, on));
        }
    }

    static List<FactRule> of(List<DatasetFile> files, LocalDate on, int monthsDelivered) {
        var rules = new ArrayList<FactRule>();
        for (DatasetFile file : files) {
            for (Settings rule : file.late() ? List.<Settings>of() : file.source().items("facts")) {
                rules.add(new FactRule(file, rule, on, monthsDelivered));
            }
        }
        return List.copyOf(rules);
    }

    private static Predicate<Row> condition(
            RowKind kind, String column, Settings wanted, Settings rule, LocalDate on) {
        int at = kind.at(column);
        if (wanted.has("after")) {
            return row -> !(row.values()[at] instanceof LocalDate date) || !date.isBefore(on);
        }
        if (wanted.has("before")) {
            return row -> row.values()[at] instanceof LocalDate date && !date.isAfter(on);
        }
        if (wanted.has("min") || wanted.has("max")) {
            double min = wanted.number("min", Double.NEGATIVE_INFINITY);
            double max = wanted.number("max", Double.POSITIVE_INFINITY);
            return row -> row.values()[at] instanceof Long n && n >= min && n <= max;
        }
        Set<String> allowed = Set.copyOf(rule.at("where").texts(column));
        return row -> allowed.contains(String.valueOf(row.values()[at]));
    }

    /** The fact from the person's rows of this kind; null = nothing known. */
    @Nullable Object value(List<Row> rows) {
        List<Row> matching = new ArrayList<>(rows.size());
        for (Row row : rows) {
            if (where.stream().allMatch(test -> test.test(row))) {
                matching.add(row);
            }
        }
        return switch (how) {
            case ANY -> absenceIsNone || !matching.isEmpty() ? !matching.isEmpty() : null;
            case LATEST -> latest(matching);
            case COUNT -> number(matching, matching.size());
            case SUM -> number(matching, sum(matching));
            case MAX -> number(matching, matching.stream().mapToLong(this::amount).max().orElse(0));
            case MIN -> number(matching, matching.stream().mapToLong(this::amount).min().orElse(0));
            case MONTH_AVERAGE -> number(matching, halfUp(sum(matching), monthsDelivered));
            case MEDIAN_MONTH -> number(matching, median(matching));
        };
    }

    private @Nullable Long number(List<Row> matching, long value) {
        return matching.isEmpty() && !absenceIsNone ? null : (Long) halfUp(value, divide);
    }

    private @Nullable Object latest(List<Row> matching) {
        Row best = null;
        for (Row row : matching) {
            if (best == null || over < 0 || compare(row, best) >= 0) {
                best = row;
            }
        }
        return best == null ? null : best.values()[of];
    }

    private int compare(Row row, Row other) {
        return String.valueOf(row.values()[over]).compareTo(String.valueOf(other.values()[over]));
    }

    private long sum(List<Row> matching) {
        long sum = 0;
        for (Row row : matching) {
            sum += amount(row);
        }
        return sum;
    }

    private long amount(Row row) {
        return row.values()[of] instanceof Long n ? n : 0;
    }

    private long median(List<Row> matching) {
        var months = new TreeMap<YearMonth, Long>();
        for (Row row : matching) {
            if (row.values()[over] instanceof YearMonth month) {
                months.merge(month, amount(row), Long::sum);
            }
        }
        if (months.isEmpty()) {
            return 0;
        }
        long[] totals = months.values().stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(totals);
        int middle = totals.length / 2;
        return totals.length % 2 == 1
                ? totals[middle]
                : halfUp(totals[middle - 1] + totals[middle], 2);
    }

    private static long halfUp(long value, long divisor) {
        return divisor == 1 ? value : Math.floorDiv(2 * value + divisor, 2 * divisor);
    }
}
