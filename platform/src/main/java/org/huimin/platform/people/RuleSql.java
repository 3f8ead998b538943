package org.huimin.platform.people;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.huimin.platform.exchange.ColumnType;
import org.huimin.platform.exchange.Condition;
import org.huimin.platform.exchange.DatasetContract;
import org.huimin.platform.exchange.FactRule;
import org.huimin.platform.exchange.RecordedFact;
import org.huimin.platform.exchange.RecordedFacts;

/**
 * What the rules of a dataset make of its rows, as SQL expressions over the record table {@code r}
 * and, for windows of months, {@linkplain #window() the months delivered} {@code w}.
 */
final class RuleSql {
    private final DatasetContract contract;
    private final RecordTable table;
    private final RecordedFacts recorded;
    private final Moment moment;

    RuleSql(DatasetContract contract, RecordTable table, RecordedFacts recorded, Moment moment) {
        this.contract = contract;
        this.table = table;
        this.recorded = recorded;
        this.moment = moment;
    }

    /** The value of one person, in the fact's unit. */
    String value(FactRule rule) {
        return converted(rule, table.onePerPerson() ? single(rule) : aggregate(rule));
    }

    /**
     * Per county: the newest month delivered, and how many months were delivered in the last n, as
     * column {@code last_n}. A county nobody delivered for takes the months of all deliveries: its
     * people may stand in another county's file.
     */
    String window() {
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
    String holds(FactRule rule) {
        List<String> parts = new ArrayList<>(rule.where().stream().map(this::holds).toList());
        if (rule.window() > 0) {
            parts.add(inWindow(rule));
        }
        return parts.isEmpty() ? "true" : "coalesce(" + String.join(" and ", parts) + ", false)";
    }

    String holds(Condition condition) {
        String column = "r." + SqlNames.column(condition.column().id());
        return ConditionSql.holds(condition, column, moment);
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

    static String latestFirst(FactRule rule) {
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

    static String of(FactRule rule) {
        return "r." + SqlNames.column(rule.ofColumn().id());
    }

    /** From the column's unit to the fact's. */
    String converted(FactRule rule, String value) {
        RecordedFact fact = fact(rule);
        if (!fact.kind().isNumber()) {
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
        return "("
                + scaled
                + ")::"
                + (fact.kind() == RecordedFact.Kind.COUNT ? "integer" : "bigint");
    }

    private RecordedFact fact(FactRule rule) {
        return recorded.find(rule.fact()).orElseThrow();
    }
}
