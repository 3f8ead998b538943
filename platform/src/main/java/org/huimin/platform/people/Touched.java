package org.huimin.platform.people;

import java.sql.SQLException;

/** The temporary table of the persons whose projection is looked at again. */
final class Touched {
    private Touched() {}

    /**
     * Makes {@code touched (person_id, person_index, household_id, place, urban_rural,
     * in_register)}.
     *
     * @param indexes a select of person indexes; those without a person are left out
     * @return how many persons
     */
    static long make(Sql sql, String indexes) throws SQLException {
        sql.execute("drop table if exists touched");
        sql.execute(
                """
                create temporary table touched on commit drop as
                select p.person_id, p.person_index, coalesce(m.household_id, p.person_id) as household_id, p.place, h.urban_rural, p.in_register
                  from (%s) c
                  join people.person p on p.person_index = c.person_index
                  left join people.membership m on m.person_id = p.person_id and upper_inf(m.recorded) and upper_inf(m.valid)
                  left join people.household h on h.household_id = m.household_id and upper_inf(h.recorded) and upper_inf(h.valid)\
                """
                        .formatted(indexes));
        sql.execute("analyze touched");
        return sql.number("select count(*) from touched");
    }

    /**
     * The same of a register's file, whose merge has put everything together in {@code wanted} and
     * {@code regrouped}.
     */
    static long ofRegister(Sql sql) throws SQLException {
        sql.execute("drop table if exists touched");
        sql.execute(
                """
                create temporary table touched on commit drop as
                select w.person_id, w.person_index, coalesce(w.household_id, w.person_id) as household_id, w.place, w.urban_rural, w.in_register
                  from wanted w
                union all
                select p.person_id, p.person_index, g.household_id, g.place, g.urban_rural, p.in_register
                  from regrouped g join people.person p using (person_id)
                 where not exists (select from wanted w where w.person_id = g.person_id)\
                """);
        sql.execute("analyze touched");
        return sql.number("select count(*) from touched");
    }
}
