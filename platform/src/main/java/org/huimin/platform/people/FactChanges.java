package org.huimin.platform.people;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.huimin.platform.exchange.DatasetContract;
import org.huimin.platform.exchange.FactRule;
import org.huimin.platform.people.FactTimeline.Cause;
import org.jspecify.annotations.Nullable;

/** Finds the moments at which a person's facts may have changed, and why, fact by fact. */
final class FactChanges {
    private final ProjectionSql projection;
    private final ZoneId zone;
    private final Instant now;
    private final Map<String, NavigableMap<Instant, Cause>> changes = new HashMap<>();

    /** The person whose changes are looked for. */
    record Person(UUID id, UUID index, long place) {}

    FactChanges(ProjectionSql projection, ZoneId zone, Instant now) {
        this.projection = projection;
        this.zone = zone;
        this.now = now;
    }

    /** By fact: the moments, oldest first, with their cause. */
    Map<String, NavigableMap<Instant, Cause>> of(
            Connection connection, Person person, @Nullable String fact) throws SQLException {
        Map<DatasetContract, List<String>> days = projection.dependentOnToday();
        for (DatasetContract contract : projection.aboutPersons()) {
            Set<String> fed = projection.fed(contract);
            if (fact == null || fed.contains(fact)) {
                rows(connection, person, contract, fed, days.getOrDefault(contract, List.of()));
            }
        }
        declarations(connection, person, fact);
        return changes;
    }

    private void rows(
            Connection connection,
            Person person,
            DatasetContract contract,
            Set<String> fed,
            List<String> days)
            throws SQLException {
        RecordTable table = new RecordTable(contract);
        Map<UUID, Instant> ended = new HashMap<>();
        Instant first = null;
        String select =
                "select r.record_key, r.recorded_from, r.recorded_to%s from %s r where r.%s = ? order by r.recorded_from"
                        .formatted(
                                String.join("", days.stream().map(day -> ", r." + day).toList()),
                                table.allVersions(),
                                table.personColumn());
        try (var statement = connection.prepareStatement(select)) {
            statement.setObject(1, person.index());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    UUID key = row.getObject(1, UUID.class);
                    Instant from = row.getTimestamp(2).toInstant();
                    Timestamp to = row.getTimestamp(3);
                    first = first == null ? from : first;
                    boolean corrects = from.equals(ended.get(key));
                    add(fed, from, corrects ? Cause.CORRECTED : Cause.DELIVERED);
                    if (to != null) {
                        ended.put(key, to.toInstant());
                        add(fed, to.toInstant(), Cause.CLOSED);
                    }
                    for (int i = 0; i < days.size(); i++) {
                        day(fed, row.getObject(4 + i, LocalDate.class), from);
                    }
                }
            }
        }
        if (first != null && contract.facts().stream().anyMatch(rule -> rule.window() > 0)) {
            windows(connection, person, contract, first);
        }
    }

    /** A condition on a day may turn on the day itself and on the day after. */
    private void day(Set<String> facts, @Nullable LocalDate day, Instant from) {
        if (day != null) {
            for (long later = 0; later < 2; later++) {
                Instant start = day.plusDays(later).atStartOfDay(zone).toInstant();
                if (start.isAfter(from)) {
                    add(facts, start, Cause.DAY);
                }
            }
        }
    }

    /** Months that came with other people's rows move the windows too. */
    private void windows(
            Connection connection, Person person, DatasetContract contract, Instant first)
            throws SQLException {
        Set<String> facts = new java.util.LinkedHashSet<>();
        projection.memberRules(contract).stream()
                .filter(rule -> rule.window() > 0)
                .map(FactRule::fact)
                .forEach(facts::add);
        String select =
                """
                select distinct delivered_at from people.coverage_month
                 where dataset = ? and isfinite(delivered_at) and delivered_at > ?\
                """;
        try (var statement = connection.prepareStatement(select)) {
            statement.setString(1, contract.id());
            statement.setTimestamp(2, Timestamp.from(first));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    add(facts, row.getTimestamp(1).toInstant(), Cause.WINDOW);
                }
            }
        }
    }

    private void declarations(Connection connection, Person person, @Nullable String only)
            throws SQLException {
        String select =
                "select fact, lower(recorded), upper(recorded), lower(valid), upper(valid) from people.fact where person_id = ?";
        try (var statement = connection.prepareStatement(select)) {
            statement.setObject(1, person.id());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String fact = row.getString(1);
                    if (only == null || only.equals(fact)) {
                        Instant from = row.getTimestamp(2).toInstant();
                        Timestamp to = row.getTimestamp(3);
                        add(Set.of(fact), from, Cause.DECLARED);
                        if (to != null) {
                            add(Set.of(fact), to.toInstant(), Cause.RETRACTED);
                        }
                        for (int bound = 4; bound <= 5; bound++) {
                            LocalDate day = row.getObject(bound, LocalDate.class);
                            Instant start = day == null ? null : day.atStartOfDay(zone).toInstant();
                            if (start != null && start.isAfter(from)) {
                                add(Set.of(fact), start, Cause.DAY);
                            }
                        }
                    }
                }
            }
        }
    }

    private void add(Set<String> facts, Instant at, Cause cause) {
        if (!at.isAfter(now)) {
            for (String fact : facts) {
                changes.computeIfAbsent(fact, _ -> new TreeMap<>())
                        .merge(at, cause, (one, two) -> one.compareTo(two) > 0 ? one : two);
            }
        }
    }
}
