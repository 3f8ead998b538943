package org.huimin.platform.exchange;

/**
 * One row of a file as it stands.
 *
 * @param number row number as a spreadsheet shows it; the header is usually 1
 * @param cells texts in file order
 * @param numeric bit i: cell i came as a number of a spreadsheet (the first 64 cells)
 * @param quoteOpen a quote of this row was not closed, or one of an earlier row was closed here
 */
record RawRow(int number, String[] cells, long numeric, boolean quoteOpen) {
    RawRow(int number, String[] cells, long numeric) {
        this(number, cells, numeric, false);
    }

    boolean isNumeric(int cell) {
        return cell < Long.SIZE && (numeric >>> cell & 1) == 1;
    }

    boolean isBlank() {
        for (String cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }
}
