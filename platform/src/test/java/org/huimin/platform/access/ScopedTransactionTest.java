package org.huimin.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.huimin.platform.testing.TestCallers;
import org.huimin.platform.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A protected table shows a caller the rows of the caller's places, whatever the query says. */
class ScopedTransactionTest {
    private static final TestDatabase database = TestDatabase.create();
    private static final Caller COUNTY = TestCallers.of("350213", Role.CLERK);
    private static final Caller NEIGHBOUR = TestCallers.of("350212", Role.CLERK);

    @BeforeAll
    static void makeTable() {
        JdbcClient owner = JdbcClient.create(database.owner());
        owner.sql(
                        "create table public.lighthouse (place bigint not null, name text) partition by range (place)")
                .update();
        owner.sql("create table public.lighthouse_all partition of public.lighthouse default")
                .update();
        owner.sql("select access.protect('public.lighthouse')").query().singleRow();
        database.doAs(
                TestCallers.system(),
                jdbc -> {
                    insert(jdbc, 350213100001L, "翔安");
                    insert(jdbc, 350212100001L, "同安");
                });
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void showsTheCallersPlacesOnly() {
        assertThat(names(COUNTY)).containsExactly("翔安");
        assertThat(names(NEIGHBOUR)).containsExactly("同安");
        assertThat(names(TestCallers.of("3502", Role.LEADER))).containsExactly("同安", "翔安");
        assertThat(names(TestCallers.of("110000", Role.LEADER))).isEmpty();
    }

    @Test
    void showsNothingWithoutCallerOrTransaction() {
        String query = "select name from public.lighthouse";
        List<String> outsideAnyCall =
                database.transactions()
                        .execute(_ -> database.jdbc().sql(query).query(String.class).list());
        assertThat(outsideAnyCall).isEmpty();
        CallerContext.run(
                COUNTY,
                () -> assertThat(database.jdbc().sql(query).query(String.class).list()).isEmpty());
    }

    @Test
    void carriesNoScopeOverToTheNextUserOfAConnection() {
        for (int i = 0; i < 20; i++) {
            assertThat(names(i % 2 == 0 ? COUNTY : NEIGHBOUR)).hasSize(1);
            assertThat(
                            database.jdbc()
                                    .sql("select count(*) from public.lighthouse")
                                    .query(Long.class)
                                    .single())
                    .isZero();
        }
    }

    @Test
    void refusesToWriteOutsideTheScope() {
        assertThatThrownBy(() -> database.doAs(COUNTY, jdbc -> insert(jdbc, 350212100001L, "越界")))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("row-level security");
        assertThat(
                        database.<Integer>as(
                                COUNTY,
                                jdbc ->
                                        jdbc.sql(
                                                        "delete from public.lighthouse where place = 350212100001")
                                                .update()))
                .isZero();
    }

    @Test
    void refusesToWidenTheScopeInsideATransaction() {
        assertThatThrownBy(() ->
                        database.doAs(
                                COUNTY, _ -> CallerContext.run(TestCallers.system(), () -> {})))
                .isInstanceOf(IllegalStateException.class);
        database.doAs(COUNTY, _ -> CallerContext.run(COUNTY, () -> {}));
    }

    private static void insert(JdbcClient jdbc, long place, String name) {
        jdbc.sql("insert into public.lighthouse values (?, ?)").params(place, name).update();
    }

    private static List<String> names(Caller caller) {
        return database.as(
                caller,
                jdbc ->
                        jdbc.sql("select name from public.lighthouse order by place")
                                .query(String.class)
                                .list());
    }
}
