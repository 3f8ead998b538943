package org.huimin.platform.exchange;

import org.jspecify.annotations.Nullable;

/**
 * The values of one row that passed all checks, by column of the contract. One object is filled
 * again and again by one thread.
 *
 * <p>Numbers are scaled (money in fen), days are epoch days, booleans 0 or 1, places 12-digit
 * codes; codes, texts and identity numbers (18 characters) are texts.
 */
public final class CheckedRow {
    private final long[] numbers;
    private final @Nullable String[] texts;
    private final boolean[] present;
    private int row;
    private long repairs;

    CheckedRow(int columns) {
        numbers = new long[columns];
        texts = new String[columns];
        present = new boolean[columns];
    }

    void begin(int rowNumber, long quarantineId) {
        row = rowNumber;
        repairs = quarantineId;
    }

    void clear(int column) {
        present[column] = false;
        texts[column] = null;
    }

    void set(int column, long value) {
        present[column] = true;
        numbers[column] = value;
    }

    void set(int column, String value) {
        present[column] = true;
        texts[column] = value;
    }

    /** Row number in the file. */
    public int row() {
        return row;
    }

    /** The quarantined row this one repairs, or 0. */
    public long repairs() {
        return repairs;
    }

    public boolean has(int column) {
        return present[column];
    }

    public long number(int column) {
        return numbers[column];
    }

    /** The text of a text, code or identity column that has one. */
    public String text(int column) {
        String text = texts[column];
        if (text == null) {
            throw new IllegalStateException("column " + column + " has no text");
        }
        return text;
    }
}
