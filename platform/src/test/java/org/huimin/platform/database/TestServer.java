package org.huimin.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.util.FileSystemUtils;

/** One throw-away server per JVM; each test class works in its own copy of a migrated template. */
public final class TestServer {
    private static final String TEMPLATE = "huimin_template";
    private static final TestServer INSTANCE = new TestServer();

    private final AtomicInteger copies = new AtomicInteger();
    private final String keyDigits;
    private final MasterKey key;
    private final EmbeddedServer server;

    private TestServer() {
        try {
            Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
            Home home = new Home(Files.createTempDirectory(target, "test-home"));
            keyDigits = SecretFile.readOrCreate(home.file("master.key"));
            key = MasterKey.of(keyDigits, home);
            server =
                    EmbeddedServer.open(
                            home, target.resolve("test-programs"), ServerSettings.throwAway());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(home)));
            Roles.createDatabase(server.login("postgres"), TEMPLATE);
            Migrations.run(Logins.prepare(server.login(TEMPLATE), key).owner());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static TestServer instance() {
        return INSTANCE;
    }

    /** A new migrated database; answers its name. */
    public synchronized String copy() {
        String name = "test_" + copies.incrementAndGet();
        execute("create database %s template %s".formatted(name, TEMPLATE));
        // grants on a database are not copied with it
        Logins.prepare(server.login(name), key);
        return name;
    }

    public void drop(String database) {
        execute("drop database if exists %s with (force)".formatted(database));
    }

    public HikariDataSource app(String database) {
        return Database.pool(database, login(database, Roles.APP), 8);
    }

    public HikariDataSource owner(String database) {
        return Database.pool(database + "-owner", login(database, Roles.OWNER), 2);
    }

    /** The superuser: neither row-level security nor grants bind it. */
    public Connection superuser(String database) throws SQLException {
        return Roles.connect(server.login(database));
    }

    public String url(String database) {
        return server.login(database).url();
    }

    public String superuserPassword() {
        return server.login(TEMPLATE).password();
    }

    public MasterKey key() {
        return key;
    }

    public String keyDigits() {
        return keyDigits;
    }

    private Login login(String database, String role) {
        return server.login(database).as(role, key.password(role));
    }

    private void execute(String sql) {
        try (var connection = Roles.connect(server.login("postgres"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private void end(Home home) {
        try {
            server.close();
            FileSystemUtils.deleteRecursively(home.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
