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
     * @param full what to do about rows that are no longer in the file; null: it is a part
     * @param progress told 0 to 1
     */
    Merged merge(@Nullable Full full, DoubleConsumer progress) throws SQLException;

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
     * @param missing of a full delivery, what is no longer in it
     */
    record Merged(long added, long changed, long unchanged, long persons, Missing missing) {}

    /**
     * A delivery that has all rows of its places.
     *
     * @param within files of the dataset delivered before for places of this one
     * @param around files delivered before for a larger place; their rows within this one's count
     * @param guard percent of the rows that may be missing before somebody must confirm
     * @param confirmed somebody has
     * @param badRows table with the keys of quarantined rows, which are not missing
     */
    record Full(long[] within, long[] around, int guard, boolean confirmed, String badRows) {}

    /**
     * Rows of earlier deliveries that are no longer in a full one.
     *
     * @param of how many rows of earlier deliveries there were
     * @param rows how many of them are missing
     * @param closed whether they were ended; else nothing was done about them
     */
    record Missing(long of, long rows, boolean closed) {
        public static final Missing NONE = new Missing(0, 0, true);
    }

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
