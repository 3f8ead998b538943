package org.huimin.engine.batch;

import java.util.Arrays;
import java.util.OptionalLong;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.FactValues;
import org.huimin.engine.policy.HouseholdInput.Unlisted;
import org.jspecify.annotations.Nullable;

/** One fact of many rows: its values in numbers of some width, and which of them are unknown. */
final class Column {

    /** How wide the numbers are stored; narrow columns are read faster. */
    enum Width {
        LONG("long"),
        INT("int"),
        SHORT("short"),
        BYTE("byte");

        /** The Java type. */
        final String type;

        Width(String type) {
            this.type = type;
        }
    }

    /** Counts how often some column of a batch got another array. */
    static final class Exchanges {
        int count;
    }

    final Fact fact;
    private Width width = Width.LONG;
    private Object values;

    /** 1 = unknown; null while all rows are alike. */
    private byte @Nullable [] unknown;

    /** What all rows are while there is no array. */
    private boolean allUnknown;

    private int length;
    private final Exchanges exchanges;

    Column(Fact fact, int length, Exchanges exchanges) {
        this.fact = fact;
        this.exchanges = exchanges;
        this.values = new long[length];
        clear(length);
    }

    /** Every row as the fact's {@code absent} policy says, a derived fact not given. */
    void clear(int rows) {
        OptionalLong none =
                fact.derived() ? OptionalLong.empty() : FactValues.leftOut(fact, Unlisted.POLICY);
        length = rows;
        if (java.lang.reflect.Array.getLength(values) < rows) {
            values = room(rows);
            exchanges.count++;
        }
        fill(none.orElse(0));
        if (unknown != null && unknown.length < rows) {
            unknown = null;
            exchanges.count++;
        }
        allUnknown = none.isEmpty();
        if (unknown != null) {
            Arrays.fill(unknown, 0, rows, (byte) (allUnknown ? 1 : 0));
        }
    }

    private Object room(int rows) {
        return switch (width) {
            case LONG -> new long[rows];
            case INT -> new int[rows];
            case SHORT -> new short[rows];
            case BYTE -> new byte[rows];
        };
    }

    private void fill(long value) {
        switch (values) {
            case long[] longs -> Arrays.fill(longs, 0, length, value);
            case int[] ints -> Arrays.fill(ints, 0, length, (int) value);
            case short[] shorts -> Arrays.fill(shorts, 0, length, (short) value);
            case byte[] bytes -> Arrays.fill(bytes, 0, length, (byte) value);
            default -> throw new IllegalStateException(width.type);
        }
    }

    Width width() {
        return width;
    }

    /** The array, of the column's width. */
    Object values() {
        return values;
    }

    /**
     * The array, of the wanted width. A column that has another width already is copied over once.
     *
     * @throws IllegalStateException when a value does not fit
     */
    Object values(Width wanted) {
        if (wanted != width) {
            Object before = values;
            width = wanted;
            exchanges.count++;
            values = room(java.lang.reflect.Array.getLength(before));
            for (int row = 0; row < length; row++) {
                set(row, read(before, row));
            }
        }
        return values;
    }

    /** The marks of unknown rows, to read and write. */
    byte[] unknown() {
        byte[] marks = unknown;
        if (marks == null) {
            marks = new byte[java.lang.reflect.Array.getLength(values)];
            if (allUnknown) {
                Arrays.fill(marks, 0, length, (byte) 1);
            }
            unknown = marks;
            exchanges.count++;
        }
        return marks;
    }

    /** Whether no row can be unknown. */
    boolean complete() {
        return unknown == null && !allUnknown;
    }

    /** Every row is known from here on. */
    void known() {
        unknown = null;
        allUnknown = false;
        exchanges.count++;
    }

    boolean isUnknown(int row) {
        return unknown == null ? allUnknown : unknown[row] != 0;
    }

    long get(int row) {
        return read(values, row);
    }

    private static long read(Object values, int row) {
        return switch (values) {
            case long[] longs -> longs[row];
            case int[] ints -> ints[row];
            case short[] shorts -> shorts[row];
            case byte[] bytes -> bytes[row];
            default -> throw new IllegalStateException();
        };
    }

    private void set(int row, long value) {
        switch (values) {
            case long[] longs -> longs[row] = value;
            case int[] ints -> ints[row] = (int) value;
            case short[] shorts -> shorts[row] = (short) value;
            case byte[] bytes -> bytes[row] = (byte) value;
            default -> throw new IllegalStateException();
        }
        if (get(row) != value) {
            throw new IllegalStateException(
                    "事实 %s 的值 %d 放不进 %s 列 / does not fit the column"
                            .formatted(fact.id(), value, width.type));
        }
    }

    /** Writes a value; empty is unknown. */
    void put(int row, OptionalLong value) {
        set(row, value.orElse(0));
        if (value.isEmpty() || !complete()) {
            unknown()[row] = (byte) (value.isPresent() ? 0 : 1);
        }
    }
}
