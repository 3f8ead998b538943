package org.huimin.platform.insight;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huimin.engine.batch.BatchDecisions;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.policy.Programme;
import org.huimin.platform.decisions.PartResult;
import org.huimin.platform.monitoring.Certainty;
import org.huimin.platform.monitoring.Kind;
import org.huimin.platform.monitoring.Observation;

/**
 * Counts one part by village: people and households, and per programme who is entitled, who is
 * paid, and where the two differ.
 */
final class VillageTally {
    private static final int GRANTED = 2;

    /** Counts of one programme in one village; amounts in fen per month. */
    static final class Programmes {
        int entitledHouseholds;
        int entitledPeople;
        long entitledFen;
        int paidHouseholds;
        int paidPeople;
        long paidFen;
        int missed;
        int wrong;
        int unclear;

        /** Nobody is entitled, paid or unclear: such a row is not kept. */
        boolean isEmpty() {
            return entitledHouseholds == 0
                    && paidPeople == 0
                    && unclear == 0
                    && missed == 0
                    && wrong == 0;
        }
    }

    /** Counts of one village. */
    static final class Village {
        int households;
        int people;
        final Programmes[] programmes;

        Village(int count) {
            programmes = new Programmes[count];
            for (int p = 0; p < count; p++) {
                programmes[p] = new Programmes();
            }
        }
    }

    private final PartResult part;
    private final FactColumns columns;
    private final Map<Long, Village> villages = new TreeMap<>();

    private VillageTally(PartResult part) {
        this.part = part;
        this.columns = part.columns();
    }

    /**
     * @param observed what the ledger lists of the part
     */
    static Map<Long, Village> of(PartResult part, List<Observation> observed) {
        VillageTally tally = new VillageTally(part);
        for (int h = 0; h < part.householdCount(); h++) {
            Village village = tally.village(tally.columns.place[h]);
            village.households++;
            village.people += tally.columns.memberStart[h + 1] - tally.columns.memberStart[h];
        }
        for (int p = 0; p < part.programmes().size(); p++) {
            tally.count(p);
        }
        observed.forEach(tally::count);
        return tally.villages;
    }

    private Village village(long place) {
        return villages.computeIfAbsent(place, code -> new Village(part.programmes().size()));
    }

    /** What the ledger lists, counted as the ledger lists it. */
    private void count(Observation observed) {
        Programmes to = village(observed.place()).programmes[programme(observed.programme())];
        if (observed.certainty() == Certainty.NEEDS_INFORMATION) {
            to.unclear++;
        } else if (observed.kind() == Kind.MISSED) {
            to.missed++;
        } else {
            to.wrong++;
        }
    }

    private int programme(String id) {
        int index = 0;
        while (!part.programmes().get(index).id().equals(id)) {
            index++;
        }
        return index;
    }

    private void count(int p) {
        Programme programme = part.programmes().get(p);
        BatchDecisions decisions = part.decisions();
        byte[] outcome = decisions.outcome(p);
        long[] amount = decisions.amount(p);
        byte[] covered = decisions.covered(p);
        long[] paid = part.received(programme);
        byte[] onRoll = part.onRoll(programme);
        boolean perMember = programme.unit() == Programme.Unit.MEMBER;
        for (int h = 0; h < part.householdCount(); h++) {
            int people = 0;
            int paidPeople = 0;
            long entitledFen = 0;
            long paidFen = 0;
            for (int m = columns.memberStart[h]; m < columns.memberStart[h + 1]; m++) {
                if (perMember) {
                    if (outcome[m] == GRANTED) {
                        people++;
                        entitledFen += amount[m];
                    }
                } else if (outcome[h] == GRANTED && covered[m] == 1) {
                    people++;
                }
                if (onRoll[m] != 0) {
                    paidPeople++;
                    paidFen += paid[m];
                }
            }
            boolean entitled = perMember ? people > 0 : outcome[h] == GRANTED;
            if (!perMember && entitled) {
                entitledFen = amount[h];
            }
            if (entitled || paidPeople > 0) {
                add(
                        village(columns.place[h]).programmes[p],
                        entitled,
                        people,
                        entitledFen,
                        paidPeople,
                        paidFen);
            }
        }
    }

    private static void add(
            Programmes to,
            boolean entitled,
            int people,
            long entitledFen,
            int paidPeople,
            long paidFen) {
        to.entitledPeople += people;
        to.entitledFen += entitledFen;
        to.paidPeople += paidPeople;
        to.paidFen += paidFen;
        to.entitledHouseholds += entitled ? 1 : 0;
        to.paidHouseholds += paidPeople > 0 ? 1 : 0;
    }
}
