package org.huimin.platform.decisions;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two transactions that waited for each other: two parts whose households moved into each other's
 * villages, or an import at the same rows. The database ends one of them; done again, it succeeds.
 */
final class Contention {
    private static final Logger LOG = LoggerFactory.getLogger(Contention.class);

    /** SQLSTATE class 40, transaction rollback: deadlock detected, serialization failure. */
    private static final String ROLLED_BACK = "40";

    private static final int ATTEMPTS = 4;

    private Contention() {}

    /**
     * @param transaction a whole transaction, that leaves nothing behind when it fails
     */
    static void retried(Runnable transaction) {
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.run();
                return;
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !isCause(e)) {
                    throw e;
                }
                LOG.info("a part waited for another one and is done again: {}", e.getMessage());
            }
        }
    }

    private static boolean isCause(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().startsWith(ROLLED_BACK)) {
                return true;
            }
        }
        return false;
    }
}
