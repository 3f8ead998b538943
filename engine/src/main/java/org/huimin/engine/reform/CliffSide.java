package org.huimin.engine.reform;

import java.util.ArrayList;
import java.util.List;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.policy.Library;

/** The cliffs of one version. */
final class CliffSide {

    private final Library library;
    private final List<String> ids;
    private final Side side;
    private final int total;
    private final long[] marginal = new long[Cliffs.SHARES.size() + 1];
    private long households;
    private long facing;
    private long cliffs;
    private long fall;
    private List<Cliffs.Cliff> deepest = new ArrayList<>();

    CliffSide(Library library, Side decided) {
        this.library = library;
        ids = decided.ids();
        side = decided.again();
        total = ids.size();
    }

    /**
     * Amounts by copy, then by programme, the total last; null when the household is not decided.
     */
    private long @org.jspecify.annotations.Nullable [][] amounts(Copies copies, int earner) {
        long[][] amounts = new long[CliffSearch.STEPS + 1][];
        FactColumns columns = copies.columns();
        for (int copy = 0; copy < amounts.length; copy++) {
            int row = copies.row(earner, copy);
            side.read(row, columns.memberStart[row], columns.memberStart[row + 1]);
            if (side.open[total]) {
                return null;
            }
            amounts[copy] = side.amount.clone();
        }
        return amounts;
    }

    void search(FactColumns facts, Copies copies, List<CliffSearch.Earner> earners) {
        side.decide(copies.columns());
        List<long @org.jspecify.annotations.Nullable [][]> all = new ArrayList<>();
        for (int e = 0; e < earners.size(); e++) {
            all.add(amounts(copies, e));
        }
        for (int e = 0; e < earners.size(); e++) {
            long[][] amounts = all.get(e);
            if (amounts != null) {
                household(facts, amounts, earners.get(e));
            }
        }
    }

    private void household(FactColumns facts, long[][] amounts, CliffSearch.Earner earner) {
        households++;
        marginal[CliffSearch.share(amounts[0][total] - amounts[1][total], CliffSearch.STEP)]++;
        boolean any = false;
        for (int step = 0; step < CliffSearch.STEPS; step++) {
            long lost = amounts[step][total] - amounts[step + 1][total];
            if (lost > CliffSearch.STEP) {
                any = true;
                cliffs++;
                fall += lost - CliffSearch.STEP;
                if (deepest.size() < Cliffs.Side.KEPT
                        || lost - CliffSearch.STEP > deepest.getLast().fall()) {
                    deepest.add(narrowed(facts, earner, step * CliffSearch.STEP));
                    deepest = new ArrayList<>(Cliffs.Side.deepest(deepest));
                }
            }
        }
        facing += any ? 1 : 0;
    }

    /** The yuan of a step that loses most. */
    private Cliffs.Cliff narrowed(FactColumns facts, CliffSearch.Earner earner, long start) {
        Copies three = Copies.of(library, facts, List.of(earner), 3);
        long low = start;
        long high = start + CliffSearch.STEP;
        while (high - low > CliffSearch.YUAN) {
            long middle = low + (high - low) / 2;
            long[][] at = amounts(three, low, middle, high);
            if (at[0][total] - at[1][total] >= at[1][total] - at[2][total]) {
                high = middle;
            } else {
                low = middle;
            }
        }
        long[][] at = amounts(three, low, high, high);
        List<String> paying = new ArrayList<>();
        for (int p = 0; p < total; p++) {
            if (at[1][p] < at[0][p]) {
                paying.add(ids.get(p));
            }
        }
        return new Cliffs.Cliff(
                earner.place(),
                "#" + earner.household(),
                earner.fact().id(),
                Math.addExact(earner.income(), low),
                high - low,
                at[0][total],
                at[0][total] - at[1][total] - (high - low),
                List.copyOf(paying));
    }

    private long[][] amounts(Copies copies, long... more) {
        for (int copy = 0; copy < more.length; copy++) {
            copies.give(0, copy, more[copy]);
        }
        side.decide(copies.columns());
        long[][] amounts = new long[more.length][];
        for (int copy = 0; copy < more.length; copy++) {
            int row = copies.row(0, copy);
            int[] start = copies.columns().memberStart;
            side.read(row, start[row], start[row + 1]);
            amounts[copy] = side.amount.clone();
        }
        return amounts;
    }

    Cliffs.Side report() {
        return new Cliffs.Side(
                households,
                CliffSearch.boxed(marginal),
                facing,
                cliffs,
                fall,
                List.copyOf(deepest));
    }
}
