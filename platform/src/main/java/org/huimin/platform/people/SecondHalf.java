package org.huimin.platform.people;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The half of an import that a second connection does: it counts together with the first one's or
 * not at all.
 *
 * <p>Two-phase commit: the second half is prepared, the first one commits and with it the note that
 * the second must be, then the second is committed. Whoever finds a prepared half of a program that
 * was killed looks for the note: {@link #settle}.
 */
final class SecondHalf {
    private static final String PREFIX = "huimin-import-";
    private static final String NO_SUCH_TRANSACTION = "42704";

    private final String gid = PREFIX + UUID.randomUUID();

    /** Whether the server lets transactions be prepared. */
    static boolean isPossible(Sql sql) throws SQLException {
        return sql.number("select current_setting('max_prepared_transactions')::bigint") > 0;
    }

    /** Ends the second connection's transaction without committing it. */
    void prepare(Sql second) throws SQLException {
        second.execute("prepare transaction '" + gid + "'");
    }

    /** Notes in the first one's transaction that the second half belongs to it. */
    void note(Sql first, Instant at) throws SQLException {
        first.run("insert into people.landing (gid, landed_at) values (?, ?)", gid, at);
    }

    /** After the first half has committed. */
    void commit(Sql outside) throws SQLException {
        finish(outside, gid, true);
    }

    /** After the first half was rolled back. */
    void rollBack(Sql outside) throws SQLException {
        finish(outside, gid, false);
    }

    private static void finish(Sql outside, String gid, boolean commit) throws SQLException {
        try {
            outside.execute((commit ? "commit" : "rollback") + " prepared '" + gid + "'");
        } catch (SQLException e) {
            // somebody else settled it already
            if (!NO_SUCH_TRANSACTION.equals(e.getSQLState())) {
                throw e;
            }
        }
        outside.run("delete from people.landing where gid = ?", gid);
    }

    /**
     * Settles what a killed program left, unless an import is at work: the halves whose note was
     * committed are committed, others rolled back.
     */
    static void settle(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Sql sql = new Sql(connection);
            if (sql.number("select pg_try_advisory_lock(" + RecordIntake.LOCK + ")::int") == 0) {
                return;
            }
            try {
                settleUnderLock(connection);
            } finally {
                sql.number("select pg_advisory_unlock(" + RecordIntake.LOCK + ")::int");
            }
        }
    }

    /** The same for who holds the lock of imports. */
    static void settleUnderLock(Connection outside) throws SQLException {
        Sql sql = new Sql(outside);
        List<String> left = new ArrayList<>();
        try (var statement = outside.createStatement();
                var rows =
                        statement.executeQuery(
                                "select gid from pg_prepared_xacts where database = current_database() and starts_with(gid, '"
                                        + PREFIX
                                        + "')")) {
            while (rows.next()) {
                left.add(rows.getString(1));
            }
        }
        for (String gid : left) {
            boolean noted =
                    sql.number("select count(*) from people.landing where gid = ?", gid) > 0;
            finish(sql, gid, noted);
        }
        Staging.dropShared(sql);
    }
}
