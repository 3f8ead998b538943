package org.huimin.platform.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Encoded quarantine rows until the good rows are through: the connection can take only one COPY at
 * a time. A bad file may have millions, so they go to disk when they grow; they are sealed already.
 */
final class QuarantineSpool implements Closeable {
    private static final int IN_MEMORY = 8 << 20;

    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable Path file;
    private @Nullable OutputStream disk;
    private long rows;

    void add(byte[] encoded, int count) throws IOException {
        rows += count;
        if (disk == null && memory.size() + encoded.length > IN_MEMORY) {
            file = Files.createTempFile("huimin-quarantine", ".rows");
            disk = Files.newOutputStream(file);
        }
        (disk == null ? memory : disk).write(encoded);
    }

    long rows() {
        return rows;
    }

    /** All rows in COPY format. */
    InputStream open() throws IOException {
        InputStream body = new ByteArrayInputStream(memory.toByteArray());
        if (disk != null && file != null) {
            disk.flush();
            body = new SequenceInputStream(body, Files.newInputStream(file));
        }
        InputStream headed =
                new SequenceInputStream(new ByteArrayInputStream(BinaryRows.HEADER), body);
        return new SequenceInputStream(headed, new ByteArrayInputStream(BinaryRows.TRAILER));
    }

    @Override
    public void close() throws IOException {
        if (disk != null) {
            disk.close();
        }
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
