package org.huimin.bench.engine;

/** The workload's source of numbers (SplitMix64): the same everywhere, so that checksums agree. */
final class Draw {

    private long state = 20261121;

    private long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** From 0 up to the bound. */
    int below(int bound) {
        return (int) ((next() >>> 33) % bound);
    }

    /** True for so many of a thousand. */
    boolean perMille(int share) {
        return below(1_000) < share;
    }
}
