package org.huimin.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A migrated database with a pool of connections for each of the two roles. */
final class Database implements AutoCloseable {
    private static final String NAME = "huimin";
    private static final int OWNER_POOL = 4;

    private final @Nullable EmbeddedServer embedded;
    private final HikariDataSource owner;
    private final HikariDataSource app;

    private Database(@Nullable EmbeddedServer embedded, Logins logins, int poolSize) {
        this.embedded = embedded;
        this.owner = pool("huimin-owner", logins.owner(), OWNER_POOL);
        this.app = pool("huimin-app", logins.app(), poolSize);
    }

    /** Starts or finds the server, makes roles and database, migrates. */
    static Database open(DatabaseProperties properties, Home home, MasterKey key) {
        DatabaseProperties.Server server = properties.database();
        if (!server.isEmbedded()) {
            return open(null, server.login(), key, server.poolSize());
        }
        EmbeddedServer embedded =
                EmbeddedServer.open(home, home.folder("programs"), ServerSettings.durable());
        try {
            Roles.createDatabase(embedded.login("postgres"), NAME);
            return open(embedded, embedded.login(NAME), key, server.poolSize());
        } catch (RuntimeException e) {
            embedded.close();
            throw e;
        } catch (SQLException e) {
            embedded.close();
            throw new IllegalStateException("Cannot create database 无法创建数据库 " + NAME, e);
        }
    }

    private static Database open(
            @Nullable EmbeddedServer embedded, Login login, MasterKey key, int poolSize) {
        Logins logins = Logins.prepare(login, key);
        Migrations.run(logins.owner());
        return new Database(embedded, logins, poolSize);
    }

    HikariDataSource owner() {
        return owner;
    }

    HikariDataSource app() {
        return app;
    }

    static HikariDataSource pool(String name, Login login, int size) {
        var pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setJdbcUrl(login.url());
        pool.setUsername(login.user());
        pool.setPassword(login.password());
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(1);
        pool.setIdleTimeout(Duration.ofMinutes(2).toMillis());
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("ApplicationName", name);
        return pool;
    }

    /** The pools first, then the server: the other way round every waiting caller hangs. */
    @Override
    public void close() {
        app.close();
        owner.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
