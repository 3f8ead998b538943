package org.huimin.platform.people;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huimin.platform.exchange.CodeList;
import org.huimin.platform.exchange.Column;
import org.huimin.platform.exchange.ColumnType;
import org.huimin.platform.exchange.Condition;
import org.huimin.platform.exchange.DatasetContract;
import org.huimin.platform.exchange.Fact;
import org.huimin.platform.exchange.FactRule;
import org.huimin.platform.exchange.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * Writes the selects by which a dataset's rows become facts.
 *
 * <p>They read a table {@code touched (person_index, place)} of the persons concerned, and the
 * dataset's record table as {@code r}. Sums and windows are set-based: one pass over the rows of
 * all persons concerned.
 */
final class FactSources {
    private final DatasetContract contract;
    private final RecordTable table;
    private final Vocabulary vocabulary;
    private final Moment moment;

    FactSources(DatasetContract contract, Vocabulary vocabulary, Moment moment) {
        this.contract = contract;
        this.table = new RecordTable(contract);
        this.vocabulary = vocabulary;
        this.moment = moment;
    }

    /**
     * The sources of some of the dataset's facts; the ids of paid programmes' facts may be among
     * them.
     */
    List<FactSource> of(List<FactRule> rules, boolean received) {
        List<FactSource> sources = new ArrayList<>();
        Map<String, String> grouped = new LinkedHashMap<>();
        for (FactRule rule : rules) {
            if (rule.how() == FactRule.How.MEDIAN_MONTH) {
                sources.add(median(rule));
            } else {
                grouped.put(
                        rule.fact(),
                        converted(rule, table.onePerPerson() ? single(rule) : aggregate(rule)));
            }
        }
        if (received && contract.received() != null) {
            grouped.putAll(paid(contract.received()));
        }
        if (!grouped.isEmpty()) {
            sources.add(grouped(grouped, windows(rules)));
        }
        return sources;
    }

    private FactSource grouped(Map<String, String> expressions, String windows) {
        Map<String, String> names = new LinkedHashMap<>();
        String list =
                expressions.entrySet().stream()
                        .map(e -> {
                            String name = "\"" + SqlNames.snake(e.getKey()) + "\"";
                            names.put(e.getKey(), name);
                            return e.getValue() + " as " + name;
                        })
                        .collect(Collectors.joining(",\n    "));
        String select =
                """
                select r.person_index,
                    %s
                  from %s r join touched t on t.person_index = r.%s%s
                 where %s%s\
                """
                        .formatted(
                                list,
                                table.name(),
                                table.personColumn(),
                                windows,
                                moment.counts("r"),
                                table.onePerPerson() ? "" : "\n group by r.person_index");
        return new FactSource(select, names);
    }

    private String windows(List<FactRule> rules) {
        boolean any =
                rules.stream()
                        .anyMatch(r -> r.window() > 0 && r.how() != FactRule.How.MEDIAN_MONTH);
        return any ? "\n  left join " + window() + " w on w.county = t.place / 1000000" : "";
    }

    /**
     * Per county: the newest month delivered, and how many months were delivered in the last n, as
     * column {@code last_n}. A county nobody delivered for takes the months of all deliveries: its
     * people may stand in another county's file.
     */
    private String window() {
        String counts =
                contract.facts().stream()
                        .map(FactRule::window)
                        .filter(n -> n > 0)
                        .distinct()
                        .map(n ->
                                ", count(*) filter (where month > newest - interval '%d months') as last_%d"
                                        .formatted(n, n))
                        .collect(Collectors.joining());
        return """
        (select county, newest%1$s
            from (select distinct c.county, m.month, max(m.month) over (partition by c.county) as newest
                    from (select distinct place / 1000000 as county from touched) c
                    join people.coverage_month m on m.dataset = %2$s and %4$s and (%3$s or not exists (
                         select from people.coverage_month m where m.dataset = %2$s and %4$s and %3$s))) d
           group by county, newest)\
        """
                .formatted(
                        counts,
                        SqlNames.literal(contract.id()),
                        "(m.place_from <= c.county * 1000000 + 999999 and m.place_to >= c.county * 1000000)",
                        moment.known("m.delivered_at"));
    }

    private static String inWindow(FactRule rule) {
        return rule.window() == 0
                ? ""
                : "r.%s >= w.newest - interval '%d months'"
                        .formatted(SqlNames.column(rule.overColumn().id()), rule.window() - 1);
    }

    /** True or false for a row, never null. */
    private String holds(FactRule rule) {
        List<String> parts = new ArrayList<>(rule.where().stream().map(this::holds).toList());
        if (rule.window() > 0) {
            parts.add(inWindow(rule));
        }
        return parts.isEmpty() ? "true" : "coalesce(" + String.join(" and ", parts) + ", false)";
    }

    private String holds(Condition condition) {
        String column = "r." + SqlNames.column(condition.column().id());
        return holds(condition, column, moment);
    }

    /** The condition on a column of the given name. */
    static String holds(Condition condition, String column, Moment moment) {
        return switch (condition) {
            case Condition.In in ->
                    column
                            + " in ("
                            + in.values().stream()
                                    .map(v -> value(in.column(), v))
                                    .collect(Collectors.joining(", "))
                            + ")";
            case Condition.Between between -> {
                List<String> bounds = new ArrayList<>();
                if (between.min() != null) {
                    bounds.add(column + " >= " + between.min());
                }
                if (between.max() != null) {
                    bounds.add(column + " <= " + between.max());
                }
                yield bounds.isEmpty() ? column + " is not null" : String.join(" and ", bounds);
            }
            case Condition.NotPast notPast ->
                    "(%1$s is null or %1$s >= %2$s)".formatted(column, moment.day());
            case Condition.NotFuture notFuture ->
                    "(%1$s is null or %1$s <= %2$s)".formatted(column, moment.day());
        };
    }

    private static String value(Column column, String value) {
        return column.type() == ColumnType.CODE || column.type() == ColumnType.TEXT
                ? SqlNames.literal(value)
                : value;
    }

    /** The value where a person has at most one row. */
    private String single(FactRule rule) {
        String holds = holds(rule);
        return switch (rule.how()) {
            case COUNT -> "case when " + holds + " then 1 else 0 end";
            case ANY -> holds;
            case SUM, MAX, MIN, LATEST -> "case when " + holds + " then " + of(rule) + " end";
            case MONTH_AVERAGE ->
                    "case when " + holds + " then " + average(of(rule), rule) + " end";
            case MEDIAN_MONTH ->
                    throw new IllegalArgumentException("medians have a select of their own");
        };
    }

    /** The value over all of a person's rows. */
    private String aggregate(FactRule rule) {
        String filter = " filter (where " + holds(rule) + ")";
        return switch (rule.how()) {
            case SUM -> "sum(" + of(rule) + ")" + filter;
            case MAX -> extreme("max", "bool_or", rule) + filter;
            case MIN -> extreme("min", "bool_and", rule) + filter;
            case COUNT -> "count(*)" + filter;
            case ANY -> "bool_or(" + holds(rule) + ")";
            case LATEST ->
                    "(array_agg("
                            + of(rule)
                            + " order by "
                            + latestFirst(rule)
                            + ")"
                            + filter
                            + ")[1]";
            case MONTH_AVERAGE -> average("sum(" + of(rule) + ")" + filter, rule);
            case MEDIAN_MONTH ->
                    throw new IllegalArgumentException("medians have a select of their own");
        };
    }

    private static String extreme(String function, String booleanFunction, FactRule rule) {
        return (rule.ofColumn().type() == ColumnType.BOOLEAN ? booleanFunction : function)
                + "("
                + of(rule)
                + ")";
    }

    private static String latestFirst(FactRule rule) {
        String over =
                rule.over() == null
                        ? ""
                        : "r." + SqlNames.column(rule.overColumn().id()) + " desc nulls last, ";
        return over + "r.recorded_from desc, r.file_id desc, r.row_no desc";
    }

    /**
     * Half-up to the unit, over the months delivered; the months of one window are the same for a
     * whole county.
     */
    private String average(String sum, FactRule rule) {
        String months = "last_" + rule.window();
        String count = table.onePerPerson() ? "w." + months : "max(w." + months + ")";
        return "round((" + sum + ") / nullif(" + count + ", 0)::numeric)";
    }

    private static String of(FactRule rule) {
        return "r." + SqlNames.column(rule.ofColumn().id());
    }

    /** From the column's unit to the fact's. */
    private String converted(FactRule rule, String value) {
        Fact fact = fact(rule);
        if (!fact.type().isNumber()) {
            return value;
        }
        int scale = rule.how() == FactRule.How.COUNT ? 0 : rule.ofColumn().scale();
        String scaled = value;
        for (int i = scale; i < fact.scale(); i++) {
            scaled = i == scale ? "(" + scaled + ") * 10" : scaled + "0";
        }
        if (rule.divide() > 1) {
            scaled = "round((" + scaled + ")::numeric / " + rule.divide() + ")";
        }
        return "(" + scaled + ")::" + (fact.type() == Fact.Type.COUNT ? "integer" : "bigint");
    }

    private Fact fact(FactRule rule) {
        return vocabulary.find(rule.fact()).orElseThrow();
    }

    /** The middle of a person's monthly totals; of two middles the half, rounded up. */
    private FactSource median(FactRule rule) {
        String name = "\"" + SqlNames.snake(rule.fact()) + "\"";
        String over = SqlNames.column(rule.overColumn().id());
        String join =
                rule.window() > 0
                        ? "\n               left join "
                                + window()
                                + " w on w.county = t.place / 1000000"
                        : "";
        String select =
                """
                select person_index, %s as %s
                  from (select person_index, total, row_number() over person as place_in_order, count(*) over person as months
                          from (select r.person_index, sum(%s) as total
                                  from %s r join touched t on t.person_index = r.%s%s
                                 where %s and %s
                                 group by r.person_index, date_trunc('month', r.%s)) m
                        window person as (partition by person_index order by total
                                          rows between unbounded preceding and unbounded following)) o
                 where place_in_order in ((months + 1) / 2, (months + 2) / 2)
                 group by person_index\
                """
                        .formatted(
                                converted(
                                        rule,
                                        "case when count(*) = 1 then sum(total) else floor((sum(total) + 1) / 2) end"),
                                name,
                                of(rule),
                                table.name(),
                                table.personColumn(),
                                join,
                                moment.counts("r"),
                                holds(rule),
                                over);
        return new FactSource(select, Map.of(rule.fact(), name));
    }

    /**
     * The rows themselves, latest first, and for each rule whether it counts the row, as {@code
     * holds_n}; of rolls also {@code paid} and {@code programme}.
     */
    String rows(List<FactRule> rules, @Nullable Column asOf) {
        StringBuilder list =
                new StringBuilder("r.person_index, r.file_id, r.row_no, r.recorded_from, ")
                        .append(asOf == null ? "null::date" : "r." + SqlNames.column(asOf.id()))
                        .append(" as as_of");
        for (int i = 0; i < rules.size(); i++) {
            list.append(", ").append(holds(rules.get(i))).append(" as holds_").append(i);
        }
        DatasetContract.Received received = contract.received();
        if (received != null) {
            String where =
                    received.where().stream()
                            .map(c -> " and " + holds(c))
                            .collect(Collectors.joining());
            list.append(", coalesce(true")
                    .append(where)
                    .append(", false) as paid, r.")
                    .append(SqlNames.column(received.programme().id()))
                    .append(" as programme");
        }
        boolean windows = rules.stream().anyMatch(r -> r.window() > 0);
        String over =
                rules.stream()
                        .filter(r -> r.how() == FactRule.How.LATEST)
                        .findFirst()
                        .map(FactSources::latestFirst)
                        .orElse(
                                (asOf == null
                                                ? ""
                                                : "r."
                                                        + SqlNames.column(asOf.id())
                                                        + " desc nulls last, ")
                                        + "r.recorded_from desc, r.row_no desc");
        return "select %s from %s r join touched t on t.person_index = r.%s%s where %s order by %s"
                .formatted(
                        list,
                        table.name(),
                        table.personColumn(),
                        windows
                                ? " left join " + window() + " w on w.county = t.place / 1000000"
                                : "",
                        moment.counts("r"),
                        over);
    }

    private Map<String, String> paid(DatasetContract.Received received) {
        Map<String, String> expressions = new LinkedHashMap<>();
        if (received.programme().codes() == null) {
            return expressions;
        }
        String where =
                received.where().stream()
                        .map(c -> " and " + holds(c))
                        .collect(Collectors.joining());
        for (CodeList.Code programme : received.programme().codeList().codes()) {
            String holds =
                    "r."
                            + SqlNames.column(received.programme().id())
                            + " = "
                            + SqlNames.literal(programme.code())
                            + where;
            String amount = "r." + SqlNames.column(received.amount().id());
            expressions.put(
                    CurrentTable.receivedId(programme.code()),
                    table.onePerPerson()
                            ? "case when " + holds + " then " + amount + " end"
                            : "(sum(" + amount + ") filter (where " + holds + "))::bigint");
        }
        return expressions;
    }
}
