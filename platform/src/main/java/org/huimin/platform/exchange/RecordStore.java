package org.huimin.platform.exchange;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.huimin.engine.base.PlaceRange;

/**
 * Where checked rows go. The people module keeps them; this module only knows that somebody does.
 */
public interface RecordStore {
    /**
     * Makes ready to take the rows of one file. Everything happens on this connection inside its
     * transaction: until it commits nobody sees anything, and when it does not, nothing has
     * happened.
     */
    Intake begin(Connection connection, DatasetContract contract, Delivery delivery)
            throws SQLException;

    /**
     * One file of one department.
     *
     * @param fileId written to each row
     * @param places the places the delivery is about
     * @param recordedAt the recorded time of everything it brings
     * @param today the day on which conditions such as "not expired" are judged
     * @param bytes size of the file
     */
    record Delivery(
            long fileId, PlaceRange places, Instant recordedAt, LocalDate today, long bytes) {}
}
