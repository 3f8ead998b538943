package org.huimin.engine.reform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one more yuan of income costs in benefits, over all programmes, before and after the change.
 *
 * @param step how much more income was tried at a time, fen a month
 * @param reach up to how much more income, fen a month
 * @param before what was found under the version before
 * @param after what was found under the version after
 */
public record Cliffs(long step, long reach, Side before, Side after) {

    /** Shares of a step that are lost, by upper bound in per cent; the last one is a cliff. */
    public static final List<Integer> SHARES = List.of(-1, 0, 25, 50, 75, 99, 100);

    /** Nothing looked for. */
    public static final Cliffs NONE = new Cliffs(0, 0, Side.NONE, Side.NONE);

    /**
     * One version.
     *
     * @param households that were tried
     * @param marginal households by the share of the next step they lose: up to each of {@link
     *     Cliffs#SHARES}, and more than the last
     * @param facing households with a cliff within reach
     * @param cliffs how many there are in all
     * @param fall what is lost at them beyond the income gained, fen a month
     * @param deepest the greatest ones
     */
    public record Side(
            long households,
            List<Long> marginal,
            long facing,
            long cliffs,
            long fall,
            List<Cliff> deepest) {

        static final Side NONE =
                new Side(
                        0,
                        java.util.Collections.nCopies(SHARES.size() + 1, 0L),
                        0,
                        0,
                        0,
                        List.of());

        static final int KEPT = 10;

        Side plus(Side other) {
            List<Long> sums = new ArrayList<>();
            for (int i = 0; i < marginal.size(); i++) {
                sums.add(marginal.get(i) + other.marginal.get(i));
            }
            List<Cliff> both = new ArrayList<>(deepest);
            both.addAll(other.deepest);
            return new Side(
                    households + other.households,
                    List.copyOf(sums),
                    facing + other.facing,
                    cliffs + other.cliffs,
                    fall + other.fall,
                    deepest(both));
        }

        static List<Cliff> deepest(List<Cliff> cliffs) {
            return cliffs.stream()
                    .sorted(
                            Comparator.comparingLong(Cliff::fall)
                                    .reversed()
                                    .thenComparing(Cliff::place)
                                    .thenComparing(Cliff::household)
                                    .thenComparing(Cliff::at))
                    .limit(KEPT)
                    .toList();
        }
    }

    /**
     * One cliff: with {@code at} fen of the fact the household gets {@code benefits}; with {@code
     * more} fen more it gets {@code fall + more} less.
     *
     * @param household what it is called in its source, or its number in its batch
     * @param fact id of the income that grows
     * @param programmes ids of those that pay less beyond it
     */
    public record Cliff(
            long place,
            String household,
            String fact,
            long at,
            long more,
            long benefits,
            long fall,
            List<String> programmes) {}

    Cliffs plus(Cliffs other) {
        if (equals(NONE)) {
            return other;
        }
        return other.equals(NONE)
                ? this
                : new Cliffs(step, reach, before.plus(other.before), after.plus(other.after));
    }
}
