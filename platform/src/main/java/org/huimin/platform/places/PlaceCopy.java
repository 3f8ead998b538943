package org.huimin.platform.places;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Streams rows into a table of places; closing without {@link #finish} cancels. */
final class PlaceCopy implements AutoCloseable {

    private static final int CHUNK = 1 << 16;

    private final CopyIn copy;
    private final String edition;
    private final StringBuilder rows = new StringBuilder(CHUNK + 1024);
    private int count;

    private PlaceCopy(Connection connection, String table, String validity, String edition)
            throws SQLException {
        String columns = PlaceVersion.COLUMNS.formatted(validity);
        this.edition = edition;
        this.copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy %s (%s) from stdin".formatted(table, columns));
    }

    static PlaceCopy inForce(Connection connection, String edition) throws SQLException {
        return new PlaceCopy(connection, "places.place", "since", edition);
    }

    static PlaceCopy former(Connection connection, String edition) throws SQLException {
        return new PlaceCopy(connection, "places.former_place", "valid", edition);
    }

    void add(PlaceVersion row) {
        row.copyTo(rows, edition);
        count++;
        if (rows.length() > CHUNK) {
            write();
        }
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
