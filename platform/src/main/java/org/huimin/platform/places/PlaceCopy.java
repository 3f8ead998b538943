package org.huimin.platform.places;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Streams rows into {@code places.place}; closing without {@link #finish} cancels. */
final class PlaceCopy implements AutoCloseable {

    private static final int CHUNK = 1 << 16;

    private final CopyIn copy;
    private final String edition;
    private final StringBuilder rows = new StringBuilder(CHUNK + 1024);
    private final Set<Long> divisions = new HashSet<>();
    private int count;

    PlaceCopy(Connection connection, String edition) throws SQLException {
        this.edition = edition;
        this.copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy places.place (" + PlaceVersion.COLUMNS + ") from stdin");
    }

    void add(PlaceVersion row) {
        row.copyTo(rows, edition);
        count++;
        if (row.level() <= 3) {
            divisions.add(row.code());
        }
        if (rows.length() > CHUNK) {
            write();
        }
    }

    /** Whether a division of county level or above was added. */
    boolean has(long code) {
        return divisions.contains(code);
    }

    /** Ends the stream and answers the number of rows. */
    int finish() throws SQLException {
        write();
        copy.endCopy();
        return count;
    }

    private void write() {
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        rows.setLength(0);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
