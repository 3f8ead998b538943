package org.huimin.platform.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huimin.engine.base.IdentityNumber;
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

    /** By a whole identity number, a household number, or a part of a name. */
    List<Found> search(String asked, LocalDate today) {
        if (IdentityNumber.parse(asked, today, _ -> true) instanceof IdentityNumber.Valid valid) {
            return found("p.person_index = ?", secrets.blindIndex(valid.number()));
        }
        List<Found> household =
                found(
                        "m.household_id in (select h.household_id from people.household h where h.number = ? and upper_inf(h.recorded) and upper_inf(h.valid))",
                        asked);
        return household.isEmpty()
                ? found("p.name like ?", '%' + asked.replaceAll("([%_\\\\])", "\\\\$1") + '%')
                : household;
    }

    private List<Found> found(String where, Object parameter) {
        return jdbc.sql(
                        """
                        select p.person_id, p.name, p.id_sealed, p.birth_date, p.place, m.household_id, m.relation, h.number
                          from people.person p
                          left join people.membership m on m.person_id = p.person_id and upper_inf(m.recorded) and upper_inf(m.valid)
                          left join people.household h on h.household_id = m.household_id and upper_inf(h.recorded) and upper_inf(h.valid)
                         where %s order by p.place, h.number, m.relation limit %d\
                        """
                                .formatted(where, MOST_FOUND))
                .param(parameter)
                .query((rows, _) -> found(rows))
                .list();
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
