package org.huimin.bench;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies the projection of one imported county to neighbouring ones, until the database has so many
 * people; and its persons, so that a search by name has as many to leave out.
 */
final class Copies {
    private static final long COUNTY = 1_000_000;

    /** Ids made by uuidv7 begin with 01 until the year 2039: other first bytes are free. */
    private static final int FIRST_FREE_BYTE = 2;

    private Copies() {}

    static void make(Statement sql, long people) throws SQLException {
        long original =
                NightBench.number(
                        sql,
                        "select count(*) from people.current where left(person_id::text, 2) = '01'");
        if (original == 0) {
            throw new IllegalStateException("import a population first");
        }
        long copies = Math.round((double) people / original);
        long present = NightBench.number(sql, "select count(*) from people.current") / original;
        String columns = String.join(", ", columns(sql));
        for (long copy = present; copy < copies; copy++) {
            String first = "'%02x'".formatted(FIRST_FREE_BYTE + copy);
            sql.execute(
                    """
                    insert into people.current (person_id, household_id, place, %1$s)
                    select overlay(person_id::text placing %2$s from 1 for 2)::uuid,
                        overlay(household_id::text placing %2$s from 1 for 2)::uuid, place + %3$d, %1$s
                    from people.current where left(person_id::text, 2) = '01' and place < %4$d
                    order by place, household_id, person_id
                    """
                            .formatted(columns, first, copy * COUNTY, 350_214_000_000L));
            sql.execute(
                    """
                    insert into people.person (person_id, person_index, id_sealed, name, sex, birth_date, in_register, place)
                    select overlay(person_id::text placing %1$s from 1 for 2)::uuid, gen_random_uuid(),
                        id_sealed, name, sex, birth_date, in_register, place + %2$d
                    from people.person where left(person_id::text, 2) = '01' and place < %3$d
                    order by place, person_id
                    """
                            .formatted(first, copy * COUNTY, 350_214_000_000L));
            sql.execute(
                    """
                    insert into people.coverage (dataset, place_from, place_to, first_delivered_at, delivered_at, file_id)
                    select dataset, place_from + %1$d, place_to + %1$d, first_delivered_at, delivered_at, file_id
                    from people.coverage where place_from between 350213000000 and 350213999999 on conflict do nothing
                    """
                            .formatted(copy * COUNTY));
        }
        sql.execute("vacuum analyze people.current, people.person");
    }

    private static List<String> columns(Statement sql) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet rows =
                sql.executeQuery(
                        """
                        select quote_ident(column_name) from information_schema.columns
                        where table_schema = 'people' and table_name = 'current'
                          and column_name not in ('person_id', 'household_id', 'place') order by ordinal_position
                        """)) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        return columns;
    }
}
