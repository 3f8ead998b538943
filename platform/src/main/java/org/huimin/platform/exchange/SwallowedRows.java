package org.huimin.platform.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows that a quote nobody closed has drawn into one cell: everything up to the next quote
 * anywhere in the file. They are read each for itself, and only the row with the quote and the one
 * in which it was closed are bad.
 */
final class SwallowedRows {
    private SwallowedRows() {}

    /**
     * @param columns how many cells a row has
     * @param first number of the first row
     * @return none when no cell has rows in it
     */
    static List<RawRow> of(String[] cells, char separator, int columns, int first) {
        for (int at = 0; at < cells.length; at++) {
            if (cells[at].indexOf('\n') >= 0 || cells[at].indexOf('\r') >= 0) {
                String[] lines = cells[at].split("\r\n|\n|\r", -1);
                if (columns > 1 && hasRow(lines, separator, columns)) {
                    return rows(cells, at, lines, separator, first);
                }
            }
        }
        return List.of();
    }

    /** A line within the text, not its beginning, that has the cells of a row. */
    private static boolean hasRow(String[] lines, char separator, int columns) {
        return Arrays.stream(lines)
                .skip(1)
                .anyMatch(line -> line.chars().filter(c -> c == separator).count() == columns - 1);
    }

    private static List<RawRow> rows(
            String[] cells, int at, String[] lines, char separator, int first) {
        List<RawRow> rows = new ArrayList<>(lines.length);
        List<String> opening = new ArrayList<>(Arrays.asList(cells).subList(0, at));
        opening.addAll(split('"' + lines[0], separator));
        rows.add(new RawRow(first, opening.toArray(String[]::new), 0, true));
        int last = lines.length - 1;
        for (int i = 1; i < last; i++) {
            String[] row = split(lines[i], separator).toArray(String[]::new);
            rows.add(new RawRow(first + i, row, 0));
        }
        List<String> closing = new ArrayList<>(split(lines[last], separator));
        closing.addAll(Arrays.asList(cells).subList(at + 1, cells.length));
        boolean closed = at + 1 < cells.length || lines[last].indexOf('"') >= 0;
        rows.add(new RawRow(first + last, closing.toArray(String[]::new), 0, closed));
        return rows;
    }

    private static List<String> split(String line, char separator) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        for (int to; (to = line.indexOf(separator, from)) >= 0; from = to + 1) {
            cells.add(line.substring(from, to));
        }
        cells.add(line.substring(from));
        return cells;
    }
}
