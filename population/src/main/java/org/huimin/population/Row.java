package org.huimin.population;

import org.jspecify.annotations.Nullable;

/**
 * One row as a department holds it: values in the order of the kind's columns. Money is a Long in
 * fen, a decimal(2) a Long in hundredths, a count a Long, dates are {@code LocalDate}, months
 * {@code YearMonth}, codes and texts strings; null is an empty cell. The identity number is always
 * first.
 */
record Row(RowKind kind, @Nullable Object[] values, boolean late) {

    static Row of(RowKind kind, @Nullable Object... values) {
        if (values.length != kind.columns().size()) {
            throw new IllegalArgumentException(kind + " has " + kind.columns().size() + " columns");
        }
        return new Row(kind, values, false);
    }

    String idNumber() {
        return String.valueOf(values[0]);
    }

    @Nullable Object get(String column) {
        return values[kind.at(column)];
    }

    /** The same row with one other value. */
    Row with(String column, @Nullable Object value) {
        @Nullable Object[] copy = values.clone();
        copy[kind.at(column)] = value;
        return new Row(kind, copy, late);
    }

    /** The same row in the later delivery of its dataset. */
    Row later() {
        return new Row(kind, values, true);
    }
}
