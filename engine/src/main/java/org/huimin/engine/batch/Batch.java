package org.huimin.engine.batch;

import java.util.Arrays;
import org.huimin.engine.base.Exact;
import org.huimin.engine.base.WorkingDayTable;
import org.jspecify.annotations.Nullable;

/**
 * What a compiled kernel reads and writes; public because kernels live in a class loader of their
 * own. Arrays of columns are indexed by the fact's ordinal, arrays of outputs by the programme's.
 * One thread works with one.
 */
public final class Batch {

    /** Lane of households that a clean kernel could not decide: a division by zero. */
    public static final short REDO = -1;

    /** Lane of households that wait for a full kernel. */
    static final short WAITS = -2;

    /** Which kernel decides the n-th household of the block. */
    public short[] lane = new short[0];

    /** The lane of the clean kernel at work. */
    public short mine;

    /** Where the parameters of the n-th household of the block, or of the list, start. */
    public int[] row = new int[0];

    /** Households of the full kernel at work. */
    public int[] list = new int[0];

    /** Some household was handed on by {@link #REDO}. */
    public boolean redone;

    public final int[] memberStart;

    /** int[] or long[], see {@link ParameterRows#values}. */
    public final Object parameters;

    /** 1 where a parameter has no value, indexed as the parameters are. */
    public final byte[] missing;

    /** long[], int[], short[] or byte[] by {@link Column.Width}. */
    public final @Nullable Object[] values;

    public final byte[] @Nullable [] unknown;
    public final byte[][] outcome;
    public final long[][] amount;

    /** long[], int[], short[] or byte[] by the number of conditions. */
    public final Object[] reasons;

    public final byte[][] covered;

    /** Full years by the number of days before the decision. */
    public final byte[] ages;

    /** The calendar of working days. */
    public final WorkingDayTable calendar;

    /**
     * Values a kernel keeps between its steps (truths as 0 and 1), by household or member of the
     * block at hand.
     */
    public long[][] longs = new long[0][];

    public byte[][] truths = new byte[0][];

    /** Days the table {@link #ages} covers: some 120 years. */
    static final int AGE_DAYS = 44_000;

    Batch(
            FactColumns facts,
            ParameterRows parameters,
            @Nullable Object[] values,
            byte[] @Nullable [] unknown,
            byte[] ages,
            WorkingDayTable calendar,
            BatchDecisions decisions) {
        this.memberStart = facts.memberStart;
        this.parameters = parameters.values();
        this.missing = parameters.missing();
        this.values = values;
        this.unknown = unknown;
        this.ages = ages;
        this.calendar = calendar;
        this.outcome = decisions.outcome;
        this.amount = decisions.amount;
        this.reasons = decisions.reasons;
        this.covered = decisions.covered;
    }

    /** Full years from a day to the day of the decision, by the table where it reaches. */
    public static long age(byte[] ages, long from, long decision) {
        long days = decision - from;
        return days >= 0 && days < ages.length ? ages[(int) days] : Exact.years(from, decision);
    }

    /** The table for a day of decision. */
    static byte[] ages(long decision) {
        byte[] ages = new byte[AGE_DAYS];
        for (int days = 0; days < AGE_DAYS; days++) {
            ages[days] = (byte) Exact.years(decision - days, decision);
        }
        return ages;
    }

    /**
     * Makes room for a kernel's kept values.
     *
     * @param keptLongs numbers of the arrays in use, ascending
     * @param length of each
     */
    void scratch(int[] keptLongs, int[] keptTruths, int length) {
        int longCount = keptLongs.length == 0 ? 0 : keptLongs[keptLongs.length - 1] + 1;
        if (longs.length < longCount) {
            int before = longs.length;
            longs = Arrays.copyOf(longs, longCount);
            Arrays.fill(longs, before, longCount, new long[0]);
        }
        int truthCount = keptTruths.length == 0 ? 0 : keptTruths[keptTruths.length - 1] + 1;
        if (truths.length < truthCount) {
            int before = truths.length;
            truths = Arrays.copyOf(truths, truthCount);
            Arrays.fill(truths, before, truthCount, new byte[0]);
        }
        for (int number : keptLongs) {
            if (longs[number].length < length) {
                longs[number] = new long[length];
            }
        }
        for (int number : keptTruths) {
            if (truths[number].length < length) {
                truths[number] = new byte[length];
            }
        }
    }
}
