package org.huimin.platform.decisions;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** Rows in COPY's text form, all of it ASCII, sent in blocks. */
final class CopyRows implements AutoCloseable {
    private static final int BLOCK = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder rows = new StringBuilder(BLOCK + 512);
    private boolean ended;

    CopyRows(CopyManager manager, String table) throws SQLException {
        copy = manager.copyIn("copy " + table + " from stdin");
    }

    /** Takes the text of a row; {@link #end} ends it. */
    StringBuilder row() {
        return rows;
    }

    void end() throws SQLException {
        rows.append('\n');
        if (rows.length() >= BLOCK) {
            flush();
        }
    }

    private void flush() throws SQLException {
        byte[] bytes = rows.toString().getBytes(StandardCharsets.US_ASCII);
        copy.writeToCopy(bytes, 0, bytes.length);
        rows.setLength(0);
    }

    /** All rows are in the table when this returns. */
    void finish() throws SQLException {
        flush();
        copy.endCopy();
        ended = true;
    }

    /** Gives the connection back when something failed before {@link #finish}. */
    @Override
    public void close() throws SQLException {
        if (!ended && copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
