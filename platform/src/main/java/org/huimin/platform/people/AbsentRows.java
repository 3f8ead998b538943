package org.huimin.platform.people;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.huimin.platform.exchange.Intake;
import org.huimin.platform.exchange.RecordStore.Delivery;

/**
 * Rows that an office delivered before and a later full delivery no longer has, in the temporary
 * table {@code absent}: they end, unless so many are missing that the file must be a part.
 *
 * <p>Rows that another office delivered are not its business. A row that is in the file but in
 * quarantine is there.
 */
final class AbsentRows {
    private final Sql sql;
    private final RecordTable table;
    private final Intake.Full full;
    private final Delivery delivery;
    private long rows;
    private long missing;

    /** Looks which are missing; before anything of the file counts. */
    AbsentRows(Sql sql, RecordTable table, Intake.Full full, Delivery delivery)
            throws SQLException {
        this.sql = sql;
        this.table = table;
        this.full = full;
        this.delivery = delivery;
        String own =
                "r.recorded_to is null and (r.file_id in (%s) or r.place between %d and %d and r.file_id in (%s))"
                        .formatted(
                                list(full.within()),
                                delivery.places().from(),
                                delivery.places().to(),
                                list(full.around()));
        rows = sql.number("select count(*) from " + table.name() + " r where " + own);
        sql.execute(
                """
                create temporary table absent on commit drop as
                select r.record_key, r.person_index from %s r where %s
                   and not exists (select from %s i where i.record_key = r.record_key)
                   and not exists (select from %s b where b.record_key = r.record_key)\
                """
                        .formatted(table.name(), own, Staging.TABLE, full.badRows()));
        sql.execute("analyze absent");
        missing = sql.number("select count(*) from absent");
        if (missing > 0 && !mayClose()) {
            sql.execute("truncate absent");
        }
    }

    private static String list(long[] files) {
        return files.length == 0
                ? "null"
                : LongStream.of(files).mapToObj(Long::toString).collect(Collectors.joining(", "));
    }

    private boolean mayClose() {
        return full.confirmed() || missing * 100 <= rows * full.guard();
    }

    /** What there was and what was done. */
    Intake.Missing result() {
        return new Intake.Missing(rows, missing, mayClose());
    }

    /** Ends the rows' versions; the persons are looked at again by the caller. */
    void close() throws SQLException {
        sql.run(
                "update %s r set recorded_to = ? from absent a where a.record_key = r.record_key and r.recorded_to is null"
                        .formatted(table.name()),
                delivery.recordedAt());
    }

    /** Who is no longer in a register leaves the household; the person stays known. */
    void endMemberships() throws SQLException {
        LocalDate today = delivery.today();
        sql.run(
                """
                with ended as (
                  update people.membership o set recorded = tstzrange(lower(o.recorded), ?)
                    from absent a join people.person p on p.person_index = a.person_index
                   where o.person_id = p.person_id and upper_inf(o.recorded) and upper_inf(o.valid)
                  returning o.*)
                insert into people.membership (person_id, household_id, relation, place, valid, recorded, file_id)
                select person_id, household_id, relation, place, daterange(lower(valid), ?), tstzrange(?, null), file_id
                  from ended where lower(valid) is null or lower(valid) < ?\
                """,
                delivery.recordedAt(),
                today,
                delivery.recordedAt(),
                today);
        sql.run(
                "update people.person p set in_register = false from absent a where a.person_index = p.person_index and p.in_register");
    }
}
