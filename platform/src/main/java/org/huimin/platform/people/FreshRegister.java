package org.huimin.platform.people;

import java.sql.SQLException;
import org.huimin.platform.exchange.DatasetContract;
import org.huimin.platform.exchange.RecordStore.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * Takes those rows of a household register of which neither the person nor the household nor any
 * other member is known: nothing has to be compared, ended or moved. A first delivery has hardly
 * any other rows.
 *
 * <p>Households are whole in it, so two connections may take the households of a half of the
 * numbers each without waiting for each other.
 */
final class FreshRegister {
    /** Fewer rows than these are not worth the division. */
    static final int FEW = 20_000;

    /** The condition of all, for {@link #take}. */
    static final String EVERYTHING = "true";

    private final Sql sql;
    private final String source;
    private final boolean unlogged;
    private final DatasetContract contract;
    private final RegisterColumns columns;
    private final Delivery delivery;
    private final ProjectionSql projection;

    /**
     * @param source the table with the fresh rows
     * @param unlogged its tables are not temporary: a transaction with those cannot be prepared
     */
    FreshRegister(
            Sql sql,
            String source,
            boolean unlogged,
            DatasetContract contract,
            RegisterColumns columns,
            Delivery delivery,
            ProjectionSql projection) {
        this.sql = sql;
        this.source = source;
        this.unlogged = unlogged;
        this.contract = contract;
        this.columns = columns;
        this.delivery = delivery;
        this.projection = projection;
    }

    /**
     * Whether all rows are fresh because nobody is known at all; then {@code intake} itself is what
     * {@link #take} takes.
     */
    static boolean isFirst(Sql sql) throws SQLException {
        return none(sql, "people.person") && none(sql, "people.household");
    }

    /**
     * Where the rows are after {@link #divide}.
     *
     * @param known the table with rows of persons or households somebody knows
     * @param fresh the table with the others
     */
    record Division(String known, long knownRows, String fresh, long freshRows) {}

    /** Divides {@code intake}: the smaller part moves into a table of its own. */
    static Division divide(Staging staging, RegisterColumns columns, long rows)
            throws SQLException {
        Sql sql = new Sql(staging.connection());
        sql.execute("set local enable_nestloop = off");
        String number = columns.number();
        String county = columns.county();
        sql.execute(
                staging.create(
                        "known_number",
                        """
                        as select coalesce(%1$s, '') as number, %2$s as county
                             from intake i join people.person p on p.person_index = i.person_index
                           union
                           select %1$s, %2$s
                             from intake i join people.household h on h.number = %1$s and h.county = %2$s
                            where upper_inf(h.recorded) and upper_inf(h.valid)
                           union
                           select '', %2$s from intake i where %1$s is null\
                        """
                                .formatted(number, county)));
        sql.execute("analyze known_number");
        String same =
                "exists (select from known_number k where k.number = coalesce(%s, '') and k.county = %s)"
                        .formatted(number, county);
        long known = sql.number("select count(*) from intake i where " + same);
        boolean fewKnown = known <= rows / 2;
        String moved = fewKnown ? "known" : "fresh";
        String which = fewKnown ? same : "not " + same;
        sql.execute(staging.create(moved, "as select i.* from intake i where " + which));
        sql.run("delete from intake i where " + which);
        sql.execute("drop table known_number");
        sql.execute("analyze " + moved);
        if (!fewKnown) {
            sql.execute("analyze intake");
        }
        return new Division(
                fewKnown ? moved : Staging.TABLE,
                known,
                fewKnown ? Staging.TABLE : moved,
                rows - known);
    }

    /** A household number in the middle of the fresh ones, as an SQL literal; null = too few. */
    static @Nullable String middle(Sql sql, String source, RegisterColumns columns, long rows)
            throws SQLException {
        String number =
                sql.text(
                        "select percentile_disc(0.5) within group (order by %s collate \"C\") from %s i%s"
                                .formatted(
                                        columns.number(),
                                        source,
                                        rows < FEW * 5 ? "" : " tablesample system (2)"));
        return number == null ? null : SqlNames.literal(number);
    }

    /**
     * Makes persons, households, memberships, rows and projection.
     *
     * @param half condition on the household number, {@code %s}
     * @return how many persons
     */
    long take(String half) throws SQLException {
        String where = half.formatted(columns.number() + " collate \"C\"");
        sql.execute("set local enable_nestloop = off");
        households(where);
        persons(where);
        rows(where);
        long persons = touched(where);
        memberships();
        relocate();
        new Refresh(sql, projection, Moment.now(delivery.today())).allOfNew();
        sql.execute("drop table fresh_house, touched");
        return persons;
    }

    private void make(String table, String select) throws SQLException {
        sql.execute(
                (unlogged
                                ? "create unlogged table " + table + Staging.UNTENDED
                                : "create temporary table " + table + " on commit drop")
                        + " as "
                        + select);
        sql.execute("analyze " + table);
    }

    private void households(String where) throws SQLException {
        make(
                "fresh_house",
                """
                select uuidv7() as household_id, h.* from (
                  select distinct on (number, county) number, county, place, urban_rural
                    from (select %s as number, %s as county, %s as place, %s as urban_rural, i.row_no
                            from %s i where %s and %s) n
                   order by number, county, row_no) h
                 order by place, number\
                """
                        .formatted(
                                columns.number(),
                                columns.county(),
                                columns.place(),
                                columns.urbanRural(),
                                source,
                                columns.active(),
                                where));
        sql.run(
                """
                insert into people.household (household_id, county, number, place, urban_rural, valid, recorded, file_id)
                select household_id, county, number, place, urban_rural, daterange(null, null), tstzrange(?, null), %d
                  from fresh_house\
                """
                        .formatted(delivery.fileId()),
                delivery.recordedAt());
    }

    private void persons(String where) throws SQLException {
        sql.run(
                """
                insert into people.person (person_id, person_index, id_sealed, name, sex, birth_date, in_register, place)
                select i.new_id, i.person_index, i.id_sealed, %s, %s, %s, %s, %s from %s i where %s\
                """
                        .formatted(
                                columns.name(),
                                columns.sex(),
                                columns.birthDate(),
                                columns.active(),
                                columns.place(),
                                source,
                                where));
    }

    private void rows(String where) throws SQLException {
        RecordTable table = new RecordTable(contract);
        sql.run(
                """
                insert into %s (record_key, row_hash, person_index, place, file_id, row_no, recorded_from, %s)
                select i.record_key, i.row_hash, i.person_index, %s, %d, i.row_no, ?, %s from %s i
                 where %s order by i.record_key\
                """
                        .formatted(
                                table.name(),
                                table.columnList(""),
                                columns.place(),
                                delivery.fileId(),
                                table.columnList("i."),
                                source,
                                where),
                delivery.recordedAt());
    }

    private long touched(String where) throws SQLException {
        make(
                "touched",
                """
                select i.new_id as person_id, i.person_index, coalesce(h.household_id, i.new_id) as household_id,
                       coalesce(h.place, %1$s) as place, %1$s as own_place, h.urban_rural, %2$s as in_register,
                       h.household_id is not null as housed, %3$s as relation, %4$s as since
                  from %8$s i
                  left join fresh_house h on h.number = %5$s and h.county = %6$s and %2$s
                 where %7$s\
                """
                        .formatted(
                                columns.place(),
                                columns.active(),
                                columns.relation(),
                                columns.since(),
                                columns.number(),
                                columns.county(),
                                where,
                                source));
        return sql.number("select count(*) from touched");
    }

    private void memberships() throws SQLException {
        sql.run(
                """
                insert into people.membership (person_id, household_id, relation, place, valid, recorded, file_id)
                select person_id, household_id, relation, place, daterange(since, null), tstzrange(?, null), %d
                  from touched where housed\
                """
                        .formatted(delivery.fileId()),
                delivery.recordedAt());
    }

    /** What other departments delivered before, when nobody knew where the person lives. */
    private void relocate() throws SQLException {
        for (RecordTable table : projection.recordTables()) {
            if (!table.contract().id().equals(contract.id()) && !none(sql, table.name())) {
                sql.run(
                        "update %s r set place = t.own_place from touched t where t.person_index = r.%s and r.place <> t.own_place"
                                .formatted(table.name(), table.personColumn()));
            }
        }
    }

    /** The condition of the first half, for {@link #take}. */
    static String before(String middle) {
        return "%s < " + middle.replace("%", "%%");
    }

    /** The condition of the second half. */
    static String from(String middle) {
        return "%s >= " + middle.replace("%", "%%");
    }

    private static boolean none(Sql sql, String table) throws SQLException {
        return sql.number("select count(*) from (select from " + table + " limit 1) s") == 0;
    }
}
