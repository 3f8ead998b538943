package org.huimin.platform.decisions;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.postgresql.copy.CopyIn;

/**
 * Reads the current results of a range of places and writes those that changed. One instance serves
 * one part, inside its transaction.
 *
 * <p>COPY cannot write a table with row-level security, so changes go through a temporary table.
 * What they replace is closed by the ids that were read as current: no statement joins the staged
 * rows with the results, which a planner without statistics (the very first night) would do row by
 * row.
 */
final class VerdictStore {
    private static final String CURRENT =
            "select household_id, fingerprint from decisions.verdict where recorded_to is null and place between ? and ?";

    private static final String STAGE =
            """
            create temporary table if not exists verdict_in (
                household_id uuid, place bigint, outcomes smallint[], amounts bigint[], reasons bigint[], fingerprint bigint
            ) on commit delete rows
            """;

    private static final String CLOSE =
            """
            update decisions.verdict set recorded_to = ?
            where household_id = any (?) and place between ? and ? and recorded_to is null
            """;

    private static final String CLOSE_ELSEWHERE =
            """
            update decisions.verdict set recorded_to = ?
            where household_id = any (?) and place not between ? and ? and recorded_to is null
            """;

    private static final String INSERT =
            """
            insert into decisions.verdict (household_id, place, run_id, library_id, decided_on, outcomes, amounts, reasons,
                fingerprint, recorded_from)
            select household_id, place, ?, ?, ?, outcomes, amounts, reasons, fingerprint, ? from verdict_in
            on conflict (household_id) where recorded_to is null do nothing
            """;

    private final Connection connection;
    private final long fromPlace;
    private final long toPlace;

    VerdictStore(Connection connection, long fromPlace, long toPlace) {
        this.connection = connection;
        this.fromPlace = fromPlace;
        this.toPlace = toPlace;
    }

    /** Fingerprint of the current result of every household of the range. */
    Map<UUID, Long> current() throws SQLException {
        Map<UUID, Long> fingerprints = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(CURRENT)) {
            select.setLong(1, fromPlace);
            select.setLong(2, toPlace);
            select.setFetchSize(20_000);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    fingerprints.put(rows.getObject(1, UUID.class), rows.getLong(2));
                }
            }
        }
        return fingerprints;
    }

    /** Starts taking changed results; {@link Changes#close} hands them to the temporary table. */
    Changes changes() throws SQLException {
        try (Statement create = connection.createStatement()) {
            create.execute(STAGE);
        }
        return new Changes(
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy verdict_in from stdin"));
    }

    /**
     * Makes the staged changes current from the given moment on.
     *
     * @param ended households of the range whose current result is replaced or that no longer live
     *     there
     * @param newcomers staged households without a current result in the range; one that moved here
     *     has its result elsewhere, which ends too
     * @param staged how many changes are staged
     */
    void write(RunHead run, List<UUID> ended, List<UUID> newcomers, long staged, Instant at)
            throws SQLException {
        OffsetDateTime moment = at.atOffset(ZoneOffset.UTC);
        close(CLOSE, ended, moment);
        long written = insert(run, moment);
        if (written < staged) {
            close(CLOSE_ELSEWHERE, newcomers, moment);
            written += insert(run, moment);
        }
        if (written != staged) {
            throw new IllegalStateException(
                    "%d results were to be written, %d were".formatted(staged, written));
        }
    }

    private void close(String statement, List<UUID> households, OffsetDateTime moment)
            throws SQLException {
        if (households.isEmpty()) {
            return;
        }
        try (PreparedStatement close = connection.prepareStatement(statement)) {
            // planned anew each time: only a list the planner can see is looked up by hash
            close.unwrap(PGStatement.class).setPrepareThreshold(0);
            close.setObject(1, moment);
            close.setArray(2, connection.createArrayOf("uuid", households.toArray()));
            close.setLong(3, fromPlace);
            close.setLong(4, toPlace);
            close.executeUpdate();
        }
    }

    private long insert(RunHead run, OffsetDateTime moment) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, run.id());
            insert.setInt(2, run.libraryId());
            insert.setObject(3, run.on());
            insert.setObject(4, moment);
            return insert.executeUpdate();
        }
    }

    /** Rows in COPY's text form, sent in blocks. */
    static final class Changes implements AutoCloseable {
        private static final int BLOCK = 1 << 16;

        private final CopyIn copy;
        private final StringBuilder rows = new StringBuilder(BLOCK + 512);
        private boolean ended;

        private Changes(CopyIn copy) {
            this.copy = copy;
        }

        void add(
                UUID household,
                long place,
                byte[] outcomes,
                long[] amounts,
                long[] reasons,
                long fingerprint)
                throws SQLException {
            rows.append(household).append('\t').append(place).append("\t{");
            for (int p = 0; p < outcomes.length; p++) {
                rows.append(p == 0 ? "" : ",").append(outcomes[p]);
            }
            rows.append("}\t");
            append(amounts);
            rows.append('\t');
            append(reasons);
            rows.append('\t').append(fingerprint).append('\n');
            if (rows.length() >= BLOCK) {
                flush();
            }
        }

        private void append(long[] values) {
            rows.append('{');
            for (int p = 0; p < values.length; p++) {
                rows.append(p == 0 ? "" : ",").append(values[p]);
            }
            rows.append('}');
        }

        private void flush() throws SQLException {
            byte[] bytes = rows.toString().getBytes(StandardCharsets.US_ASCII);
            copy.writeToCopy(bytes, 0, bytes.length);
            rows.setLength(0);
        }

        /** All rows are in the temporary table when this returns. */
        void finish() throws SQLException {
            flush();
            copy.endCopy();
            ended = true;
        }

        /** Gives the connection back when something failed before {@link #finish}. */
        @Override
        public void close() throws SQLException {
            if (!ended && copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
