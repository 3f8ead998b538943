package org.huimin.platform.people;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.huimin.platform.access.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Reads a household, its members and their facts at a moment, in the caller's transaction. */
final class HouseholdReader {
    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final Secrets secrets;
    private final CurrentTable current;
    private final ProjectionSql projection;
    private final Provenance provenance;

    HouseholdReader(
            JdbcClient jdbc,
            DataSource dataSource,
            Secrets secrets,
            CurrentTable current,
            ProjectionSql projection,
            Provenance provenance) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.secrets = secrets;
        this.current = current;
        this.projection = projection;
        this.provenance = provenance;
    }

    /** The household as the tables have it; files of the rows are still numbers. */
    record Rows(
            UUID id,
            String number,
            long place,
            @Nullable String urbanRural,
            List<MemberRow> members,
            Map<UUID, List<Provenance.Row>> rows,
            List<Declaration> declared) {}

    /**
     * A member.
     *
     * @param index the blind index of the identity number
     * @param values by fact, without what is not known
     */
    record MemberRow(
            UUID id,
            UUID index,
            String name,
            String idMasked,
            @Nullable LocalDate birthDate,
            @Nullable String sex,
            @Nullable String relation,
            Map<String, Object> values) {}

    /** Null outside the caller's places, and before the household was known. */
    @Nullable Rows read(UUID household, Moment moment) {
        record Head(String number, long place, @Nullable String urbanRural) {}
        Head head =
                jdbc.sql(
                                "select number, place, urban_rural from people.household h where household_id = ? and "
                                        + moment.countsInRange("h")
                                        + " and h.valid @> "
                                        + moment.day())
                        .param(household)
                        .query((rows, _) ->
                                new Head(rows.getString(1), rows.getLong(2), rows.getString(3)))
                        .optional()
                        .orElse(null);
        if (head == null) {
            return null;
        }
        String touched = touched(household, moment);
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            ProjectionSql.Told from = projection.told(connection, touched);
            List<MemberRow> members = members(connection, touched, moment, from);
            return new Rows(
                    household,
                    head.number(),
                    head.place(),
                    head.urbanRural(),
                    members,
                    provenance.rows(connection, touched, moment, from),
                    declared(members, moment));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read household " + household, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static String touched(UUID household, Moment moment) {
        return """
        with touched as (
          select p.person_id, p.person_index, m.household_id, p.place, null::text as urban_rural, p.in_register, m.relation as member_relation
            from people.membership m join people.person p using (person_id)
           where m.household_id = '%s' and %s and m.valid @> %s)
        """
                .formatted(household, moment.countsInRange("m"), moment.day());
    }

    private List<MemberRow> members(
            Connection connection, String touched, Moment moment, ProjectionSql.Told from)
            throws SQLException {
        List<MemberRow> members = new ArrayList<>();
        String facts = ", facts as (" + projection.select(current.columns(), moment, from) + ")";
        try (var statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                touched
                                        + facts
                                        + """
                                        select t.member_relation, p.id_sealed, p.name, p.sex as person_sex, p.birth_date as born, t.person_index as index, f.*
                                          from touched t join people.person p using (person_id) join facts f on f.person_id = t.person_id order by t.member_relation, p.birth_date\
                                        """)) {
            while (rows.next()) {
                members.add(member(rows));
            }
        }
        return members;
    }

    private MemberRow member(ResultSet rows) throws SQLException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (FactColumn column : current.columns()) {
            Object value = rows.getObject(SqlNames.bare(column.sql()));
            if (value != null) {
                values.put(column.fact(), FactText.value(value));
            }
        }
        String name = rows.getString("name");
        return new MemberRow(
                rows.getObject("person_id", UUID.class),
                rows.getObject("index", UUID.class),
                name == null ? "" : name,
                Masks.identityNumber(secrets.open(rows.getBytes("id_sealed"))),
                rows.getObject("born", LocalDate.class),
                rows.getString("person_sex"),
                rows.getString("member_relation"),
                values);
    }

    private List<Declaration> declared(List<MemberRow> members, Moment moment) {
        return jdbc.sql(
                        "select *, lower(valid) as valid_from, upper(valid) as valid_to, lower(recorded) as since from people.fact f where person_id = any(?) and "
                                + moment.countsInRange("f")
                                + " and valid @> "
                                + moment.day())
                .param(members.stream().map(MemberRow::id).toArray(UUID[]::new))
                .query(Declaration::of)
                .list();
    }
}
