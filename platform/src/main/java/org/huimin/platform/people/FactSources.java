package org.huimin.platform.people;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huimin.engine.feel.CodeList;
import org.huimin.platform.exchange.Column;
import org.huimin.platform.exchange.DatasetContract;
import org.huimin.platform.exchange.FactRule;
import org.huimin.platform.exchange.RecordedFacts;
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
    private final RuleSql sql;
    private final Moment moment;

    FactSources(DatasetContract contract, RecordedFacts recorded, Moment moment) {
        this.contract = contract;
        this.table = new RecordTable(contract);
        this.sql = new RuleSql(contract, table, recorded, moment);
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
                grouped.put(rule.fact(), sql.value(rule));
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

    /** What is recorded now has an index of its own; looking back takes the past rows too. */
    private String touchedRows() {
        return moment.knownAt() == null ? table.nowOfTouched() : table.everOfTouched();
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
                  from %s%s
                 where %s%s\
                """
                        .formatted(
                                list,
                                touchedRows(),
                                windows,
                                moment.counts("r"),
                                table.onePerPerson() ? "" : "\n group by r.person_index");
        return new FactSource(select, names);
    }

    private String windows(List<FactRule> rules) {
        boolean any =
                rules.stream()
                        .anyMatch(r -> r.window() > 0 && r.how() != FactRule.How.MEDIAN_MONTH);
        return any ? "\n  left join " + sql.window() + " w on w.county = t.place / 1000000" : "";
    }

    /** The middle of a person's monthly totals; of two middles the half, rounded up. */
    private FactSource median(FactRule rule) {
        String name = "\"" + SqlNames.snake(rule.fact()) + "\"";
        String over = SqlNames.column(rule.overColumn().id());
        String join =
                rule.window() > 0
                        ? "\n               left join "
                                + sql.window()
                                + " w on w.county = t.place / 1000000"
                        : "";
        String select =
                """
                select person_index, %s as %s
                  from (select person_index, total, row_number() over person as place_in_order, count(*) over person as months
                          from (select r.person_index, sum(%s) as total
                                  from %s%s
                                 where %s and %s
                                 group by r.person_index, date_trunc('month', r.%s)) m
                        window person as (partition by person_index order by total
                                          rows between unbounded preceding and unbounded following)) o
                 where place_in_order in ((months + 1) / 2, (months + 2) / 2)
                 group by person_index\
                """
                        .formatted(
                                sql.converted(
                                        rule,
                                        "case when count(*) = 1 then sum(total) else floor((sum(total) + 1) / 2) end"),
                                name,
                                RuleSql.of(rule),
                                touchedRows(),
                                join,
                                moment.counts("r"),
                                sql.holds(rule),
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
            list.append(", ").append(sql.holds(rules.get(i))).append(" as holds_").append(i);
        }
        DatasetContract.Received received = contract.received();
        if (received != null) {
            String where =
                    received.where().stream()
                            .map(c -> " and " + sql.holds(c))
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
                        .map(RuleSql::latestFirst)
                        .orElse(
                                (asOf == null
                                                ? ""
                                                : "r."
                                                        + SqlNames.column(asOf.id())
                                                        + " desc nulls last, ")
                                        + "r.recorded_from desc, r.row_no desc");
        return "select %s from %s%s where %s order by %s"
                .formatted(
                        list,
                        touchedRows(),
                        windows
                                ? " left join "
                                        + sql.window()
                                        + " w on w.county = t.place / 1000000"
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
                        .map(c -> " and " + sql.holds(c))
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
