package org.huimin.platform.people;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.huimin.engine.feel.CodeList;
import org.huimin.platform.exchange.DatasetContract;
import org.huimin.platform.exchange.Datasets;
import org.huimin.platform.exchange.FactRule;
import org.huimin.platform.exchange.RecordedFact;

/**
 * Writes the statements that bring {@code people.current} up to date for the persons in the
 * temporary table {@code touched (person_id, person_index, household_id, place, urban_rural,
 * in_register)}: one statement for all of them, however many.
 */
final class ProjectionSql {
    private final Datasets datasets;
    private final CurrentTable current;

    ProjectionSql(Datasets datasets, CurrentTable current) {
        this.datasets = datasets;
        this.current = current;
    }

    /**
     * All columns of the touched persons; makes rows that are missing.
     *
     * @param someExist some of the persons have a row already
     */
    String refreshAll(Moment moment, Told from, boolean someExist) {
        List<FactColumn> columns = current.columns();
        String names = columns.stream().map(FactColumn::sql).collect(Collectors.joining(", "));
        String insert =
                """
                insert into people.current as c (person_id, household_id, place, urban_rural, in_register, %s)
                select t.person_id, t.household_id, t.place, t.urban_rural, t.in_register,
                  %s
                order by t.place, t.household_id, t.person_id\
                """
                        .formatted(names, values(columns, moment, from));
        return someExist ? insert + orUpdate(columns) : insert;
    }

    private static String orUpdate(List<FactColumn> columns) {
        String set =
                columns.stream()
                        .map(c -> c.sql() + " = excluded." + c.sql())
                        .collect(Collectors.joining(", "));
        String own = columns.stream().map(c -> "c." + c.sql()).collect(Collectors.joining(", "));
        String excluded =
                columns.stream().map(c -> "excluded." + c.sql()).collect(Collectors.joining(", "));
        return """

        on conflict (person_id) do update set household_id = excluded.household_id, place = excluded.place,
          urban_rural = excluded.urban_rural, in_register = excluded.in_register, %s
        where (c.household_id, c.place, c.urban_rural, c.in_register, %s)
           is distinct from (excluded.household_id, excluded.place, excluded.urban_rural, excluded.in_register, %s)\
        """
                .formatted(set, own, excluded);
    }

    /** Only some columns; rows are there already. Empty when there are no such columns. */
    String refresh(Set<String> facts, Moment moment, Told from) {
        List<FactColumn> columns =
                current.columns().stream().filter(c -> facts.contains(c.fact())).toList();
        if (columns.isEmpty()) {
            return "";
        }
        String set =
                columns.stream()
                        .map(c -> c.sql() + " = s." + c.sql())
                        .collect(Collectors.joining(", "));
        String own = columns.stream().map(c -> "c." + c.sql()).collect(Collectors.joining(", "));
        String fresh = columns.stream().map(c -> "s." + c.sql()).collect(Collectors.joining(", "));
        return """
        update people.current c set %s
          from (select t.person_id, %s) s
         where s.person_id = c.person_id and row(%s) is distinct from row(%s)\
        """
                .formatted(set, values(columns, moment, from), own, fresh);
    }

    /** The values of columns, without touching {@code people.current}: for looking back. */
    String select(List<FactColumn> columns, Moment moment, Told from) {
        return "select t.person_id, " + values(columns, moment, from);
    }

    /**
     * Asks which datasets have never had a row about the touched persons: a few index look-ups,
     * after which the planner need not think about tables that have nothing to say.
     *
     * @param touched a {@code with} clause that makes the relation {@code touched}
     */
    Told told(Connection connection, String touched) throws SQLException {
        StringBuilder select = new StringBuilder(touched).append("select ''");
        Set<String> silent = new LinkedHashSet<>();
        for (DatasetContract contract : aboutPersons()) {
            RecordTable table = new RecordTable(contract);
            silent.add(contract.id());
            select.append(
                    " union all select %s where exists (select from %s)"
                            .formatted(SqlNames.literal(contract.id()), table.everOfTouched()));
        }
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(select.toString())) {
            while (rows.next()) {
                silent.remove(rows.getString(1));
            }
        }
        return new Told(silent, true);
    }

    /**
     * Who may have told anything: selects over tables that are empty are left out.
     *
     * @param silent ids of datasets without any row
     * @param declared whether there are declared facts
     */
    record Told(Set<String> silent, boolean declared) {}

    /** Facts that a dataset feeds, those about households left out. */
    Set<String> fed(DatasetContract contract) {
        Set<String> facts = new LinkedHashSet<>();
        memberRules(contract).forEach(rule -> facts.add(rule.fact()));
        if (contract.received() != null && contract.received().programme().codes() != null) {
            contract.received().programme().codeList().codes().stream()
                    .map(CodeList.Code::code)
                    .forEach(p -> facts.add(CurrentTable.receivedId(p)));
        }
        return facts;
    }

    List<FactRule> memberRules(DatasetContract contract) {
        return contract.facts().stream()
                .filter(r ->
                        datasets.facts().find(r.fact()).filter(f -> !f.ofHousehold()).isPresent())
                .toList();
    }

    /** One value of a fact, as some dataset tells it. */
    private record Value(FactRule.How how, String sql) {}

    private String values(List<FactColumn> columns, Moment moment, Told from) {
        Map<String, List<Value>> told = new LinkedHashMap<>();
        List<String> joins = new ArrayList<>();
        Set<String> wanted = columns.stream().map(FactColumn::fact).collect(Collectors.toSet());
        for (DatasetContract contract : datasets.all()) {
            if (!from.silent().contains(contract.id())) {
                join(contract, wanted, moment, joins, told);
            }
        }
        String list =
                columns.stream()
                        .map(c ->
                                value(c, told.getOrDefault(c.fact(), List.of()), from.declared())
                                        + " as "
                                        + c.sql())
                        .collect(Collectors.joining(",\n  "));
        return list
                + "\nfrom touched t"
                + String.join("", joins)
                + (from.declared() ? declaredJoin(columns, moment) : "");
    }

    private static String value(FactColumn column, List<Value> told, boolean declared) {
        String delivered = combined(column, told);
        return declared ? "coalesce(" + declared(column) + ", " + delivered + ")" : delivered;
    }

    private void join(
            DatasetContract contract,
            Set<String> wanted,
            Moment moment,
            List<String> joins,
            Map<String, List<Value>> told) {
        if (contract.person() == null) {
            return;
        }
        List<FactRule> rules =
                memberRules(contract).stream().filter(r -> wanted.contains(r.fact())).toList();
        boolean received =
                fed(contract).stream()
                        .anyMatch(f -> f.startsWith(CurrentTable.RECEIVED) && wanted.contains(f));
        for (FactSource source :
                new FactSources(contract, datasets.facts(), moment).of(rules, received)) {
            String alias = "a" + joins.size();
            joins.add(
                    "\nleft join ("
                            + source.select()
                            + ") "
                            + alias
                            + " on "
                            + alias
                            + ".person_index = t.person_index");
            source.columns()
                    .forEach((fact, column) -> {
                        if (wanted.contains(fact)) {
                            FactRule.How how =
                                    rules.stream()
                                            .filter(r -> r.fact().equals(fact))
                                            .map(FactRule::how)
                                            .findFirst()
                                            .orElse(FactRule.How.SUM);
                            told.computeIfAbsent(fact, _ -> new ArrayList<>())
                                    .add(new Value(how, alias + "." + column));
                        }
                    });
        }
    }

    /** Several departments may tell the same fact. */
    private static String combined(FactColumn column, List<Value> told) {
        if (told.isEmpty()) {
            return "null::" + column.sqlType();
        }
        if (told.size() == 1) {
            return told.getFirst().sql();
        }
        List<String> values = told.stream().map(Value::sql).toList();
        String list = String.join(", ", values);
        return switch (told.getFirst().how()) {
            case SUM, COUNT, MONTH_AVERAGE, MEDIAN_MONTH ->
                    "case when coalesce("
                            + list
                            + ") is not null then "
                            + values.stream()
                                    .map(v -> "coalesce(" + v + ", 0)")
                                    .collect(Collectors.joining(" + "))
                            + " end";
            case ANY ->
                    "case when coalesce("
                            + list
                            + ") is not null then "
                            + values.stream()
                                    .map(v -> "coalesce(" + v + ", false)")
                                    .collect(Collectors.joining(" or "))
                            + " end";
            case MAX -> "greatest(" + list + ")";
            case MIN -> "least(" + list + ")";
            case LATEST -> "coalesce(" + list + ")";
        };
    }

    /** What a caseworker has declared stands above what departments delivered. */
    private static String declared(FactColumn column) {
        return column.fact().startsWith(CurrentTable.RECEIVED)
                ? "null::bigint"
                : "d." + column.sql() + "::" + column.sqlType();
    }

    private static String declaredJoin(List<FactColumn> columns, Moment moment) {
        String list =
                columns.stream()
                        .filter(c -> !c.fact().startsWith(CurrentTable.RECEIVED))
                        .map(c ->
                                ", max(f.value) filter (where f.fact = "
                                        + SqlNames.literal(c.fact())
                                        + ") as "
                                        + c.sql())
                        .collect(Collectors.joining());
        return """

        left join (select f.person_id%s from people.fact f
                    where %s and f.valid @> %s group by f.person_id) d on d.person_id = t.person_id\
        """
                .formatted(list, moment.countsInRange("f"), moment.day());
    }

    /**
     * Facts whose value can change by the mere passing of days, and the date columns that decide
     * it.
     */
    Map<DatasetContract, List<String>> dependentOnToday() {
        Map<DatasetContract, List<String>> dependent = new LinkedHashMap<>();
        for (DatasetContract contract : datasets.all()) {
            List<String> columns =
                    memberRules(contract).stream()
                            .filter(FactRule::dependsOnToday)
                            .flatMap(r -> r.where().stream())
                            .filter(c -> c.column().type().isDay())
                            .map(c -> SqlNames.column(c.column().id()))
                            .distinct()
                            .toList();
            if (!columns.isEmpty()) {
                dependent.put(contract, columns);
            }
        }
        return dependent;
    }

    List<DatasetContract> aboutPersons() {
        return datasets.all().stream().filter(c -> c.person() != null).toList();
    }

    /** The tables of the departments' rows about persons. */
    List<RecordTable> recordTables() {
        return aboutPersons().stream().map(RecordTable::new).toList();
    }

    /** The vocabulary's facts about a person. */
    List<RecordedFact> memberFacts() {
        return datasets.facts().all().stream().filter(f -> !f.ofHousehold()).toList();
    }
}
