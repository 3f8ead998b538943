package org.huimin.engine.reform;

import java.util.List;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Library;

/** Each of some households several times over, to be decided with one fact changed. */
final class Copies {

    private final FactColumns columns;
    private final List<CliffSearch.Earner> earners;
    private final int each;

    private Copies(FactColumns columns, List<CliffSearch.Earner> earners, int each) {
        this.columns = columns;
        this.earners = earners;
        this.each = each;
    }

    static Copies of(
            Library library, FactColumns facts, List<CliffSearch.Earner> earners, int each) {
        int members = 0;
        for (CliffSearch.Earner earner : earners) {
            members += size(facts, earner) * each;
        }
        FactColumns columns = new FactColumns(library, earners.size() * each, members);
        int row = 0;
        int at = 0;
        for (CliffSearch.Earner earner : earners) {
            for (int copy = 0; copy < each; copy++) {
                columns.memberStart[row] = at;
                columns.place[row] = earner.place();
                at += size(facts, earner);
                row++;
            }
        }
        columns.memberStart[row] = at;
        for (Fact fact : library.vocabulary().facts()) {
            if (facts.has(fact.id())) {
                copy(facts, columns, fact, earners, each);
            }
        }
        return new Copies(columns, earners, each);
    }

    private static int size(FactColumns facts, CliffSearch.Earner earner) {
        int household = earner.household();
        return facts.memberStart[household + 1] - facts.memberStart[household];
    }

    private static void copy(
            FactColumns from,
            FactColumns to,
            Fact fact,
            List<CliffSearch.Earner> earners,
            int each) {
        long[] values = from.values(fact.id());
        byte[] unknown = from.unknown(fact.id());
        long[] copied = to.values(fact.id());
        byte[] copiedUnknown = to.unknown(fact.id());
        int at = 0;
        for (CliffSearch.Earner earner : earners) {
            int start = fact.ofMember() ? from.memberStart[earner.household()] : earner.household();
            int size = fact.ofMember() ? size(from, earner) : 1;
            for (int copy = 0; copy < each; copy++) {
                System.arraycopy(values, start, copied, at, size);
                System.arraycopy(unknown, start, copiedUnknown, at, size);
                at += size;
            }
        }
    }

    FactColumns columns() {
        return columns;
    }

    /** The row of a copy. */
    int row(int earner, int copy) {
        return earner * each + copy;
    }

    /** The copy's earner has so much more than the original. */
    void give(int earner, int copy, long more) {
        CliffSearch.Earner who = earners.get(earner);
        int member = columns.memberStart[row(earner, copy)] + who.member();
        columns.values(who.fact().id())[member] = Math.addExact(who.income(), more);
    }
}
