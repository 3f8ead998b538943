package org.huimin.platform.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The rows of a file after its header, one after the other; used by one thread. */
interface RowSource extends Closeable {
    /** Titles above the header (a department's heading) are looked past in this many rows. */
    int HEADER_WITHIN = 10;

    /** Longest text of one cell that is read. */
    int LONGEST_CELL = 1 << 20;

    Header header();

    /**
     * The next row that is not blank, or null at the end.
     *
     * @throws FileRefused when the rest of the file cannot be read as rows
     */
    @Nullable RawRow next() throws IOException;

    /** How much of the file has been read, 0 to 1. */
    double progress();

    /** Opens a file and finds its header. */
    static RowSource open(Path file, FileProbe probe, DatasetContract contract) throws IOException {
        return switch (probe.kind()) {
            case TEXT -> CsvSource.open(file, probe, contract);
            case XLSX -> XlsxSource.open(file, contract);
        };
    }
}
