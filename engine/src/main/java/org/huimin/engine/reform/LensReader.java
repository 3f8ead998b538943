package org.huimin.engine.reform;

import org.huimin.engine.batch.BatchDecisions;
import org.huimin.engine.policy.Lens;
import org.huimin.engine.policy.Library;

/** Reads what the lens asked from a batch's decisions. */
final class LensReader {

    private final int groups;
    private final int income;
    private final int line;

    LensReader(Lens lens, Library seen) {
        groups = index(seen, lens.groups().isEmpty() ? null : Lens.GROUPS);
        income = index(seen, lens.hasIncome() ? Lens.INCOME : null);
        line = index(seen, lens.hasLine() ? Lens.LINE : null);
    }

    private static int index(Library seen, @org.jspecify.annotations.Nullable String id) {
        return id == null ? -1 : seen.programmes().indexOf(seen.programme(id).orElseThrow());
    }

    /** Bit g: the household is certainly of group g. */
    long groups(BatchDecisions seen, int household) {
        // asked as refusals: a condition is "not of the group", false only for certain members
        return groups < 0 || seen.outcome(groups)[household] != BatchDecisions.REFUSED
                ? 0
                : seen.reasons(groups, household);
    }

    boolean knowsIncome(BatchDecisions seen, int household) {
        return income >= 0 && seen.outcome(income)[household] == BatchDecisions.GRANTED;
    }

    /** Fen a month of the whole household. */
    long income(BatchDecisions seen, int household) {
        return seen.amount(income)[household];
    }

    boolean knowsLine(BatchDecisions seen, int household) {
        return line >= 0 && seen.outcome(line)[household] == BatchDecisions.GRANTED;
    }

    /** Fen a month and person. */
    long line(BatchDecisions seen, int household) {
        return seen.amount(line)[household];
    }
}
