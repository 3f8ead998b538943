package org.huimin.platform.people;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.huimin.engine.feel.CodeList;
import org.huimin.platform.exchange.DatasetContract;
import org.huimin.platform.exchange.Datasets;
import org.huimin.platform.exchange.RecordedFact;

/**
 * {@code people.current}: what is known now, one row per person. A column for each fact about a
 * person, and one per programme for what the person is being paid. Null = nobody said anything;
 * {@link CoveredFacts} tells whether that means none or unknown.
 */
final class CurrentTable {
    static final String NAME = "people.current";
    static final String RECEIVED = "received_";

    private final Map<String, FactColumn> columns = new LinkedHashMap<>();

    /**
     * @param programmes ids of programmes that may pay, besides those the rolls' code lists name
     */
    CurrentTable(Datasets datasets, List<String> programmes) {
        for (RecordedFact fact : datasets.facts().all()) {
            if (!fact.ofHousehold()) {
                columns.put(
                        fact.id(),
                        new FactColumn(
                                fact.id(),
                                '"' + SqlNames.snake(fact.id()) + '"',
                                fact.kind(),
                                fact.kind() == RecordedFact.Kind.CODE ? fact.codeList() : null));
            }
        }
        TreeSet<String> paid = new TreeSet<>(programmes);
        for (DatasetContract contract : datasets.all()) {
            if (contract.received() != null && contract.received().programme().codes() != null) {
                contract.received().programme().codeList().codes().stream()
                        .map(CodeList.Code::code)
                        .forEach(paid::add);
            }
        }
        for (String programme : paid) {
            String id = receivedId(programme);
            columns.put(id, new FactColumn(id, '"' + id + '"', RecordedFact.Kind.MONEY, null));
        }
    }

    /** The implicit fact of a programme. */
    static String receivedId(String programme) {
        return RECEIVED + programme.replace('-', '_');
    }

    Optional<FactColumn> column(String factId) {
        return Optional.ofNullable(columns.get(factId));
    }

    List<FactColumn> columns() {
        return List.copyOf(columns.values());
    }

    List<String> ddl() {
        String list =
                columns.values().stream()
                        .map(c -> c.sql() + " " + c.sqlType())
                        .collect(Collectors.joining(",\n  "));
        List<String> statements = new ArrayList<>();
        statements.add(
                """
                create table if not exists people.current (
                  person_id uuid primary key,
                  household_id uuid not null,
                  place bigint not null,
                  urban_rural text,
                  in_register boolean not null,
                  %s) with (fillfactor = 75)\
                """
                        .formatted(list));
        statements.add(
                "alter table people.current "
                        + columns.values().stream()
                                .map(c -> "add column if not exists " + c.sql() + " " + c.sqlType())
                                .collect(Collectors.joining(", ")));
        statements.add(
                "create index if not exists current_in_order on people.current (place, household_id, person_id)");
        statements.add("select access.protect('people.current')");
        statements.add("grant maintain on people.current to huimin_app");
        return statements;
    }
}
