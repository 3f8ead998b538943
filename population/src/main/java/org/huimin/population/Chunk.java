package org.huimin.population;

import java.util.ArrayList;
import java.util.List;

/**
 * What one run of households adds to every file. Chunks are made on any thread and written in
 * order, so the files do not depend on the number of threads.
 */
final class Chunk {
    /**
     * A bad row: which file, its position among the chunk's rows of that file, and what is wrong.
     */
    record Bad(int file, long row, String idNumber, String column, String reason) {}

    final StringBuilder[] text;
    final long[] rows;
    final List<Bad> bad = new ArrayList<>();
    final List<Answer> answers = new ArrayList<>();
    final Tally tally = new Tally();

    Chunk(int files) {
        text = new StringBuilder[files];
        for (int i = 0; i < files; i++) {
            text[i] = new StringBuilder(1 << 12);
        }
        rows = new long[files];
    }
}
