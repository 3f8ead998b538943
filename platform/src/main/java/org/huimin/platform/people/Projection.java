package org.huimin.platform.people;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.huimin.platform.exchange.DatasetContract;
import org.huimin.platform.exchange.Datasets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everybody's current facts, for those who decide about everybody. Needs a transaction whose scope
 * covers the places.
 */
@Service
public class Projection {
    private final JdbcClient jdbc;
    private final CurrentTable current;
    private final Map<String, Set<String>> tellers;

    Projection(JdbcClient jdbc, CurrentTable current, Datasets datasets, ProjectionSql sql) {
        this.jdbc = jdbc;
        this.current = current;
        this.tellers = tellers(datasets, sql);
    }

    /**
     * Cuts a range of places into consecutive ranges of villages with about so many people each;
     * together they are the whole range. Empty when nobody is there.
     */
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public List<PlaceChunk> chunks(long from, long to, int people) {
        record Village(long place, long people) {}
        List<Village> villages =
                jdbc.sql(
                                "select place, count(*) from people.current where place between ? and ? group by place order by place")
                        .params(from, to)
                        .query((row, n) -> new Village(row.getLong(1), row.getLong(2)))
                        .list();
        List<PlaceChunk> chunks = new ArrayList<>();
        long start = from;
        long sum = 0;
        for (int i = 0; i < villages.size(); i++) {
            sum += villages.get(i).people();
            boolean last = i == villages.size() - 1;
            if (last || sum + villages.get(i + 1).people() > people) {
                chunks.add(new PlaceChunk(start, last ? to : villages.get(i).place(), sum));
                start = villages.get(i).place() + 1;
                sum = 0;
            }
        }
        return chunks;
    }

    /** How many people are in a range of places now. */
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public int people(long from, long to) {
        return jdbc.sql("select count(*) from people.current where place between ? and ?")
                .params(from, to)
                .query(Integer.class)
                .single();
    }

    /** Whether the projection has a column for the fact. */
    public boolean has(String fact) {
        return current.column(fact).isPresent();
    }

    /** What was delivered for which places. */
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public CoveredFacts coverage() {
        return coverage("true");
    }

    /** What had been delivered by a moment. */
    CoveredFacts coverage(Moment moment) {
        return coverage(moment.known("first_delivered_at"));
    }

    private CoveredFacts coverage(String known) {
        return new CoveredFacts(
                jdbc.sql("select dataset, place_from, place_to from people.coverage where " + known)
                        .query((row, n) ->
                                new CoveredFacts.Delivered(
                                        row.getString(1), row.getLong(2), row.getLong(3)))
                        .list(),
                tellers);
    }

    private static Map<String, Set<String>> tellers(Datasets datasets, ProjectionSql sql) {
        Map<String, Set<String>> tellers = new TreeMap<>();
        for (DatasetContract contract : datasets.all()) {
            if (contract.absenceIsNone()) {
                sql.fed(contract)
                        .forEach(fact ->
                                tellers.computeIfAbsent(fact, _ -> new TreeSet<>())
                                        .add(contract.id()));
            }
        }
        return tellers;
    }

    /**
     * Reads everybody of a range, on the connection of the caller's transaction.
     *
     * @param facts ids; each must have a column, see {@link #has}
     * @return how many persons
     */
    public long read(Connection connection, long from, long to, List<String> facts, RowSink sink)
            throws SQLException {
        List<FactColumn> columns =
                facts.stream().map(f -> current.column(f).orElseThrow()).toList();
        return new CurrentReader(columns, sink).read(connection, from, to);
    }
}
