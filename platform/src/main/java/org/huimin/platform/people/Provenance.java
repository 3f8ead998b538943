package org.huimin.platform.people;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huimin.platform.exchange.Column;
import org.huimin.platform.exchange.DatasetContract;
import org.huimin.platform.exchange.Datasets;
import org.huimin.platform.exchange.FactRule;
import org.jspecify.annotations.Nullable;

/** Finds the rows from which the facts of the touched persons come. */
final class Provenance {
    /** A row and the fact it tells. */
    record Row(
            UUID personIndex,
            String fact,
            DatasetContract contract,
            long fileId,
            int row,
            @Nullable LocalDate asOf,
            Instant recordedAt) {}

    private final Datasets datasets;
    private final ProjectionSql projection;

    Provenance(Datasets datasets, ProjectionSql projection) {
        this.datasets = datasets;
        this.projection = projection;
    }

    /**
     * @param touched a {@code with} clause that makes the relation {@code touched}
     */
    Map<UUID, List<Row>> rows(
            Connection connection, String touched, Moment moment, ProjectionSql.Told from)
            throws SQLException {
        Map<UUID, List<Row>> rows = new HashMap<>();
        for (DatasetContract contract : projection.aboutPersons()) {
            if (!from.silent().contains(contract.id())) {
                collect(connection, touched, contract, moment, rows);
            }
        }
        return rows;
    }

    /** As above, of some facts only. */
    Map<UUID, List<Row>> rows(
            Connection connection,
            String touched,
            Moment moment,
            ProjectionSql.Told from,
            Set<String> facts)
            throws SQLException {
        Map<UUID, List<Row>> rows = new HashMap<>();
        for (DatasetContract contract : projection.aboutPersons()) {
            boolean concerned = projection.fed(contract).stream().anyMatch(facts::contains);
            if (concerned && !from.silent().contains(contract.id())) {
                collect(connection, touched, contract, moment, rows);
            }
        }
        rows.values().forEach(each -> each.removeIf(row -> !facts.contains(row.fact())));
        return rows;
    }

    private void collect(
            Connection connection,
            String touched,
            DatasetContract contract,
            Moment moment,
            Map<UUID, List<Row>> found)
            throws SQLException {
        List<FactRule> rules = projection.memberRules(contract);
        FactSources sources = new FactSources(contract, datasets.facts(), moment);
        String select = sources.rows(rules, asOf(contract));
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(touched + select)) {
            Map<String, Boolean> taken = new HashMap<>();
            while (rows.next()) {
                UUID person = rows.getObject("person_index", UUID.class);
                for (int i = 0; i < rules.size(); i++) {
                    FactRule rule = rules.get(i);
                    // of a fact told by the latest row only that row is the source
                    boolean only = rule.how() == FactRule.How.LATEST;
                    if (rows.getBoolean("holds_" + i)
                            && !(only && taken.putIfAbsent(person + rule.fact(), true) != null)) {
                        add(found, rows, contract, person, rule.fact());
                    }
                }
                String programme =
                        contract.received() == null || !rows.getBoolean("paid")
                                ? null
                                : rows.getString("programme");
                if (programme != null) {
                    add(found, rows, contract, person, CurrentTable.receivedId(programme));
                }
            }
        }
    }

    private static void add(
            Map<UUID, List<Row>> found,
            ResultSet rows,
            DatasetContract contract,
            UUID person,
            String fact)
            throws SQLException {
        found.computeIfAbsent(person, _ -> new ArrayList<>())
                .add(
                        new Row(
                                person,
                                fact,
                                contract,
                                rows.getLong("file_id"),
                                rows.getInt("row_no"),
                                rows.getObject("as_of", LocalDate.class),
                                rows.getTimestamp("recorded_from").toInstant()));
    }

    /** The day a row is about: what its facts go over, else its first day column. */
    private static @Nullable Column asOf(DatasetContract contract) {
        return contract.facts().stream()
                .map(FactRule::over)
                .filter(c -> c != null && c.type().isDay())
                .findFirst()
                .or(() -> contract.columns().stream().filter(c -> c.type().isDay()).findFirst())
                .orElse(null);
    }
}
