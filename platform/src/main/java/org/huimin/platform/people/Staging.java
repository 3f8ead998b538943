package org.huimin.platform.people;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.huimin.engine.base.PlaceRange;
import org.huimin.platform.exchange.BinaryRows;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.PSQLException;

/**
 * The table {@code intake} with the good rows of one file: COPY into the record table itself is
 * refused by row-level security, and merging needs to see the whole file anyway.
 *
 * <p>A small file's is a temporary table of the import's own transaction. A large one's lies in the
 * schema {@code staged}, filled and committed by a connection of its own, so that two connections
 * can take its rows; there the tables are unlogged.
 */
final class Staging {
    static final String TABLE = "intake";

    /** The import analyses its tables itself: the server's own vacuum would only take a core. */
    static final String UNTENDED = " with (autovacuum_enabled = false) ";

    private static final List<String> SHARED =
            List.of(
                    TABLE,
                    "twin",
                    "clash",
                    "known",
                    "known_number",
                    "fresh",
                    "fresh_house",
                    "touched");

    private final Connection connection;
    private final Sql sql;
    private final boolean shared;
    private final CopyIn copy;
    private boolean twins;

    /** In the transaction of the caller. */
    static Staging temporary(Connection connection, RecordTable table) throws SQLException {
        return new Staging(connection, table, false);
    }

    /** In transactions of its own on a second connection. */
    static Staging shared(Connection second, RecordTable table) throws SQLException {
        second.setAutoCommit(false);
        begin(second);
        return new Staging(second, table, true);
    }

    private Staging(Connection connection, RecordTable table, boolean shared) throws SQLException {
        this.connection = connection;
        this.sql = new Sql(connection);
        this.shared = shared;
        sql.execute("drop table if exists " + TABLE);
        sql.execute(create(TABLE, "(" + table.stagingColumns() + ")"));
        this.copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + TABLE + " from stdin (format binary)");
        copy.writeToCopy(BinaryRows.HEADER, 0, BinaryRows.HEADER.length);
    }

    /** The connection that fills and divides the table. */
    Connection connection() {
        return connection;
    }

    /** The statement that makes another table of the same kind. */
    String create(String name, String definition) {
        if (shared) {
            boolean filled = definition.startsWith("as");
            return "create unlogged table "
                    + name
                    + (filled ? "" : " " + definition)
                    + UNTENDED
                    + (filled ? definition : "");
        }
        return "create temporary table "
                + name
                + (definition.startsWith("as")
                        ? " on commit drop " + definition
                        : " " + definition + " on commit drop");
    }

    /** Settings of a transaction that works on many rows of the whole nation. */
    static void tune(Sql sql) throws SQLException {
        sql.execute("set local work_mem = '256MB'");
        // the temporary tables are analysed for their size; a small sample tells enough
        sql.execute("set local default_statistics_target = 10");
        // else the server goes on working for a client that is gone
        sql.execute("set local client_connection_check_interval = '2s'");
        sql.execute("set local search_path to staged, public");
    }

    /** Begins a transaction on the second connection, with the scope of the import. */
    static void begin(Connection second) throws SQLException {
        Sql sql = new Sql(second);
        tune(sql);
        PlaceRange nation = PlaceRange.NATION;
        sql.number(
                "select length(set_config('huimin.scope_from', ?, true) || set_config('huimin.scope_to', ?, true))",
                Long.toString(nation.from()),
                Long.toString(nation.to()));
    }

    void write(byte[] encodedRows) throws SQLException {
        copy.writeToCopy(encodedRows, 0, encodedRows.length);
    }

    /** Ends writing; afterwards {@link #commit} lets the other connection see the rows. */
    void endWriting() throws SQLException {
        copy.writeToCopy(BinaryRows.TRAILER, 0, BinaryRows.TRAILER.length);
        copy.endCopy();
        sql.execute("analyze " + TABLE);
    }

    /** Takes out the rows that contradict each other; see {@link RecordIntake#takeOutConflicts}. */
    List<Integer> takeOutConflicts() throws SQLException {
        List<Integer> conflicts = new ArrayList<>();
        sql.execute(
                create(
                        "twin",
                        "as select record_key from intake group by record_key having count(*) > 1"));
        twins = sql.number("select count(*) from twin") > 0;
        if (twins) {
            sql.execute(
                    create(
                            "clash",
                            "as select record_key from intake join twin using (record_key) group by record_key having count(distinct row_hash) > 1"));
            try (var statement = connection.createStatement();
                    var rows =
                            statement.executeQuery(
                                    "delete from intake i using clash c where c.record_key = i.record_key returning i.row_no")) {
                while (rows.next()) {
                    conflicts.add(rows.getInt(1));
                }
            }
        }
        conflicts.sort(null);
        return conflicts;
    }

    /** Takes out copies of a row, all but the first; after the conflicts. */
    long takeOutCopies() throws SQLException {
        long copies =
                twins
                        ? sql.run(
                                """
                                delete from intake i using (
                                  select i.ctid, row_number() over (partition by record_key order by row_no) as nth
                                    from intake i join twin using (record_key)) d
                                where d.nth > 1 and d.ctid = i.ctid\
                                """)
                        : 0;
        sql.execute("drop table if exists twin, clash");
        return copies;
    }

    /** Lets the import's own transaction see what was done. */
    void commit() throws SQLException {
        if (shared) {
            connection.commit();
            begin(connection);
        }
    }

    /** Breaks off; harmless when all is over. */
    void close() throws SQLException {
        if (copy.isActive()) {
            try {
                copy.cancelCopy();
            } catch (PSQLException e) {
                if (!shared) {
                    throw e;
                }
            }
        }
    }

    /** Removes what an import left; nobody may be importing. */
    static void dropShared(Sql sql) throws SQLException {
        for (String table : SHARED) {
            sql.execute("drop table if exists staged." + table);
        }
    }
}
