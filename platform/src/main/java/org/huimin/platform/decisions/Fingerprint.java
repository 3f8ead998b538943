package org.huimin.platform.decisions;

import org.huimin.engine.batch.BatchDecisions;

/**
 * A 64-bit hash of everything the engine said about a household: outcome, amount, reasons and each
 * member's share in every programme. Equal fingerprints mean that nothing is written for the
 * household.
 */
final class Fingerprint {
    private static final long SEED = 0x9E3779B97F4A7C15L;

    private Fingerprint() {}

    static long of(
            BatchDecisions decisions, boolean[] memberUnit, int household, int from, int to) {
        long hash = SEED + (to - from);
        for (int p = 0; p < memberUnit.length; p++) {
            byte[] outcome = decisions.outcome(p);
            long[] amount = decisions.amount(p);
            if (memberUnit[p]) {
                for (int m = from; m < to; m++) {
                    hash = mix(mix(mix(hash, outcome[m]), amount[m]), decisions.reasons(p, m));
                }
            } else {
                hash =
                        mix(
                                mix(mix(hash, outcome[household]), amount[household]),
                                decisions.reasons(p, household));
                byte[] covered = decisions.covered(p);
                for (int m = from; m < to; m++) {
                    hash = mix(hash, covered[m]);
                }
            }
        }
        return hash;
    }

    /**
     * One round of the MurmurHash3 finaliser over the sum: every input bit reaches every output
     * bit.
     */
    private static long mix(long hash, long value) {
        long x = (hash + value) * 0xFF51AFD7ED558CCDL;
        x ^= x >>> 33;
        x *= 0xC4CEB9FE1A85EC53L;
        return (x ^ (x >>> 29)) + SEED;
    }
}
