package org.huimin.platform.exchange;

import java.io.IOException;
import java.sql.SQLException;
import org.springframework.transaction.support.TransactionTemplate;

/** Work of a transaction that may fail with checked exceptions; any of them rolls back. */
@FunctionalInterface
interface CheckedWork {
    void run() throws IOException, SQLException, InterruptedException;

    /** Runs the work in one transaction and throws what it throws. */
    static void run(TransactionTemplate transactions, CheckedWork work)
            throws IOException, SQLException, InterruptedException {
        try {
            transactions.executeWithoutResult(_ -> unchecked(work));
        } catch (Wrapped e) {
            switch (e.getCause()) {
                case IOException cause -> throw cause;
                case SQLException cause -> throw cause;
                case InterruptedException cause -> throw cause;
                case null, default -> throw e;
            }
        }
    }

    private static void unchecked(CheckedWork work) {
        try {
            work.run();
        } catch (IOException | SQLException | InterruptedException e) {
            throw new Wrapped(e);
        }
    }

    /** Carries a checked exception through Spring's callback. */
    final class Wrapped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Wrapped(Exception cause) {
            super(cause);
        }
    }
}
