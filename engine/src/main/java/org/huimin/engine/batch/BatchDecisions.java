package org.huimin.engine.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.huimin.engine.policy.Programme;

/**
 * The decisions of a batch, one array per programme (in the library's order), indexed by household
 * or, for a programme of members, by member.
 */
public final class BatchDecisions {

    public static final byte NOT_APPLICABLE = 0;
    public static final byte REFUSED = 1;
    public static final byte GRANTED = 2;
    public static final byte NEEDS_INFORMATION = 3;

    final byte[][] outcome;
    final long[][] amount;
    final long[][] reasons;
    final byte[][] covered;
    private final List<Fault> faults = new ArrayList<>();

    /**
     * A household that could not be calculated (overflow): an error in the content or the data.
     *
     * @param household its index; its decisions say that information is needed
     */
    public record Fault(int household, String message) {}

    BatchDecisions(List<Programme> programmes, FactColumns facts) {
        int count = programmes.size();
        outcome = new byte[count][];
        amount = new long[count][];
        reasons = new long[count][];
        covered = new byte[count][];
        for (int p = 0; p < count; p++) {
            Programme programme = programmes.get(p);
            int units = facts.units(programme);
            outcome[p] = new byte[units];
            amount[p] = new long[units];
            reasons[p] = new long[units];
            boolean ofMember = programme.unit() == Programme.Unit.MEMBER;
            covered[p] = new byte[ofMember ? 0 : facts.members()];
        }
    }

    /** 0 not applicable, 1 refused, 2 granted, 3 needs information. */
    public byte[] outcome(int programme) {
        return outcome[programme];
    }

    /** Fen a month; 0 unless granted. */
    public long[] amount(int programme) {
        return amount[programme];
    }

    /** Bit i: condition i is false (when refused) or unknown (when information is needed). */
    public long[] reasons(int programme) {
        return reasons[programme];
    }

    /** Per member of a granted household: 1 = covered. Empty for programmes of members. */
    public byte[] covered(int programme) {
        return covered[programme];
    }

    /** Households that could not be calculated; empty in a sound batch. */
    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    void fault(FactColumns facts, int household, String message) {
        faults.add(new Fault(household, message));
        int from = facts.memberStart[household];
        int to = facts.memberStart[household + 1];
        for (int p = 0; p < outcome.length; p++) {
            boolean ofMember = covered[p].length == 0 && outcome[p].length == facts.members();
            int first = ofMember ? from : household;
            int last = ofMember ? to : household + 1;
            Arrays.fill(outcome[p], first, last, NEEDS_INFORMATION);
            Arrays.fill(amount[p], first, last, 0L);
            Arrays.fill(reasons[p], first, last, 0L);
            if (!ofMember) {
                Arrays.fill(covered[p], from, to, (byte) 0);
            }
        }
    }
}
