package org.huimin.population;

/**
 * A small fast generator (SplitMix64) whose stream depends only on the seed, the household and the
 * purpose. So any household can be made again alone, on any number of threads, and a change in one
 * purpose does not shift the others.
 */
final class Dice {
    private long state;

    Dice(long seed, long household, Purpose purpose) {
        state = mix(mix(seed + GOLDEN * (purpose.ordinal() + 1L)) ^ mix(household + GOLDEN));
    }

    /** What the stream is for. */
    enum Purpose {
        PATTERN,
        AGES,
        NAMES,
        LIFE,
        RANK,
        WEALTH,
        ROWS,
        FAULTS,
        PLANTS,
        VILLAGES,
        PROBE
    }

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** In [0, 1). */
    double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    boolean chance(double probability) {
        return unit() < probability;
    }

    /** In [0, bound). */
    int below(int bound) {
        return (int) Math.multiplyHigh(next() >>> 1, 2L * bound);
    }

    /** In [from, to], both included. */
    int between(int from, int to) {
        return from + below(to - from + 1);
    }

    double between(double from, double to) {
        return from + (to - from) * unit();
    }

    /** Standard normal (Box–Muller, one of the pair). */
    double normal() {
        return Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit());
    }

    double logNormal(double median, double spread) {
        return median * Math.exp(spread * normal());
    }

    <T> T of(T[] items) {
        return items[below(items.length)];
    }

    /** Index drawn by cumulative weights, the last of which is the total. */
    int pick(double[] cumulative) {
        double at = unit() * cumulative[cumulative.length - 1];
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] > at) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    static double[] cumulative(double[] weights) {
        double[] sums = weights.clone();
        for (int i = 1; i < sums.length; i++) {
            sums[i] += sums[i - 1];
        }
        return sums;
    }
}
