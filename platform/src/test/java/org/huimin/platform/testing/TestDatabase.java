package org.huimin.platform.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.access.ScopedTransactionManager;
import org.huimin.platform.access.Secrets;
import org.huimin.platform.database.TestServer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A migrated database of a test's own, in the JVM's one throw-away server. Use without Spring:
 *
 * <pre>
 * static final TestDatabase database = TestDatabase.create();
 * &#64;AfterAll static void drop() { database.close(); }
 * …
 * database.as(TestCallers.county(), jdbc -&gt; jdbc.sql("select …").query(Long.class).single());
 * </pre>
 */
public final class TestDatabase implements AutoCloseable {
    private final TestServer server = TestServer.instance();
    private final String name = server.copy();
    private final HikariDataSource app = server.app(name);
    private final HikariDataSource owner = server.owner(name);
    private final ScopedTransactionManager transactionManager = new ScopedTransactionManager(app);

    private TestDatabase() {}

    public static TestDatabase create() {
        return new TestDatabase();
    }

    /** As the application role: row-level security applies. */
    public DataSource app() {
        return app;
    }

    /** As the owner role: for DDL. */
    public DataSource owner() {
        return owner;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(app);
    }

    public ScopedTransactionManager transactionManager() {
        return transactionManager;
    }

    public TransactionTemplate transactions() {
        return new TransactionTemplate(transactionManager);
    }

    public Secrets secrets() {
        return Secrets.of(server.key());
    }

    /** One transaction on behalf of a caller. */
    public <T> T as(Caller caller, Function<JdbcClient, T> work) {
        return CallerContext.run(caller, () -> transactions().execute(_ -> work.apply(jdbc())));
    }

    /** One transaction on behalf of a caller, without a result. */
    public void doAs(Caller caller, Consumer<JdbcClient> work) {
        CallerContext.run(
                caller, () -> transactions().executeWithoutResult(_ -> work.accept(jdbc())));
    }

    /** A superuser's connection, for looking behind the policies; the test closes it. */
    public Connection superuser() throws SQLException {
        return server.superuser(name);
    }

    /** Spring properties by which the whole application uses this database. */
    public String[] properties() {
        return new String[] {
            "huimin.home=target/test-application",
            "huimin.database.url=" + server.url(name),
            "huimin.database.user=postgres",
            "huimin.database.password=" + server.superuserPassword(),
            "huimin.secret-key=" + server.keyDigits(),
        };
    }

    void closePools() {
        app.close();
        owner.close();
    }

    @Override
    public void close() {
        closePools();
        server.drop(name);
    }
}
