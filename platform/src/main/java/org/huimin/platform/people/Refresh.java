package org.huimin.platform.people;

import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.huimin.platform.exchange.DatasetContract;

/**
 * Brings {@code people.current} up to date for the persons in the temporary table {@code touched}.
 */
record Refresh(Sql sql, ProjectionSql projection, Moment moment) {
    /** Every column, of persons with and without a row. */
    void all() throws SQLException {
        boolean someExist = some("people.current c join touched t using (person_id)");
        sql.execute(projection.refreshAll(moment, told(), someExist));
    }

    /** Every column, of persons none of whom has a row. */
    void allOfNew() throws SQLException {
        sql.execute(projection.refreshAll(moment, told(), false));
    }

    /** Some facts of persons that have a row. */
    void columns(Set<String> facts) throws SQLException {
        String update = projection.refresh(facts, moment, told());
        if (!update.isEmpty()) {
            sql.execute(update);
        }
    }

    private ProjectionSql.Told told() throws SQLException {
        Set<String> silent = new TreeSet<>();
        for (DatasetContract contract : projection.aboutPersons()) {
            if (!some(new RecordTable(contract).name())) {
                silent.add(contract.id());
            }
        }
        return new ProjectionSql.Told(silent, some("people.fact"));
    }

    private boolean some(String from) throws SQLException {
        return sql.number("select count(*) from (select from " + from + " limit 1) s") > 0;
    }
}
