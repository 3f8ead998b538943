package org.huimin.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.huimin.platform.testing.PlatformTest;
import org.huimin.platform.testing.TestCallers;
import org.huimin.platform.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Holds for every table of every module, generated ones and those not yet written included. */
@PlatformTest
class RowSecurityTest {
    @Autowired TestDatabase database;

    private static final String OURS =
            "n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema')";

    @Test
    void everyTableWithAPlaceIsProtected() {
        List<String> unprotected =
                query(
                        """
                        select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        join pg_attribute a on a.attrelid = c.oid and a.attname = 'place' and not a.attisdropped
                        where c.relkind in ('r', 'p') and %s and c.relpersistence <> 't'
                          and not (c.relrowsecurity and c.relforcerowsecurity
                                   and exists (select from pg_policy p where p.polrelid = c.oid))
                        """
                                .formatted(OURS));
        assertThat(unprotected).isEmpty();
        assertThat(query("select 'people.current' where to_regclass('people.current') is not null"))
                .as("the generated tables are among those looked at")
                .isNotEmpty();
    }

    @Test
    void theApplicationOwnsNothingAndBypassesNothing() {
        assertThat(
                        query(
                                "select c.oid::regclass::text from pg_class c where c.relowner = 'huimin_app'::regrole"))
                .isEmpty();
        assertThat(
                        query(
                                "select rolname from pg_roles where rolname like 'huimin%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)"))
                .isEmpty();
        assertThat(
                        query(
                                "select m.roleid::regrole::text from pg_auth_members m where m.member = 'huimin_app'::regrole"))
                .isEmpty();
        assertThat(
                        query(
                                "select n.nspname::text from pg_namespace n where has_schema_privilege('huimin_app', n.oid, 'CREATE') and "
                                        + OURS))
                .as("a large file's rows wait in tables that exist during the import only")
                .containsExactly("staged");
    }

    @Test
    void onlyTheApplicationReachesWhatWaitsToBeImported() {
        // personal data of a file under way: no other role may enter the schema, and what the
        // application makes in it is nobody else's
        assertThat(
                        query(
                                """
                                select r.rolname::text from pg_roles r
                                where has_schema_privilege(r.oid, 'staged', 'USAGE, CREATE') and not r.rolsuper
                                  and r.rolname not like 'pg\\_%'
                                """))
                .containsExactlyInAnyOrder("huimin_app", "huimin_owner");
        assertThat(
                        query(
                                "select 'public' where exists (select from pg_namespace n, aclexplode(n.nspacl) a where n.nspname = 'staged' and a.grantee = 0)"))
                .isEmpty();
        assertThat(
                        query(
                                "select defaclobjtype::text from pg_default_acl d join pg_namespace n on n.oid = d.defaclnamespace where n.nspname = 'staged'"))
                .as("no grants that new tables would get")
                .isEmpty();
    }

    @Test
    void theApplicationCannotGoAroundThePolicies() {
        // TRUNCATE ignores row-level security; a trigger or a rule could carry rows elsewhere
        assertThat(
                        query(
                                """
                                select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                where c.relkind in ('r', 'p') and %s
                                  and has_table_privilege('huimin_app', c.oid, 'TRUNCATE, TRIGGER, REFERENCES')
                                """
                                        .formatted(OURS)))
                .isEmpty();
    }

    @Test
    void noViewShowsMoreThanItsReaderMaySee() {
        assertThat(
                        query(
                                """
                                select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                where c.relkind = 'v' and %s
                                  and not coalesce(c.reloptions, '{}') @> '{security_invoker=true}'
                                """
                                        .formatted(OURS)))
                .isEmpty();
    }

    @Test
    void everyTableWithAPlaceIsEmptyForNobody() {
        for (String table :
                query(
                        """
                        select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        join pg_attribute a on a.attrelid = c.oid and a.attname = 'place' and not a.attisdropped
                        where c.relkind in ('r', 'p') and has_table_privilege('huimin_app', c.oid, 'SELECT') and %s
                        """
                                .formatted(OURS))) {
            assertThat(
                            database.jdbc()
                                    .sql("select count(*) from " + table)
                                    .query(Long.class)
                                    .single())
                    .as(table)
                    .isZero();
            assertThat(
                            database.<Long>as(
                                    TestCallers.of("990000"),
                                    jdbc ->
                                            jdbc.sql("select count(*) from " + table)
                                                    .query(Long.class)
                                                    .single()))
                    .as(table)
                    .isZero();
        }
    }

    private List<String> query(String sql) {
        try (var connection = database.superuser()) {
            return JdbcClient.create(new SingleConnectionDataSource(connection, true))
                    .sql(sql)
                    .query(String.class)
                    .list();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
