package org.huimin.engine.reform;

/**
 * Bands of income a head that are narrow everywhere (1.6 % of the amount), so that deciles and
 * inequality can be read from counts that merge. Band 0 holds zero and below.
 */
final class IncomeBins {

    private static final int STEPS = 6;

    private IncomeBins() {}

    /** The band of an amount in fen. */
    static int of(long fen) {
        if (fen <= 0) {
            return 0;
        }
        int power = 63 - Long.numberOfLeadingZeros(fen);
        return power < STEPS
                ? (int) fen
                : (power - STEPS) * (1 << STEPS) + (int) (fen >>> (power - STEPS));
    }

    /** The smallest amount of a band. */
    static long floor(int band) {
        int size = 1 << STEPS;
        if (band < 2 * size) {
            return band;
        }
        int shift = band / size - 1;
        return (long) (band % size + size) << shift;
    }
}
