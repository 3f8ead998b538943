package org.huimin.platform.people;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.huimin.platform.exchange.RecordStore.Delivery;

/**
 * The connections an import may work on: its own and, for a large register, a second one.
 *
 * @param fromBytes size of a file for which a second connection is worth its overhead
 * @param few fewer rows than these are merged one way, be they fresh or not
 */
record Lanes(DataSource dataSource, long fromBytes, int few) {
    private static final long LARGE = 8L << 20;

    static Lanes of(DataSource dataSource) {
        return new Lanes(dataSource, LARGE, FreshRegister.FEW);
    }

    /** Whether the server allows it and the file is large enough. */
    boolean wantsTwo(Sql sql, Delivery delivery) throws SQLException {
        return delivery.bytes() >= fromBytes && SecondHalf.isPossible(sql);
    }

    /** A connection besides that of the import's transaction, which must be this thread's. */
    SecondLane open() throws SQLException {
        return new SecondLane(dataSource);
    }

    /** Settles what a killed program left; the caller holds the lock of imports. */
    void settle() throws SQLException {
        try (Connection outside = dataSource.getConnection()) {
            SecondHalf.settleUnderLock(outside);
        }
    }
}
