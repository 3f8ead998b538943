package org.huimin.engine.batch;

import org.huimin.engine.base.Exact;
import org.huimin.engine.base.WorkingDayTable;
import org.jspecify.annotations.Nullable;

/**
 * What a compiled kernel reads and writes; public because kernels live in a class loader of their
 * own. Arrays of columns are indexed by the fact's ordinal, arrays of outputs by the programme's.
 */
public final class Batch {

    /** Which kernel decides the household; a kernel may hand one on by writing {@link #REDO}. */
    public final short[] lane;

    /** Lane of households that a clean kernel could not decide: a division by zero. */
    public static final short REDO = -1;

    /** Where the household's parameters start in {@link #parameters}. */
    public final int[] row;

    public final int[] memberStart;
    public final long[] parameters;

    public final long[] @Nullable [] values;
    public final byte[] @Nullable [] unknown;
    public final byte[][] outcome;
    public final long[][] amount;
    public final long[][] reasons;
    public final byte[][] covered;

    /** Values a kernel keeps between its methods, by household or member of the block at hand. */
    public long[][] longs = new long[0][];

    public boolean[][] truths = new boolean[0][];

    Batch(
            FactColumns facts,
            ParameterRows parameters,
            short[] lane,
            int[] row,
            long[] @Nullable [] values,
            byte[] @Nullable [] unknown,
            byte[] ages,
            BatchDecisions decisions) {
        this.ages = ages;
        this.memberStart = facts.memberStart;
        this.parameters = parameters.values();
        this.lane = lane;
        this.row = row;
        this.values = values;
        this.unknown = unknown;
        this.outcome = decisions.outcome;
        this.amount = decisions.amount;
        this.reasons = decisions.reasons;
        this.covered = decisions.covered;
    }

    /** The calendar of working days. */
    public WorkingDayTable calendar = WorkingDayTable.NONE;

    /** Full years by the number of days before the decision. */
    public final byte[] ages;

    /** Days the table {@link #ages} covers: some 120 years. */
    static final int AGE_DAYS = 44_000;

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

    /** Makes room for a kernel's kept values. */
    void scratch(int longCount, int truthCount, int length) {
        if (longs.length < longCount || longCount > 0 && longs[0].length < length) {
            longs = new long[Math.max(longCount, longs.length)][length];
        }
        if (truths.length < truthCount || truthCount > 0 && truths[0].length < length) {
            truths = new boolean[Math.max(truthCount, truths.length)][length];
        }
    }
}
