package org.huimin.engine.policy;

import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.huimin.engine.feel.Type;

/** The values at which a number is tried, before the least is looked for between two of them. */
final class NearestSteps {

    /** How much more of an amount: up to a hundred million yuan. */
    private static final long[] MORE = {1, 100, 10_000, 1_000_000, 100_000_000, 10_000_000_000L};

    /** How much more or less of what is counted: one by one at first. */
    private static final long[] COUNTED = {1, 2, 3, 4, 5, 6, 7, 8, 16, 32, 64, 1_000, 1_000_000};

    /** So many amounts of parameters on either side. */
    private static final int LIMITS = 2;

    private NearestSteps() {}

    static boolean isMoney(Type type) {
        return type instanceof Type.Number number && number.kind() == Type.Kind.MONEY;
    }

    static boolean counted(Type type) {
        return type instanceof Type.Number number
                && (number.kind() == Type.Kind.COUNT || number.kind() == Type.Kind.MONTHS);
    }

    /**
     * Upwards the nearest first. Downwards what is counted likewise, of an amount nothing at all,
     * then the limits below it, the nearest first: where less is better nothing at all suffices.
     */
    static long[] of(NearestChange candidate, boolean up, NavigableSet<Long> limits) {
        long from = candidate.from();
        if (from == Type.NONE || !up && from <= 0) {
            return new long[0];
        }
        boolean counted = counted(candidate.type());
        if (up) {
            TreeSet<Long> steps = new TreeSet<>();
            LongStream.of(counted ? COUNTED : MORE).forEach(more -> steps.add(from + more));
            if (isMoney(candidate.type())) {
                limits.tailSet(from, false).stream().limit(LIMITS).forEach(steps::add);
            }
            return steps.stream().mapToLong(each -> each).toArray();
        }
        if (counted) {
            return LongStream.concat(
                            LongStream.of(COUNTED)
                                    .map(less -> from - less)
                                    .filter(each -> each > 0),
                            LongStream.of(0))
                    .toArray();
        }
        LongStream below =
                isMoney(candidate.type())
                        ? limits.headSet(from, false).descendingSet().stream()
                                .filter(each -> each > 0)
                                .limit(LIMITS)
                                .mapToLong(each -> each)
                        : LongStream.empty();
        return LongStream.concat(LongStream.of(0), below).toArray();
    }
}
