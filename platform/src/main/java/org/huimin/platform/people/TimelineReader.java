package org.huimin.platform.people;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.huimin.platform.people.FactTimeline.Cause;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Reads what was known of a person over time, in the caller's transaction: at each moment something
 * changed, the same selects are asked that make the projection, only for the facts concerned.
 */
final class TimelineReader {
    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final CurrentTable current;
    private final ProjectionSql projection;
    private final Provenance provenance;
    private final Projection everybody;
    private final Clock clock;

    TimelineReader(
            JdbcClient jdbc,
            DataSource dataSource,
            CurrentTable current,
            ProjectionSql projection,
            Provenance provenance,
            Projection everybody,
            Clock clock) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.current = current;
        this.projection = projection;
        this.provenance = provenance;
        this.everybody = everybody;
        this.clock = clock;
    }

    /**
     * What was known of a fact from a moment on.
     *
     * @param none without a value: there was none of it, as the departments had delivered
     */
    record State(
            Instant from,
            Cause cause,
            @Nullable Object value,
            boolean none,
            List<Provenance.Row> rows,
            @Nullable Declaration declared) {

        boolean same(State other) {
            return java.util.Objects.equals(value, other.value)
                    && none == other.none
                    && java.util.Objects.equals(declared, other.declared)
                    && rows.equals(other.rows);
        }
    }

    /** The states of one fact, oldest first; whether there are earlier ones. */
    record History(List<State> states, boolean more) {}

    /** By fact; null outside the caller's places. */
    @Nullable Map<String, History> read(UUID person, FactTimeline.Asked asked) {
        FactChanges.Person found =
                jdbc.sql("select person_index, place from people.person where person_id = ?")
                        .param(person)
                        .query((row, _) ->
                                new FactChanges.Person(
                                        person, row.getObject(1, UUID.class), row.getLong(2)))
                        .optional()
                        .orElse(null);
        if (found == null) {
            return null;
        }
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            return read(connection, found, asked);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the time line of " + person, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private Map<String, History> read(
            Connection connection, FactChanges.Person person, FactTimeline.Asked asked)
            throws SQLException {
        Map<String, NavigableMap<Instant, Cause>> changes =
                new FactChanges(projection, clock.getZone(), clock.instant())
                        .of(connection, person, asked.fact());
        Map<String, History> histories = new LinkedHashMap<>();
        NavigableMap<Instant, Set<String>> moments = new TreeMap<>();
        for (FactColumn column : current.columns()) {
            String fact = column.fact();
            if (asked.fact() != null && !asked.fact().equals(fact)) {
                continue;
            }
            NavigableMap<Instant, Cause> all = changes.getOrDefault(fact, new TreeMap<>());
            NavigableMap<Instant, Cause> before =
                    asked.before() == null ? all : all.headMap(asked.before(), false);
            List<Instant> newest =
                    before.descendingKeySet().stream().limit(asked.changes()).toList();
            newest.forEach(at -> moments.computeIfAbsent(at, _ -> new TreeSet<>()).add(fact));
            if (!newest.isEmpty()) {
                histories.put(fact, new History(new ArrayList<>(), newest.size() < before.size()));
            }
        }
        ProjectionSql.Told from = projection.told(connection, touched(person));
        for (Map.Entry<Instant, Set<String>> moment : moments.entrySet()) {
            at(connection, person, from, moment.getKey(), moment.getValue())
                    .forEach((fact, state) ->
                            add(state, fact, histories.get(fact), changes.get(fact)));
        }
        return histories;
    }

    private static void add(
            State state,
            String fact,
            @Nullable History history,
            @Nullable NavigableMap<Instant, Cause> causes) {
        if (history == null || causes == null) {
            throw new IllegalStateException("nothing was asked about " + fact);
        }
        List<State> states = history.states();
        boolean silence = states.isEmpty() && !history.more();
        if (silence && state.value() == null && !state.none()) {
            // before anybody told it nobody knew it: no version worth showing
            return;
        }
        if (states.isEmpty() || !states.getLast().same(state)) {
            Cause cause = causes.getOrDefault(state.from(), Cause.DAY);
            states.add(
                    new State(
                            state.from(),
                            cause,
                            state.value(),
                            state.none(),
                            state.rows(),
                            state.declared()));
        }
    }

    /** The states of some facts at a moment. */
    private Map<String, State> at(
            Connection connection,
            FactChanges.Person person,
            ProjectionSql.Told from,
            Instant at,
            Set<String> facts)
            throws SQLException {
        Moment moment = new Moment(at.atZone(clock.getZone()).toLocalDate(), at);
        String touched = touched(person);
        List<FactColumn> columns =
                current.columns().stream().filter(each -> facts.contains(each.fact())).toList();
        Map<String, List<Provenance.Row>> rows = new HashMap<>();
        provenance
                .rows(connection, touched, moment, from, facts)
                .getOrDefault(person.index(), List.of())
                .forEach(row -> rows.computeIfAbsent(row.fact(), _ -> new ArrayList<>()).add(row));
        Map<String, Declaration> declared = declared(person, moment);
        Set<String> covered = everybody.coverage(moment).at(person.place());
        Map<String, State> states = new HashMap<>();
        try (var statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                touched + projection.select(columns, moment, from))) {
            row.next();
            for (FactColumn column : columns) {
                Object value = row.getObject(SqlNames.bare(column.sql()));
                Declaration statedNow = declared.get(column.fact());
                states.put(
                        column.fact(),
                        new State(
                                at,
                                Cause.DAY,
                                value == null ? null : FactText.value(value),
                                value == null && covered.contains(column.fact()),
                                statedNow == null
                                        ? rows.getOrDefault(column.fact(), List.of())
                                        : List.of(),
                                statedNow));
            }
        }
        return states;
    }

    private static String touched(FactChanges.Person person) {
        return """
        with touched as (
          select p.person_id, p.person_index, p.place from people.person p where p.person_id = '%s')
        """
                .formatted(person.id());
    }

    private Map<String, Declaration> declared(FactChanges.Person person, Moment moment) {
        Map<String, Declaration> declared = new HashMap<>();
        jdbc.sql(
                        "select *, lower(valid) as valid_from, upper(valid) as valid_to, lower(recorded) as since from people.fact f where person_id = ? and "
                                + moment.countsInRange("f")
                                + " and valid @> "
                                + moment.day())
                .param(person.id())
                .query(Declaration::of)
                .list()
                .forEach(each -> declared.put(each.fact(), each));
        return declared;
    }
}
