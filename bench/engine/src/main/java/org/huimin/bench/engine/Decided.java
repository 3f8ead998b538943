package org.huimin.bench.engine;

/** What somebody decided: nine amounts and nine yes-or-no a household. */
final class Decided {

    static final int PROGRAMMES = 9;

    /** Fen, by programme and household. */
    final long[][] amount;

    /** Bit p: programme p is granted. */
    final short[] granted;

    Decided(int households) {
        amount = new long[PROGRAMMES][households];
        granted = new short[households];
    }

    /** Depends on every amount and every answer of the first {@code households}. */
    long checksum(int households) {
        long sum = 0;
        for (int p = 0; p < PROGRAMMES; p++) {
            for (int i = 0; i < households; i++) {
                sum += amount[p][i] * (i % 1009 + 1);
                sum += (granted[i] >> p & 1) * (i % 997 + 1L);
            }
        }
        return sum;
    }
}
