package org.huimin.platform.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.huimin.engine.base.IdentityNumber;
import org.huimin.engine.base.PlaceRange;
import org.huimin.engine.policy.Text;
import org.huimin.platform.access.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds persons by what somebody types. */
final class PersonSearch {
    private static final int MOST_FOUND = 200;

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Labels labels;

    PersonSearch(JdbcClient jdbc, Secrets secrets, Labels labels) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.labels = labels;
    }

    /**
     * By a whole identity number, a household number, or a part of a name; the first 200 persons by
     * place.
     */
    List<Found> search(String asked, LocalDate today) {
        Condition condition = condition(asked, today);
        return jdbc.sql(
                        """
                        select p.person_id, p.name, p.id_sealed, p.birth_date, p.place, m.household_id, m.relation, h.number
                          from (select p.person_id from people.person p where %s order by p.place, p.person_id limit %d) f
                          join people.person p using (person_id)
                          left join people.membership m on m.person_id = p.person_id and upper_inf(m.recorded) and upper_inf(m.valid)
                          left join people.household h on h.household_id = m.household_id and upper_inf(h.recorded) and upper_inf(h.valid)
                         order by p.place, h.number, m.relation\
                        """
                                .formatted(condition.sql, MOST_FOUND))
                .param(condition.parameter)
                .query((rows, _) -> found(rows))
                .list();
    }

    /**
     * Households of all persons of a range of places who are found so, however many. Who is in no
     * household is one.
     */
    List<UUID> households(String asked, LocalDate today, PlaceRange places) {
        Condition condition = condition(asked, today);
        return jdbc.sql(
                        """
                        select distinct coalesce(m.household_id, p.person_id)
                          from people.person p
                          left join people.membership m on m.person_id = p.person_id and upper_inf(m.recorded) and upper_inf(m.valid)
                         where %s and p.place between ? and ?\
                        """
                                .formatted(condition.sql))
                .params(condition.parameter, places.from(), places.to())
                .query((row, _) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
                .list();
    }

    private record Condition(String sql, Object parameter) {}

    private Condition condition(String asked, LocalDate today) {
        if (IdentityNumber.parse(asked, today, _ -> true) instanceof IdentityNumber.Valid valid) {
            return new Condition("p.person_index = ?", secrets.blindIndex(valid.number()));
        }
        return isHouseholdNumber(asked)
                ? new Condition(
                        """
                        p.person_id in (select m.person_id from people.membership m join people.household h using (household_id)
                            where h.number = ? and upper_inf(h.recorded) and upper_inf(h.valid)
                              and upper_inf(m.recorded) and upper_inf(m.valid))\
                        """,
                        asked)
                : new Condition(
                        "p.name like ?", '%' + asked.replaceAll("([%_\\\\])", "\\\\$1") + '%');
    }

    private boolean isHouseholdNumber(String asked) {
        return jdbc.sql(
                        "select exists (select from people.household h where h.number = ? and upper_inf(h.recorded) and upper_inf(h.valid))")
                .param(asked)
                .query(Boolean.class)
                .single();
    }

    private Found found(ResultSet rows) throws SQLException {
        String name = rows.getString("name");
        Text relation = labels.relation(rows.getString("relation"));
        return new Found(
                rows.getObject("person_id", UUID.class),
                name == null ? "" : name,
                Masks.identityNumber(secrets.open(rows.getBytes("id_sealed"))),
                rows.getObject("birth_date", LocalDate.class),
                rows.getObject("household_id", UUID.class),
                rows.getString("number"),
                relation == null ? null : relation.zh(),
                rows.getLong("place"));
    }
}
