package org.huimin.platform.monitoring;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huimin.platform.monitoring.Observation.Subject;

/**
 * Brings the open findings of a range of places to what a run observed: new ones appear, known ones
 * age, gone ones are resolved. A finding that is as it was is not written: it ages by the calendar.
 */
final class LedgerStore {
    private record Open(UUID id, Observation observation) {}

    private static final String OPEN_IN_RANGE =
            """
            select id, household_id, member_id, place, programme, kind, certainty, reasons, entitled_fen, paid_fen
            from monitoring.finding
            where resolved_on is null and place between ? and ?
            """;

    private static final String INSERT =
            """
            insert into monitoring.finding (place, household_id, member_id, programme, kind, certainty, reasons,
                entitled_fen, paid_fen, first_seen, first_run, last_run)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (household_id, programme, kind, member_id) where resolved_on is null
            do update set place = excluded.place, certainty = excluded.certainty, reasons = excluded.reasons,
                entitled_fen = excluded.entitled_fen, paid_fen = excluded.paid_fen, last_run = excluded.last_run
            """;

    /**
     * Only where it still is: a household that moved takes its finding along, and the part it moved
     * to may have written it since this one read.
     */
    private static final String RESOLVE =
            "update monitoring.finding set resolved_on = ?, last_run = ? where id = ? and place between ? and ?";

    private final Connection connection;
    private final UUID run;
    private final LocalDate on;

    LedgerStore(Connection connection, UUID run, LocalDate on) {
        this.connection = connection;
        this.run = run;
        this.on = on;
    }

    void reconcile(long fromPlace, long toPlace, List<Observation> observed) throws SQLException {
        Map<Subject, Open> open = openIn(fromPlace, toPlace);
        List<Observation> changed = new ArrayList<>();
        for (Observation observation : observed) {
            Open known = open.remove(observation.subject());
            if (known == null || !known.observation().equals(observation)) {
                changed.add(observation);
            }
        }
        resolve(fromPlace, toPlace, open);
        insert(changed);
    }

    private Map<Subject, Open> openIn(long fromPlace, long toPlace) throws SQLException {
        Map<Subject, Open> open = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(OPEN_IN_RANGE)) {
            select.setLong(1, fromPlace);
            select.setLong(2, toPlace);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Observation observation = read(rows);
                    open.put(
                            observation.subject(),
                            new Open(rows.getObject("id", UUID.class), observation));
                }
            }
        }
        return open;
    }

    private static Observation read(ResultSet row) throws SQLException {
        return new Observation(
                row.getObject("household_id", UUID.class),
                row.getObject("member_id", UUID.class),
                row.getLong("place"),
                row.getString("programme"),
                Kind.of(row.getString("kind")),
                Certainty.of(row.getString("certainty")),
                List.of((String[]) row.getArray("reasons").getArray()),
                row.getLong("entitled_fen"),
                row.getLong("paid_fen"));
    }

    private void resolve(long fromPlace, long toPlace, Map<Subject, Open> gone)
            throws SQLException {
        if (gone.isEmpty()) {
            return;
        }
        try (PreparedStatement resolve = connection.prepareStatement(RESOLVE)) {
            for (Open finding : gone.values()) {
                resolve.setObject(1, on);
                resolve.setObject(2, run);
                resolve.setObject(3, finding.id());
                resolve.setLong(4, fromPlace);
                resolve.setLong(5, toPlace);
                resolve.addBatch();
            }
            resolve.executeBatch();
        }
    }

    private void insert(List<Observation> observations) throws SQLException {
        if (observations.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Observation o : observations) {
                insert.setLong(1, o.place());
                insert.setObject(2, o.household());
                insert.setObject(3, o.member(), Types.OTHER);
                insert.setString(4, o.programme());
                insert.setString(5, o.kind().code());
                insert.setString(6, o.certainty().code());
                insert.setArray(7, connection.createArrayOf("text", o.reasons().toArray()));
                insert.setLong(8, o.entitledFen());
                insert.setLong(9, o.paidFen());
                insert.setObject(10, on);
                insert.setObject(11, run);
                insert.setObject(12, run);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
