package org.huimin.platform.exchange;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** Takes the good rows of one file and then makes them count. */
public interface Intake extends AutoCloseable {
    /** A new encoder for one thread. */
    Encoder encoder();

    /** Takes encoded rows; called by the connection's thread only. */
    void write(byte[] encodedRows) throws SQLException;

    /**
     * Ends writing and takes out the rows that contradict each other: same business key, other
     * content.
     *
     * @return their row numbers, ascending
     */
    List<Integer> takeOutConflicts() throws SQLException;

    /**
     * A temporary table whose column {@code record_key} has the key of every row that will count.
     */
    String keys();

    /**
     * Adds new rows, makes changed rows new versions, and refreshes what is known of the persons
     * concerned.
     *
     * @param progress told 0 to 1
     */
    Merged merge(DoubleConsumer progress) throws SQLException;

    /**
     * Breaks off when {@link #takeOutConflicts} was not reached: a transaction with an open COPY
     * cannot be rolled back.
     */
    @Override
    void close() throws SQLException;

    /**
     * What a merge did.
     *
     * @param added rows with a new key
     * @param changed rows that are a new version of a known one
     * @param unchanged rows known already, copies within the file included
     * @param persons persons whose facts were looked at again
     */
    record Merged(long added, long changed, long unchanged, long persons) {}

    /** Seals and encodes rows; used by one thread. */
    interface Encoder {
        void add(CheckedRow row);

        /** Bytes collected so far. */
        int size();

        /** The rows collected, for {@link Intake#write}; begins anew. */
        byte[] take();

        /** The business key of a row whose key columns are good, else null. */
        @Nullable UUID key(CheckedRow row);
    }
}
