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
        String copy =
                """
                insert into places.place
                select code, name, level, parent, specific, pinyin, initials, statistical, '[2030-01-01,)', edition
                  from places.place where code = 350213000000\
                """;
        assertThatThrownBy(() -> owner.sql(copy).update())
                .rootCause()
                .hasMessageContaining("place_version");
    }

    private static long count(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from places.place").query(Long.class).single();
    }
}
