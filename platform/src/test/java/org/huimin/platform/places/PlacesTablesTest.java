package org.huimin.platform.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.huimin.engine.base.PlaceCode;
import org.huimin.platform.access.Role;
import org.huimin.platform.testing.TestCallers;
import org.huimin.platform.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database itself holds: who may read and write, and that versions do not overlap. */
class PlacesTablesTest {

    private static final TestDatabase database = TestDatabase.create();

    @BeforeAll
    static void load() {
        new PlacesLoader(database.owner(), PlacesTest.DIVISIONS).loadOnly(PlaceCode.of("350213"));
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void staffOfAnyPlaceReadAllPlaces() {
        long all = count(database.jdbc());
        assertThat(all).isPositive();
        assertThat(database.<Long>as(TestCallers.of("440000", Role.CLERK), PlacesTablesTest::count))
                .isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from places.place",
                "insert into places.former_place select * from places.former_place",
                "update places.place set name = name",
                "insert into places.edition (name, digest, rows) values ('x', 'x', 0)",
                "truncate places.name_tail",
                "call places.drop_indexes()"
            })
    void theApplicationChangesNothing(String sql) {
        assertThatThrownBy(() -> database.jdbc().sql(sql).update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void versionsOfACodeDoNotOverlap() {
        var owner = JdbcClient.create(database.owner());
        String former =
                """
                insert into places.former_place
                select code, name, level, parent, specific, pinyin, initials, statistical, cast(:valid as daterange), edition
                  from places.place where code = 350213000000\
                """;
        // in force since 2003
        assertThat(owner.sql(former).param("valid", "[1990-01-01,2003-01-01)").update()).isOne();
        assertThatThrownBy(
                        () -> owner.sql(former).param("valid", "[1980-01-01,1990-01-02)").update())
                .rootCause()
                .hasMessageContaining("former_place_pkey");
        assertThatThrownBy(
                        () -> owner.sql(former).param("valid", "[2003-01-01,2003-01-02)").update())
                .rootCause()
                .hasMessageContaining("overlap");
        assertThatThrownBy(() ->
                        owner.sql(
                                        "update places.place set since = '2002-12-31' where code = 350213000000")
                                .update())
                .rootCause()
                .hasMessageContaining("overlap");
    }

    private static long count(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from places.place").query(Long.class).single();
    }
}
