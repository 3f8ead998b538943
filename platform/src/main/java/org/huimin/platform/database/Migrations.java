package org.huimin.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Brings each module's schema up to date, as the owner. A module takes part by having a folder
 * {@code db/migration/<module>}; its schema has the module's name and holds the module's own
 * history.
 */
final class Migrations {
    /** Schemas others build upon come first; modules not named here follow by name. */
    static final List<String> ORDER =
            List.of(
                    "access",
                    "audit",
                    "events",
                    "sessions",
                    "jobs",
                    "places",
                    "policy",
                    "people",
                    "exchange",
                    "decisions",
                    "monitoring",
                    "insight");

    private static final Pattern MODULE = Pattern.compile("db/migration/([a-z_]+)/[^/]+\\.sql$");

    private Migrations() {}

    static void run(Login owner) {
        try (var connection =
                new SingleConnectionDataSource(owner.url(), owner.user(), owner.password(), true)) {
            for (String module : modules()) {
                try (var statement = connection.getConnection().createStatement()) {
                    statement.execute("create schema if not exists " + module);
                    statement.execute(
                            "grant usage on schema %s to %s".formatted(module, Roles.APP));
                }
                migrate(owner, module);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot migrate 无法升级数据库结构: " + e.getMessage(), e);
        }
    }

    private static void migrate(Login owner, String module) {
        Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .defaultSchema(module)
                .schemas(module)
                .table("flyway_history")
                .locations("classpath:db/migration/" + module)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    /** The modules that have migrations, in the order they run. */
    static SequencedSet<String> modules() {
        var found = new TreeSet<String>();
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:db/migration/*/*.sql")) {
                Matcher matcher = MODULE.matcher(file.getURL().toString());
                if (matcher.find()) {
                    found.add(matcher.group(1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var modules = new LinkedHashSet<>(ORDER);
        modules.retainAll(found);
        modules.addAll(found);
        return modules;
    }
}
