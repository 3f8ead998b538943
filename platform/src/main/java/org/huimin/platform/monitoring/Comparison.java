package org.huimin.platform.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.huimin.engine.batch.BatchDecisions;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.policy.PlaceMatters;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.Programme.Unit;
import org.huimin.engine.policy.Rule;
import org.huimin.platform.decisions.PartResult;
import org.huimin.platform.decisions.Unregistered;
import org.jspecify.annotations.Nullable;

/**
 * Compares one programme's decisions with who is being paid. On the roll means that the roll has a
 * row for the person, whatever its amount: a status without money (a recognised marginal household)
 * is on the roll too.
 */
final class Comparison {
    /**
     * Reason of a person on a roll whom no register knows; no rule's id, since no rule was asked.
     */
    static final String NOT_REGISTERED = "not-registered";

    private static final int REFUSED = 1;
    private static final int GRANTED = 2;
    private static final int NEEDS_INFORMATION = 3;

    private final PartResult part;
    private final Programme programme;
    private final FactColumns columns;
    private final BatchDecisions decisions;
    private final int index;
    private final byte[] outcome;
    private final long[] amount;
    private final byte[] covered;
    private final long[] paid;
    private final byte[] onRoll;
    private final long ofPlace;
    private final List<Observation> found = new ArrayList<>();

    private Comparison(PartResult part, int index) {
        this.part = part;
        this.programme = part.programmes().get(index);
        this.columns = part.columns();
        this.decisions = part.decisions();
        this.index = index;
        this.outcome = decisions.outcome(index);
        this.amount = decisions.amount(index);
        this.covered = decisions.covered(index);
        this.paid = part.received(programme);
        this.onRoll = part.onRoll(programme);
        this.ofPlace = PlaceMatters.of(programme);
    }

    /** Everything that differs in this part, programme by programme. */
    static List<Observation> of(PartResult part) {
        List<Observation> observed = new ArrayList<>();
        for (int p = 0; p < part.programmes().size(); p++) {
            observed.addAll(of(part, p));
        }
        return observed;
    }

    private static List<Observation> of(PartResult part, int programmeIndex) {
        Comparison comparison = new Comparison(part, programmeIndex);
        for (int h = 0; h < part.householdCount(); h++) {
            if (comparison.programme.unit() == Unit.MEMBER) {
                comparison.compareMembers(h);
            } else {
                comparison.compareHousehold(h);
            }
        }
        comparison.compareUnregistered(programmeIndex);
        return comparison.found;
    }

    private void compareUnregistered(int programmeIndex) {
        for (Unregistered person : part.unregistered()) {
            long fen = person.paid()[programmeIndex];
            if (fen >= 0) {
                found.add(
                        new Observation(
                                person.household(),
                                person.person(),
                                person.place(),
                                programme.id(),
                                Kind.WRONG,
                                Certainty.CERTAIN,
                                List.of(NOT_REGISTERED),
                                0,
                                fen));
            }
        }
    }

    private void compareMembers(int h) {
        for (int m = columns.memberStart[h]; m < columns.memberStart[h + 1]; m++) {
            if (outcome[m] == GRANTED && onRoll[m] == 0 && owed(amount[m])) {
                add(h, m, Kind.MISSED, Certainty.CERTAIN, List.of(), amount[m], 0);
            } else if (onRoll[m] == 0 && possible(m)) {
                add(
                        h,
                        m,
                        Kind.MISSED,
                        Certainty.NEEDS_INFORMATION,
                        names(decisions.reasons(index, m)),
                        amount[m],
                        0);
            } else if (outcome[m] <= REFUSED && onRoll[m] != 0) {
                add(
                        h,
                        m,
                        Kind.WRONG,
                        Certainty.CERTAIN,
                        failed(outcome[m], decisions.reasons(index, m)),
                        0,
                        paid[m]);
            }
        }
    }

    private void compareHousehold(int h) {
        int from = columns.memberStart[h];
        int to = columns.memberStart[h + 1];
        boolean anyoneOnRoll = false;
        long paidFen = 0;
        for (int m = from; m < to; m++) {
            anyoneOnRoll |= onRoll[m] != 0;
            paidFen += paid[m];
        }
        if (!anyoneOnRoll) {
            if (outcome[h] == GRANTED && owed(amount[h])) {
                add(h, -1, Kind.MISSED, Certainty.CERTAIN, List.of(), amount[h], 0);
            } else if (possible(h)) {
                add(
                        h,
                        -1,
                        Kind.MISSED,
                        Certainty.NEEDS_INFORMATION,
                        names(decisions.reasons(index, h)),
                        amount[h],
                        0);
            }
        } else if (outcome[h] <= REFUSED) {
            add(
                    h,
                    -1,
                    Kind.WRONG,
                    Certainty.CERTAIN,
                    failed(outcome[h], decisions.reasons(index, h)),
                    0,
                    paidFen);
        } else if (outcome[h] == GRANTED) {
            compareCovered(h, from, to);
        }
    }

    /**
     * The household is right; but a newborn may be missing on the roll, or someone who died still
     * be on it.
     */
    private void compareCovered(int h, int from, int to) {
        for (int m = from; m < to; m++) {
            if (covered[m] == 1 && onRoll[m] == 0 && owed(amount[h])) {
                add(h, m, Kind.MISSED, Certainty.CERTAIN, List.of(), amount[h], 0);
            } else if (covered[m] == 0 && onRoll[m] != 0) {
                add(h, m, Kind.WRONG, Certainty.CERTAIN, ruleOf(programme.covers()), 0, paid[m]);
            }
        }
    }

    /**
     * A status without money is a lead, not an unpaid debt: nobody is missed there. Neither is a
     * household whose shortfall rounds to nothing.
     */
    private boolean owed(long fen) {
        return programme.paid() && fen > 0;
    }

    /**
     * Somebody may be missed where a fact about them is open. Where the place has not yet said
     * whether it has the programme, the county has a parameter to enter and nobody is a lead.
     */
    private boolean possible(int unit) {
        return programme.paid()
                && outcome[unit] == NEEDS_INFORMATION
                && (decisions.reasons(index, unit) & ofPlace) == 0;
    }

    private List<String> failed(int outcomeCode, long bits) {
        return outcomeCode == REFUSED ? names(bits) : ruleOf(programme.applies());
    }

    private static List<String> ruleOf(@Nullable Rule rule) {
        return rule == null ? List.of() : List.of(rule.id());
    }

    private List<String> names(long bits) {
        List<Rule> conditions = programme.conditions();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            if ((bits >>> i & 1) != 0) {
                names.add(conditions.get(i).id());
            }
        }
        return names;
    }

    private void add(
            int h,
            int m,
            Kind kind,
            Certainty certainty,
            List<String> why,
            long entitledFen,
            long paidFen) {
        @Nullable UUID member = m < 0 ? null : part.members()[m];
        found.add(
                new Observation(
                        part.households()[h],
                        member,
                        columns.place[h],
                        programme.id(),
                        kind,
                        certainty,
                        why,
                        entitledFen,
                        paidFen));
    }
}
