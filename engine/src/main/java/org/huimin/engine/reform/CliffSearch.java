package org.huimin.engine.reform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Library;

/**
 * Gives one earner of a household more and more income and decides each time, under both versions.
 * A cliff is a step that loses more than it brings; it is then narrowed down to the yuan.
 */
final class CliffSearch {

    /** 100 yuan a month. */
    static final long STEP = 10_000;

    /** A cliff is told to the yuan. */
    static final long YUAN = 100;

    /** Up to 3,000 yuan a month more. */
    static final int STEPS = 30;

    /** Households of one batch of copies. */
    private static final int ROOM = 256;

    private final Library library;
    private final List<Fact> incomes;
    private final int every;
    private final CliffSide before;
    private final CliffSide after;
    private long passed;

    CliffSearch(Library library, Side before, Side after, int every) {
        this.library = library;
        this.every = every;
        this.before = new CliffSide(library, before);
        this.after = new CliffSide(library, after);
        this.incomes =
                library.vocabulary().facts().stream()
                        .filter(fact -> fact.income() && fact.ofMember())
                        .filter(fact -> fact.type() instanceof Type.Number)
                        .toList();
    }

    /** Tries every n-th household whose earner's income is known. */
    void add(FactColumns facts) {
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < facts.households(); i++) {
            boolean inhabited = facts.memberStart[i + 1] > facts.memberStart[i];
            if (passed++ % every == 0 && inhabited && !incomes.isEmpty()) {
                chosen.add(i);
            }
        }
        for (int from = 0; from < chosen.size(); from += ROOM) {
            search(facts, chosen.subList(from, Math.min(chosen.size(), from + ROOM)));
        }
    }

    private void search(FactColumns facts, List<Integer> chosen) {
        List<Earner> earners = new ArrayList<>();
        for (int household : chosen) {
            Earner earner = earner(facts, household);
            if (earner != null) {
                earners.add(earner);
            }
        }
        if (earners.isEmpty()) {
            return;
        }
        Copies copies = Copies.of(library, facts, earners, STEPS + 1);
        for (int e = 0; e < earners.size(); e++) {
            for (int step = 0; step <= STEPS; step++) {
                copies.give(e, step, step * STEP);
            }
        }
        for (CliffSide side : List.of(before, after)) {
            side.search(facts, copies, earners);
        }
    }

    /**
     * The member and fact with the greatest known income; the first member's first fact if none.
     */
    private @org.jspecify.annotations.Nullable Earner earner(FactColumns facts, int household) {
        Earner best = null;
        for (Fact fact : incomes) {
            long[] values = facts.values(fact.id());
            byte[] unknown = facts.unknown(fact.id());
            int to = facts.memberStart[household + 1];
            for (int j = facts.memberStart[household]; j < to; j++) {
                if (unknown[j] == 0 && (best == null || values[j] > best.income())) {
                    best =
                            new Earner(
                                    household,
                                    facts.place[household],
                                    j - facts.memberStart[household],
                                    fact,
                                    values[j]);
                }
            }
        }
        return best;
    }

    /** Whose income grows: a member, by its place in the household, and one of its facts. */
    record Earner(int household, long place, int member, Fact fact, long income) {}

    Cliffs report() {
        return new Cliffs(STEP, STEP * STEPS, before.report(), after.report());
    }

    /** Where the share lies in {@link Cliffs#SHARES}. */
    static int share(long lost, long gained) {
        int at = 0;
        while (at < Cliffs.SHARES.size() && lost * 100 > Cliffs.SHARES.get(at) * gained) {
            at++;
        }
        return at;
    }

    static List<Long> boxed(long[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
