package org.huimin.platform.people;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.huimin.platform.exchange.DatasetContract;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings the projection to a day. Facts change without any new row: a certificate expires, a term
 * in prison ends, a declaration begins to hold. Only the persons with such a day since the last
 * time are looked at again.
 */
@Service
public class DailyCatchUp {
    private final DataSource database;
    private final ProjectionSql projection;

    DailyCatchUp(DataSource database, ProjectionSql projection) {
        this.database = database;
        this.projection = projection;
    }

    /**
     * Needs a transaction whose scope is everybody; a day that is past or done changes nothing.
     *
     * @return how many persons were looked at again
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long to(LocalDate today) {
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            return to(new Sql(connection), today);
        } catch (SQLException e) {
            throw new IllegalStateException("the projection could not be brought to " + today, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    private long to(Sql sql, LocalDate today) throws SQLException {
        // the row's lock lets one run at a time catch up; before the first time, facts stand as of
        // the days of their imports
        sql.run(
                """
                insert into people.projected_day (day)
                select coalesce(min(delivered_at)::date, ?) from people.coverage on conflict do nothing\
                """,
                today);
        long since =
                sql.number("select day - date '1970-01-01' from people.projected_day for update");
        if (since >= today.toEpochDay()) {
            return 0;
        }
        Map<DatasetContract, List<String>> dependent = projection.dependentOnToday();
        long persons = Touched.make(sql, concerned(dependent, LocalDate.ofEpochDay(since), today));
        if (persons > 0) {
            Set<String> facts = new LinkedHashSet<>();
            dependent.keySet().forEach(contract -> facts.addAll(projection.fed(contract)));
            projection.memberFacts().forEach(fact -> facts.add(fact.id()));
            new Refresh(sql, projection, Moment.now(today)).columns(facts);
        }
        sql.run("update people.projected_day set day = ?", today);
        return persons;
    }

    /**
     * Persons with a row or declaration one of whose days lies after the last time and not after
     * today.
     */
    private static String concerned(
            Map<DatasetContract, List<String>> dependent, LocalDate since, LocalDate today) {
        String days = "between date '%s' and date '%s'".formatted(since, today);
        List<String> selects = new ArrayList<>();
        dependent.forEach((contract, columns) ->
                selects.add(
                        "select r.person_index from %s r where r.recorded_to is null and r.person_index is not null and (%s)"
                                .formatted(
                                        new RecordTable(contract).name(),
                                        columns.stream()
                                                .map(c -> "r." + c + " " + days)
                                                .collect(Collectors.joining(" or ")))));
        selects.add(
                """
                select p.person_index from people.fact f join people.person p using (person_id)
                where upper_inf(f.recorded) and (lower(f.valid) %1$s or upper(f.valid) %1$s)\
                """
                        .formatted(days));
        return String.join(" union ", selects);
    }
}
