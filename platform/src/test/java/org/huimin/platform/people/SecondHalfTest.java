package org.huimin.platform.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.huimin.platform.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is left when a program was killed between the two commits of an import. */
class SecondHalfTest {
    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void drop() {
        database.close();
    }

    /** A half that has done something; its program is gone. */
    private SecondHalf prepared() throws SQLException {
        SecondHalf half = new SecondHalf();
        try (Connection second = database.app().getConnection()) {
            second.setAutoCommit(false);
            Sql sql = new Sql(second);
            sql.run("insert into people.projected_day (day) values (current_date)");
            half.prepare(sql);
        }
        return half;
    }

    private long number(String query) throws SQLException {
        try (Connection connection = database.app().getConnection()) {
            return new Sql(connection).number(query);
        }
    }

    private long done() throws SQLException {
        return number("select count(*) from people.projected_day");
    }

    private long waiting() throws SQLException {
        return number("select count(*) from pg_prepared_xacts where database = current_database()");
    }

    @Test
    void withoutTheFirstHalfItIsUndone() throws SQLException {
        prepared();
        assertThat(waiting()).isEqualTo(1);
        SecondHalf.settle(database.app());
        assertThat(waiting()).isZero();
        assertThat(done()).isZero();
    }

    @Test
    void afterTheFirstHalfItIsCompletedOnce() throws SQLException {
        SecondHalf half = prepared();
        try (Connection first = database.app().getConnection()) {
            half.note(new Sql(first), Instant.now());
        }
        SecondHalf.settle(database.app());
        assertThat(waiting()).isZero();
        assertThat(done()).isEqualTo(1);
        assertThat(number("select count(*) from people.landing")).isZero();
        // the program was not dead but slow
        try (Connection outside = database.app().getConnection()) {
            half.commit(new Sql(outside));
        }
        assertThat(done()).isEqualTo(1);
    }

    @Test
    void anImportAtWorkIsLeftAlone() throws SQLException {
        SecondHalf half = prepared();
        try (Connection first = database.app().getConnection()) {
            first.setAutoCommit(false);
            new Sql(first).execute("select pg_advisory_xact_lock(" + RecordIntake.LOCK + ")");
            SecondHalf.settle(database.app());
            assertThat(waiting()).isEqualTo(1);
            first.rollback();
            first.setAutoCommit(true);
            half.rollBack(new Sql(first));
        }
        assertThat(waiting()).isZero();
        assertThat(done()).isZero();
    }
}
