package org.huimin.platform.people;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleConsumer;
import org.huimin.platform.access.Secrets;
import org.huimin.platform.exchange.DatasetContract;
import org.huimin.platform.exchange.Intake;
import org.huimin.platform.exchange.RecordStore.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * Takes one file's rows into a table of their own and merges them set by set.
 *
 * <p>The fresh rows of a large register are taken by two connections; see {@link FreshRegister} and
 * {@link SecondHalf}.
 */
final class RecordIntake implements Intake {
    /** The lock of imports, for {@code pg_advisory_xact_lock} and its kin. */
    static final String LOCK = "hashtext('people.import')";

    private static final int LOOKED_UP_ONE_BY_ONE = 1000;

    private final Connection connection;
    private final Sql sql;
    private final DatasetContract contract;
    private final RecordTable table;
    private final Delivery delivery;
    private final Secrets secrets;
    private final ProjectionSql projection;
    private final UUID newIds;
    private final Lanes lanes;
    private final Staging staging;
    private final @Nullable SecondLane second;
    private long copies;

    RecordIntake(
            Connection connection,
            DatasetContract contract,
            Delivery delivery,
            Secrets secrets,
            ProjectionSql projection,
            Lanes lanes)
            throws SQLException {
        this.connection = connection;
        this.sql = new Sql(connection);
        this.contract = contract;
        this.table = new RecordTable(contract);
        this.delivery = delivery;
        this.secrets = secrets;
        this.projection = projection;
        this.lanes = lanes;
        this.newIds =
                new UUID(
                        delivery.recordedAt().toEpochMilli() << 16,
                        UUID.randomUUID().getLeastSignificantBits());
        Staging.tune(sql);
        // one import at a time: two merges of the same persons would wait for each other, row by
        // row
        sql.execute("select pg_advisory_xact_lock(" + LOCK + ")");
        lanes.settle();
        boolean two = contract.population() != null && lanes.wantsTwo(sql, delivery);
        this.second = two ? lanes.open() : null;
        this.staging =
                second == null
                        ? Staging.temporary(connection, table)
                        : Staging.shared(second.connection(), table);
    }

    @Override
    public void close() throws SQLException {
        try {
            staging.close();
        } finally {
            if (second != null) {
                second.close();
            }
        }
    }

    @Override
    public Encoder encoder() {
        return new RecordEncoder(contract, secrets, newIds);
    }

    @Override
    public void write(byte[] encodedRows) throws SQLException {
        staging.write(encodedRows);
    }

    @Override
    public List<Integer> takeOutConflicts() throws SQLException {
        staging.endWriting();
        planForMany("select count(*) from " + Staging.TABLE, staging.connection());
        List<Integer> conflicts = staging.takeOutConflicts();
        copies = staging.takeOutCopies();
        staging.commit();
        planForMany("select count(*) from " + Staging.TABLE, connection);
        return conflicts;
    }

    @Override
    public String keys() {
        return Staging.TABLE;
    }

    @Override
    public Merged merge(@Nullable Full full, DoubleConsumer progress) throws SQLException {
        Coverage coverage = new Coverage(sql);
        boolean newMonths = coverage.deliver(contract, delivery, Staging.TABLE);
        AbsentRows absent = full == null ? null : new AbsentRows(sql, table, full, delivery);
        long unchanged = takeOutUnchanged();
        progress.accept(0.1);
        DatasetContract.Population register = contract.population();
        Merged merged =
                register == null
                        ? mergeRows(newMonths, progress)
                        : mergeRegister(RegisterColumns.of(register, delivery.today()), progress);
        long left = absent == null ? 0 : close(absent);
        sql.execute("drop table if exists concerned, touched, absent");
        return new Merged(
                merged.added(),
                merged.changed(),
                unchanged + copies,
                merged.persons() + left,
                absent == null ? Missing.NONE : absent.result());
    }

    /**
     * Ends the rows that a full delivery no longer has.
     *
     * @return persons looked at again
     */
    private long close(AbsentRows absent) throws SQLException {
        Missing missing = absent.result();
        if (missing.rows() == 0 || !missing.closed()) {
            return 0;
        }
        absent.close();
        if (contract.population() != null) {
            absent.endMemberships();
        }
        Set<String> facts = new LinkedHashSet<>(projection.fed(contract));
        if (contract.person() == null || facts.isEmpty() && !contract.introducesPersons()) {
            return 0;
        }
        long persons =
                Touched.make(
                        sql,
                        "select distinct person_index from absent where person_index is not null");
        refresh(facts);
        return persons;
    }

    private void refresh(Set<String> facts) throws SQLException {
        Refresh refresh = new Refresh(sql, projection, Moment.now(delivery.today()));
        if (contract.introducesPersons()) {
            refresh.all();
        } else {
            refresh.columns(facts);
        }
    }

    /** Rows known as they are; in transactions of the staging, which nobody else waits for. */
    private long takeOutUnchanged() throws SQLException {
        Sql there = new Sql(staging.connection());
        if (there.number(
                        "select count(*) from (select from "
                                + table.name()
                                + " where recorded_to is null limit 1) s")
                == 0) {
            return 0;
        }
        planForMany("select count(*) from " + Staging.TABLE, staging.connection());
        long unchanged =
                there.run(
                        "delete from intake i using "
                                + table.name()
                                + " r where r.record_key = i.record_key and r.recorded_to is null and r.row_hash = i.row_hash");
        there.execute("analyze " + Staging.TABLE);
        staging.commit();
        return unchanged;
    }

    private Merged mergeRows(boolean newMonths, DoubleConsumer progress) throws SQLException {
        sql.execute("create temporary table concerned (person_index uuid) on commit drop");
        long changed = closeChanged(Staging.TABLE);
        introducePersons();
        long inserted = insertRows(Staging.TABLE);
        progress.accept(0.5);
        collectConcerned(newMonths);
        return new Merged(inserted - changed, changed, 0, refresh(), Missing.NONE);
    }

    private Merged mergeRegister(RegisterColumns columns, DoubleConsumer progress)
            throws SQLException {
        long rows = sql.number("select count(*) from " + Staging.TABLE);
        if (rows <= lanes.few()) {
            return mergeKnown(Staging.TABLE, columns, progress);
        }
        if (FreshRegister.isFirst(sql)) {
            long persons = takeFresh(Staging.TABLE, rows, columns, () -> {});
            return new Merged(rows, 0, 0, persons, Missing.NONE);
        }
        FreshRegister.Division division = FreshRegister.divide(staging, columns, rows);
        staging.commit();
        AtomicReference<Merged> known = new AtomicReference<>(new Merged(0, 0, 0, 0, Missing.NONE));
        Step meanwhile =
                division.knownRows() == 0
                        ? () -> {}
                        : () -> known.set(mergeKnown(division.known(), columns, progress));
        long persons = takeFresh(division.fresh(), division.freshRows(), columns, meanwhile);
        Merged merged = known.get();
        return new Merged(
                merged.added() + division.freshRows(),
                merged.changed(),
                0,
                merged.persons() + persons,
                Missing.NONE);
    }

    /** A step that talks to the database. */
    private interface Step {
        void run() throws SQLException;
    }

    /**
     * @param meanwhile done on the import's connection before its share of the fresh rows
     * @return persons
     */
    private long takeFresh(String source, long rows, RegisterColumns columns, Step meanwhile)
            throws SQLException {
        String middle = null;
        if (second != null && rows > 0) {
            middle = FreshRegister.middle(sql, source, columns, rows);
        }
        if (second != null && middle != null) {
            String half = FreshRegister.from(middle);
            FreshRegister there =
                    new FreshRegister(
                            new Sql(second.connection()),
                            source,
                            true,
                            contract,
                            columns,
                            delivery,
                            projection);
            second.start(() -> there.take(half));
        }
        meanwhile.run();
        sql.execute("drop table if exists touched");
        FreshRegister here =
                new FreshRegister(sql, source, false, contract, columns, delivery, projection);
        long persons =
                here.take(middle == null ? FreshRegister.EVERYTHING : FreshRegister.before(middle));
        return second == null ? persons : persons + second.join(sql, delivery.recordedAt());
    }

    /** Rows of persons or households somebody knows: each is compared with what is known. */
    private Merged mergeKnown(String source, RegisterColumns columns, DoubleConsumer progress)
            throws SQLException {
        sql.execute("create temporary table concerned (person_index uuid) on commit drop");
        long changed = closeChanged(source);
        RegisterMerge register =
                new RegisterMerge(
                        sql, source, contract, columns, delivery, projection.recordTables());
        register.persons();
        progress.accept(0.2);
        long inserted = insertRows(source);
        progress.accept(0.3);
        register.householdsAndMemberships();
        progress.accept(0.4);
        return new Merged(inserted - changed, changed, 0, refresh(), Missing.NONE);
    }

    /** Ends the versions that this file supersedes. */
    private long closeChanged(String source) throws SQLException {
        return sql.number(
                """
                with closed as (
                  update %s r set recorded_to = ? from %s i
                   where r.record_key = i.record_key and r.recorded_to is null and r.row_hash <> i.row_hash
                  returning r.person_index),
                noted as (insert into concerned select person_index from closed where person_index is not null)
                select count(*) from closed\
                """
                        .formatted(table.name(), source),
                delivery.recordedAt());
    }

    private long insertRows(String source) throws SQLException {
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
                select i.record_key, i.row_hash, i.person_index, %s, %d, i.row_no, ?, %s from %s i %s order by i.record_key\
                """
                        .formatted(
                                table.name(),
                                table.columnList(""),
                                place,
                                delivery.fileId(),
                                table.columnList("i."),
                                source,
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
    private static void planForMany(String count, Connection connection) throws SQLException {
        Sql sql = new Sql(connection);
        if (sql.number(count) > LOOKED_UP_ONE_BY_ONE) {
            sql.execute("set local enable_nestloop = off");
        }
    }

    private long refresh() throws SQLException {
        boolean whole = contract.introducesPersons();
        Set<String> facts = new LinkedHashSet<>(projection.fed(contract));
        if (!whole && facts.isEmpty()) {
            return 0;
        }
        long persons =
                contract.population() != null
                        ? Touched.ofRegister(sql)
                        : Touched.make(sql, "select distinct person_index from concerned");
        planForMany("select count(*) from touched", connection);
        refresh(facts);
        return persons;
    }
}
