package org.huimin.engine.reform;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.huimin.engine.batch.BatchDecider;
import org.huimin.engine.batch.BatchDecisions;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Programme;
import org.jspecify.annotations.Nullable;

/** One of the two versions: decides a batch, then tells about one household of it after another. */
final class Side {

    private final Library library;
    private final BatchDecider decider;
    private final List<String> ids;
    private final List<@Nullable Programme> programmes = new ArrayList<>();
    private final int[] index;
    private @Nullable BatchDecisions decisions;
    private byte[] covered = new byte[64];

    /**
     * By programme, the total last: fen a month, members covered, whether granted, whether open.
     */
    final long[] amount;

    final int[] people;
    final boolean[] granted;
    final boolean[] open;

    /**
     * @param ids of the programmes to tell about; one the library lacks is never granted
     */
    Side(Library library, LocalDate on, List<String> ids) {
        this(library, BatchDecider.of(library, on), ids);
    }

    /** Another one over the same compiled loops. */
    Side again() {
        return new Side(library, decider, ids);
    }

    private Side(Library library, BatchDecider decider, List<String> ids) {
        this.library = library;
        this.decider = decider;
        this.ids = ids;
        index = new int[ids.size()];
        for (int p = 0; p < index.length; p++) {
            Programme programme = library.programme(ids.get(p)).orElse(null);
            programmes.add(programme);
            index[p] = programme == null ? -1 : library.programmes().indexOf(programme);
        }
        amount = new long[index.length + 1];
        people = new int[index.length + 1];
        granted = new boolean[index.length + 1];
        open = new boolean[index.length + 1];
    }

    Library library() {
        return library;
    }

    List<String> ids() {
        return ids;
    }

    List<String> factsRead() {
        return decider.factsRead();
    }

    BatchDecisions decide(FactColumns facts) {
        BatchDecisions decided = decider.decide(facts);
        decisions = decided;
        return decided;
    }

    /**
     * Fills the arrays for the household whose members are those from {@code from} to {@code to}.
     */
    void read(int household, int from, int to) {
        BatchDecisions decided = java.util.Objects.requireNonNull(decisions);
        int total = index.length;
        if (covered.length < to - from) {
            covered = new byte[to - from];
        }
        java.util.Arrays.fill(covered, 0, to - from, (byte) 0);
        amount[total] = 0;
        granted[total] = false;
        open[total] = false;
        for (int p = 0; p < total; p++) {
            Programme programme = programmes.get(p);
            amount[p] = 0;
            people[p] = 0;
            granted[p] = false;
            open[p] = false;
            if (programme == null) {
                continue;
            }
            if (programme.unit() == Programme.Unit.HOUSEHOLD) {
                household(decided, p, programme, household, from, to);
            } else {
                members(decided, p, programme, from, to);
            }
            amount[total] += amount[p];
            open[total] |= open[p];
            granted[total] |= granted[p] && programme.paid();
        }
        people[total] = 0;
        for (int j = 0; j < to - from; j++) {
            people[total] += covered[j];
        }
    }

    private void household(
            BatchDecisions decided, int p, Programme programme, int household, int from, int to) {
        byte outcome = decided.outcome(index[p])[household];
        open[p] = outcome == BatchDecisions.NEEDS_INFORMATION;
        if (outcome != BatchDecisions.GRANTED) {
            return;
        }
        granted[p] = true;
        amount[p] = decided.amount(index[p])[household];
        byte[] members = decided.covered(index[p]);
        for (int j = from; j < to; j++) {
            people[p] += members[j];
            if (programme.paid()) {
                covered[j - from] |= members[j];
            }
        }
    }

    private void members(BatchDecisions decided, int p, Programme programme, int from, int to) {
        byte[] outcomes = decided.outcome(index[p]);
        long[] amounts = decided.amount(index[p]);
        for (int j = from; j < to; j++) {
            open[p] |= outcomes[j] == BatchDecisions.NEEDS_INFORMATION;
            if (outcomes[j] == BatchDecisions.GRANTED) {
                granted[p] = true;
                people[p]++;
                amount[p] += amounts[j];
                if (programme.paid()) {
                    covered[j - from] = 1;
                }
            }
        }
    }
}
