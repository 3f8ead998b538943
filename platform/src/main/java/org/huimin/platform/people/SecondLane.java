package org.huimin.platform.people;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The second connection at work beside that of the import's transaction, which must be the calling
 * thread's: what it does counts when that transaction commits and is undone when it does not.
 */
final class SecondLane implements TransactionSynchronization {
    private static final Logger LOG = LoggerFactory.getLogger(SecondLane.class);

    private final DataSource dataSource;
    private final Connection connection;
    private final SecondHalf half = new SecondHalf();
    private @Nullable FutureTask<Long> task;
    private @Nullable Thread thread;

    SecondLane(DataSource dataSource) throws SQLException {
        this.dataSource = dataSource;
        this.connection = dataSource.getConnection();
        TransactionSynchronizationManager.registerSynchronization(this);
    }

    Connection connection() {
        return connection;
    }

    /** Does the work in another thread; its connection is that thread's until {@link #join}. */
    void start(Callable<Long> work) {
        task =
                new FutureTask<>(() -> {
                    Long done = work.call();
                    half.prepare(new Sql(connection));
                    return done;
                });
        thread = Thread.ofPlatform().daemon().name("import-second-lane").start(task);
    }

    /**
     * Waits for the work and binds it to the first connection's transaction.
     *
     * @return what the work gave; 0 when none was started
     */
    long join(Sql first, Instant at) throws SQLException {
        if (task == null) {
            return 0;
        }
        try {
            long done = task.get();
            half.note(first, at);
            return done;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw new IllegalStateException("the second connection broke off", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the import was interrupted", e);
        }
    }

    /** Ends it, whatever it is doing, and gives its connection back. */
    void close() throws SQLException {
        boolean interrupted = false;
        while (thread != null && thread.isAlive()) {
            connection.unwrap(PGConnection.class).cancelQuery();
            try {
                thread.join(100);
            } catch (InterruptedException e) {
                // it must not outlive the import
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        connection.close();
    }

    @Override
    public void afterCompletion(int status) {
        try (Connection outside = dataSource.getConnection()) {
            Sql sql = new Sql(outside);
            switch (status) {
                case STATUS_COMMITTED -> half.commit(sql);
                case STATUS_ROLLED_BACK -> half.rollBack(sql);
                // nobody knows: who imports next looks for the note
                default -> {
                    return;
                }
            }
            Staging.dropShared(sql);
        } catch (SQLException e) {
            LOG.error("the import's second half waits for the next start", e);
        }
    }
}
