package org.huimin.platform.people;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.huimin.platform.exchange.DatasetContract;
import org.huimin.platform.exchange.RecordStore.Delivery;

/**
 * Makes persons, households and memberships of the new and changed rows of a household register,
 * which stand in one table.
 *
 * <p>A household belongs to the county that keeps it: two counties may use the same number. A
 * person who appears in another household leaves the old one on that day; both memberships stay on
 * record.
 */
final class RegisterMerge {
    private final Sql sql;
    private final String source;
    private final RecordTable own;
    private final List<RecordTable> records;
    private final RegisterColumns columns;
    private final Delivery delivery;

    /**
     * @param source the table with the rows
     */
    RegisterMerge(
            Sql sql,
            String source,
            DatasetContract contract,
            RegisterColumns columns,
            Delivery delivery,
            List<RecordTable> records) {
        this.source = source;
        this.own = new RecordTable(contract);
        this.records = records;
        this.sql = sql;
        this.columns = columns;
        this.delivery = delivery;
    }

    /** Adds and corrects persons; what other departments delivered about them moves with them. */
    void persons() throws SQLException {
        String name = columns.name();
        String sex = columns.sex();
        String birthDate = columns.birthDate();
        String active = columns.active();
        String place = columns.place();
        sql.execute(
                """
                create temporary table relocated on commit drop as
                select i.person_index, %1$s as place, p.person_index is null as appeared
                  from %2$s i left join people.person p on p.person_index = i.person_index
                 where p.person_index is null or p.place <> %1$s\
                """
                        .formatted(place, source));
        sql.execute("analyze relocated");
        sql.run(
                """
                update people.person p set name = %1$s, sex = %2$s, birth_date = %3$s, in_register = %4$s, place = %5$s
                  from %6$s i where p.person_index = i.person_index
                   and (p.name, p.sex, p.birth_date, p.in_register, p.place) is distinct from (%1$s, %2$s, %3$s, %4$s, %5$s)\
                """
                        .formatted(name, sex, birthDate, active, place, source));
        sql.run(
                """
                insert into people.person (person_index, id_sealed, name, sex, birth_date, in_register, place)
                select i.person_index, i.id_sealed, %1$s, %2$s, %3$s, %4$s, %5$s
                  from %7$s i join relocated r on r.person_index = i.person_index and r.appeared
                 order by %5$s, %6$s collate "C"\
                """
                        .formatted(name, sex, birthDate, active, place, columns.number(), source));
        sql.execute("analyze people.person");
    }

    void householdsAndMemberships() throws SQLException {
        households();
        memberships();
        sql.execute("analyze people.household");
        sql.execute("analyze people.membership");
        relocate();
    }

    private void households() throws SQLException {
        sql.execute(
                """
                create temporary table house on commit drop as
                select distinct on (number, county) number, county, n.place, n.urban_rural, h.household_id, h.place as old_place, h.urban_rural as old_urban_rural
                  from (select %1$s as number, (%2$s / 1000000)::integer as county, %2$s as place, %3$s as urban_rural, i.row_no
                          from %5$s i where %4$s) n
                  left join (select household_id, number, county, place, urban_rural from people.household
                              where upper_inf(recorded) and upper_inf(valid)) h using (number, county)
                 order by number, county, row_no\
                """
                        .formatted(
                                columns.number(),
                                columns.place(),
                                columns.urbanRural(),
                                columns.active(),
                                source));
        sql.execute("analyze house");
        // the old version ends where the new one begins, today; what was believed before stays
        // readable
        sql.run(
                """
                with ended as (
                  update people.household o set recorded = tstzrange(lower(o.recorded), ?) from house n
                   where o.household_id = n.household_id and upper_inf(o.recorded) and upper_inf(o.valid)
                     and (n.place, n.urban_rural) is distinct from (o.place, o.urban_rural)
                  returning o.*)
                insert into people.household (household_id, county, number, place, urban_rural, valid, recorded, file_id)
                select household_id, county, number, place, urban_rural, daterange(lower(valid), ?), tstzrange(?, null), file_id
                  from ended where lower(valid) is null or lower(valid) < ?\
                """,
                delivery.recordedAt(),
                delivery.today(),
                delivery.recordedAt(),
                delivery.today());
        sql.run(
                """
                insert into people.household (household_id, county, number, place, urban_rural, valid, recorded, file_id)
                select coalesce(household_id, uuidv7()), county, number, place, urban_rural,
                       daterange(case when household_id is null then null else ?::date end, null), tstzrange(?, null), %d
                  from house where household_id is null or (place, urban_rural) is distinct from (old_place, old_urban_rural)
                 order by place, number\
                """
                        .formatted(delivery.fileId()),
                delivery.today(),
                delivery.recordedAt());
    }

    private void memberships() throws SQLException {
        sql.execute(
                """
                create temporary table wanted on commit drop as
                select p.person_id, p.person_index, p.in_register, h.urban_rural, h.household_id, %1$s as relation, coalesce(h.place, %2$s) as place, %3$s as since,
                       m.household_id as old_household, m.relation as old_relation
                  from %6$s i
                  join people.person p on p.person_index = i.person_index
                  left join people.household h on h.number = %4$s and h.county = (%2$s / 1000000)::integer
                        and upper_inf(h.recorded) and upper_inf(h.valid) and %5$s
                  left join people.membership m on m.person_id = p.person_id and upper_inf(m.recorded) and upper_inf(m.valid)\
                """
                        .formatted(
                                columns.relation(),
                                columns.place(),
                                columns.since(),
                                columns.number(),
                                columns.active(),
                                source));
        sql.execute("analyze wanted");
        // another household, or none any more: ends on the day of the move. Only the relation:
        // corrected, not ended.
        sql.run(
                """
                with ended as (
                  update people.membership o set recorded = tstzrange(lower(o.recorded), ?) from wanted w
                   where o.person_id = w.person_id and upper_inf(o.recorded) and upper_inf(o.valid)
                     and (w.household_id, w.relation) is distinct from (w.old_household, w.old_relation)
                  returning o.*, w.household_id as next, coalesce(least(w.since, ?::date), ?::date) as moved)
                insert into people.membership (person_id, household_id, relation, place, valid, recorded, file_id)
                select person_id, household_id, relation, place, daterange(lower(valid), moved), tstzrange(?, null), file_id
                  from ended where next is distinct from household_id and (lower(valid) is null or lower(valid) < moved)\
                """,
                delivery.recordedAt(),
                delivery.today(),
                delivery.today(),
                delivery.recordedAt());
        sql.run(
                """
                insert into people.membership (person_id, household_id, relation, place, valid, recorded, file_id)
                select w.person_id, w.household_id, w.relation, w.place,
                       daterange(case when w.old_household is null then w.since
                                      when w.old_household = w.household_id then (
                                        select lower(o.valid) from people.membership o
                                         where o.person_id = w.person_id and upper(o.recorded) = ? and upper_inf(o.valid))
                                      else coalesce(least(w.since, ?::date), ?::date) end, null),
                       tstzrange(?, null), %d
                  from wanted w
                 where w.household_id is not null and (w.household_id, w.relation) is distinct from (w.old_household, w.old_relation)
                 order by w.place, w.household_id\
                """
                        .formatted(delivery.fileId()),
                delivery.recordedAt(),
                delivery.today(),
                delivery.today(),
                delivery.recordedAt());
    }

    /** A household's members and all that is kept about them stand where the household stands. */
    private void relocate() throws SQLException {
        sql.execute(
                """
                create temporary table regrouped on commit drop as
                select m.person_id, m.household_id, h.place, h.urban_rural from house n
                  join people.household h on h.number = n.number and h.county = n.county and upper_inf(h.recorded) and upper_inf(h.valid)
                  join people.membership m on m.household_id = h.household_id and upper_inf(m.recorded) and upper_inf(m.valid)
                 where n.household_id is not null and (n.place, n.urban_rural) is distinct from (n.old_place, n.old_urban_rural)\
                """);
        sql.run(
                """
                with moved as (update people.person p set place = g.place from regrouped g
                                where g.person_id = p.person_id and p.place <> g.place returning p.person_index, p.place)
                insert into relocated select person_index, place, false from moved\
                """);
        boolean someMoved = some("relocated where not appeared");
        List<String> elsewhere = new ArrayList<>();
        for (RecordTable table : records) {
            // this file's own rows of new persons have the right place
            if (table.equals(own) ? someMoved : some(table.name())) {
                elsewhere.add(table.name());
            }
        }
        if (elsewhere.isEmpty() && !someMoved) {
            return;
        }
        sql.execute(
                """
                create temporary table relocation on commit drop as
                select p.person_index, p.person_id, p.place, bool_and(r.appeared) as appeared
                  from relocated r join people.person p on p.person_index = r.person_index group by 1, 2, 3\
                """);
        sql.execute("analyze relocation");
        for (RecordTable table : records) {
            if (elsewhere.contains(table.name())) {
                relocate(
                        table.name(),
                        "n.person_index = r."
                                + table.personColumn()
                                + (table.equals(own) ? " and not n.appeared" : ""));
            }
        }
        if (someMoved) {
            relocate("people.membership", "n.person_id = r.person_id");
            relocate("people.fact", "n.person_id = r.person_id");
        }
    }

    private boolean some(String from) throws SQLException {
        return sql.number("select count(*) from (select from " + from + " limit 1) s") > 0;
    }

    private void relocate(String table, String same) throws SQLException {
        sql.run(
                "update "
                        + table
                        + " r set place = n.place from relocation n where "
                        + same
                        + " and r.place <> n.place");
    }
}
