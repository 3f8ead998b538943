package org.huimin.engine.batch;

import java.util.Arrays;

/**
 * Rows of parameters looked up lately; one per thread. A slot holds place, residence and row in one
 * number, so that a look-up touches one line of the cache.
 */
final class RecentRows {

    /** Of a slot, the bits of the row; the rest is the key: 12 digits and a residence. */
    private static final int ROW_BITS = 21;

    private static final long ROW_MASK = (1L << ROW_BITS) - 1;

    /** A table this large is emptied rather than made larger. */
    private static final int MOST_SLOTS = 1 << 20;

    private final ParameterRows parameters;
    private long[] slots = new long[1 << 10];
    private int used;
    private long lastKey = -1;
    private int lastRow;

    RecentRows(ParameterRows parameters) {
        this.parameters = parameters;
        if (parameters.rows() > ROW_MASK) {
            throw new IllegalStateException("more rows of parameters than " + ROW_MASK);
        }
    }

    /**
     * The row in force.
     *
     * @param place 12-digit code
     * @param residence 0 to 2, see {@link ParameterRows#row}
     */
    int row(long place, int residence) {
        // one too high, so that an empty slot is nobody's
        long key = place * 3 + residence + 1;
        if (key == lastKey) {
            return lastRow;
        }
        lastKey = key;
        lastRow = find(key, place, residence);
        return lastRow;
    }

    private int find(long key, long place, int residence) {
        long[] table = slots;
        int mask = table.length - 1;
        for (int at = hash(key) & mask; ; at = at + 1 & mask) {
            long slot = table[at];
            if (slot >>> ROW_BITS == key) {
                return (int) (slot & ROW_MASK);
            }
            if (slot == 0) {
                return add(key, parameters.row(place, residence));
            }
        }
    }

    private int add(long key, int row) {
        if (used * 2 >= slots.length) {
            long[] before = slots;
            used = 0;
            slots = new long[Math.min(MOST_SLOTS, before.length * 2)];
            if (before.length < MOST_SLOTS) {
                Arrays.stream(before).filter(slot -> slot != 0).forEach(this::place);
            }
        }
        place(key << ROW_BITS | row);
        return row;
    }

    private void place(long slot) {
        int mask = slots.length - 1;
        int at = hash(slot >>> ROW_BITS) & mask;
        while (slots[at] != 0) {
            at = at + 1 & mask;
        }
        slots[at] = slot;
        used++;
    }

    private static int hash(long key) {
        return (int) (key * 0x9E3779B97F4A7C15L >>> 40);
    }
}
