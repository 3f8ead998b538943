package org.huimin.platform.people;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleConsumer;
import org.huimin.platform.access.Secrets;
import org.huimin.platform.exchange.BinaryRows;
import org.huimin.platform.exchange.DatasetContract;
import org.huimin.platform.exchange.Intake;
import org.huimin.platform.exchange.RecordStore.Delivery;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Takes one file's rows into a temporary table and merges them set by set: COPY into the record
 * table itself is refused by row-level security, and merging needs to see the whole file anyway.
 */
final class RecordIntake implements Intake {
    private static final String STAGING = "intake";
    private static final int LOOKED_UP_ONE_BY_ONE = 1000;

    private final Connection connection;
    private final Sql sql;
    private final DatasetContract contract;
    private final RecordTable table;
    private final Delivery delivery;
    private final Secrets secrets;
    private final ProjectionSql projection;
    private final CopyIn copy;
    private long duplicates;

    RecordIntake(
            Connection connection,
            DatasetContract contract,
            Delivery delivery,
            Secrets secrets,
            ProjectionSql projection)
            throws SQLException {
        this.connection = connection;
        this.sql = new Sql(connection);
        this.contract = contract;
        this.table = new RecordTable(contract);
        this.delivery = delivery;
        this.secrets = secrets;
        this.projection = projection;
        sql.execute("set local work_mem = '256MB'");
        // the temporary tables are analysed for their size; a small sample tells enough
        sql.execute("set local default_statistics_target = 10");
        // else the server goes on working for a client that is gone
        sql.execute("set local client_connection_check_interval = '2s'");
        // one import at a time: two merges of the same persons would wait for each other, row by
        // row
        sql.execute("select pg_advisory_xact_lock(hashtext('people.import'))");
        sql.execute("drop table if exists " + STAGING);
        sql.execute(table.stagingDdl(STAGING));
        this.copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + STAGING + " from stdin (format binary)");
        copy.writeToCopy(BinaryRows.HEADER, 0, BinaryRows.HEADER.length);
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    @Override
    public Encoder encoder() {
        return new RecordEncoder(contract, secrets);
    }

    @Override
    public void write(byte[] encodedRows) throws SQLException {
        copy.writeToCopy(encodedRows, 0, encodedRows.length);
    }

    @Override
    public List<Integer> takeOutConflicts() throws SQLException {
        copy.writeToCopy(BinaryRows.TRAILER, 0, BinaryRows.TRAILER.length);
        copy.endCopy();
        sql.execute("analyze " + STAGING);
        planForMany("select count(*) from " + STAGING);
        sql.execute(
                "create temporary table twin on commit drop as select record_key from intake group by record_key having count(*) > 1");
        List<Integer> conflicts = new ArrayList<>();
        if (sql.number("select count(*) from twin") > 0) {
            sql.execute(
                    """
                    create temporary table clash on commit drop as
                    select record_key from intake join twin using (record_key) group by record_key having count(distinct row_hash) > 1\
                    """);
            try (var statement = connection.createStatement();
                    var rows =
                            statement.executeQuery(
                                    "delete from intake i using clash c where c.record_key = i.record_key returning i.row_no")) {
                while (rows.next()) {
                    conflicts.add(rows.getInt(1));
                }
            }
            duplicates =
                    sql.run(
                            """
                            delete from intake i using (
                              select i.ctid, row_number() over (partition by record_key order by row_no) as nth
                                from intake i join twin using (record_key)) d
                            where d.nth > 1 and d.ctid = i.ctid\
                            """);
        }
        conflicts.sort(null);
        return conflicts;
    }

    @Override
    public String keys() {
        return STAGING;
    }

    @Override
    public Merged merge(DoubleConsumer progress) throws SQLException {
        Coverage coverage = new Coverage(sql);
        boolean newMonths = coverage.deliver(contract, delivery, STAGING);
        sql.execute("create temporary table concerned (person_index uuid) on commit drop");
        long changed = closeChanged();
        long unchanged =
                sql.run(
                        "delete from intake i using "
                                + table.name()
                                + " r where r.record_key = i.record_key and r.recorded_to is null");
        progress.accept(0.1);
        long inserted;
        if (contract.population() != null) {
            sql.execute("analyze " + STAGING);
            RegisterMerge register =
                    new RegisterMerge(
                            sql,
                            contract,
                            contract.population(),
                            delivery,
                            projection.recordTables());
            register.persons();
            progress.accept(0.25);
            inserted = insertRows();
            progress.accept(0.45);
            register.householdsAndMemberships();
            progress.accept(0.65);
        } else {
            introducePersons();
            inserted = insertRows();
            progress.accept(0.5);
        }
        if (contract.population() == null) {
            collectConcerned(newMonths);
        }
        long persons = refresh(progress);
        sql.execute("drop table if exists concerned, touched, twin, clash");
        return new Merged(inserted - changed, changed, unchanged + duplicates, persons);
    }

    /** Ends the versions that this file supersedes. */
    private long closeChanged() throws SQLException {
        return sql.number(
                """
                with closed as (
                  update %s r set recorded_to = ? from intake i
                   where r.record_key = i.record_key and r.recorded_to is null and r.row_hash <> i.row_hash
                  returning r.person_index),
                noted as (insert into concerned select person_index from closed where person_index is not null)
                select count(*) from closed\
                """
                        .formatted(table.name()),
                delivery.recordedAt());
    }

    private long insertRows() throws SQLException {
        String place =
                contract.population() != null
                        ? "i." + SqlNames.column(contract.population().place().id())
                        : "coalesce(p.place, " + delivery.places().from() + ")";
        String join =
                contract.population() != null
                        ? ""
                        : "left join people.person p on p.person_index = i.person_index";
        return sql.run(
                """
                insert into %s (record_key, row_hash, person_index, place, file_id, row_no, recorded_from, %s)
                select i.record_key, i.row_hash, i.person_index, %s, %d, i.row_no, ?, %s from intake i %s order by i.record_key\
                """
                        .formatted(
                                table.name(),
                                table.columnList(""),
                                place,
                                delivery.fileId(),
                                table.columnList("i."),
                                join),
                delivery.recordedAt());
    }

    /** Persons whom no register knows but somebody pays: they must be seen too. */
    private void introducePersons() throws SQLException {
        if (contract.introducesPersons()) {
            sql.run(
                    """
                    insert into people.person (person_index, id_sealed, in_register, place)
                    select distinct on (i.person_index) i.person_index, i.id_sealed, false, %d from intake i
                     where not exists (select from people.person p where p.person_index = i.person_index)
                     order by i.person_index\
                    """
                            .formatted(delivery.places().from()));
        }
    }

    private void collectConcerned(boolean newMonths) throws SQLException {
        sql.run(
                "insert into concerned select person_index from intake where person_index is not null");
        boolean windows = contract.facts().stream().anyMatch(f -> f.window() > 0);
        if (newMonths && windows) {
            // a new month moves the window of everybody, also of those it has no row for
            sql.run(
                    "insert into concerned select person_index from "
                            + table.name()
                            + " where recorded_to is null and person_index is not null and place between ? and ?",
                    delivery.places().from(),
                    delivery.places().to());
        }
    }

    /**
     * The planner cannot know how many rows the policies let through and guesses a few: for many
     * rows it would then look each of them up in a loop over all others.
     */
    private void planForMany(String count) throws SQLException {
        if (sql.number(count) > LOOKED_UP_ONE_BY_ONE) {
            sql.execute("set local enable_nestloop = off");
        }
    }

    private long refresh(DoubleConsumer progress) throws SQLException {
        boolean whole = contract.introducesPersons();
        Set<String> facts = new LinkedHashSet<>(projection.fed(contract));
        if (!whole && facts.isEmpty()) {
            return 0;
        }
        long persons =
                contract.population() != null
                        ? Touched.ofRegister(sql)
                        : Touched.make(sql, "select distinct person_index from concerned");
        planForMany("select count(*) from touched");
        progress.accept(0.75);
        Refresh refresh = new Refresh(sql, projection, Moment.now(delivery.today()));
        if (whole) {
            refresh.all();
        } else {
            refresh.columns(facts);
        }
        progress.accept(1);
        return persons;
    }
}
