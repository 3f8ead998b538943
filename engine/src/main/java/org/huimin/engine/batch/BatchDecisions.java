package org.huimin.engine.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
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

    /** byte[], short[], int[] or long[], as many bits as there are conditions. */
    final Object[] reasons;

    final byte[][] covered;
    private final boolean[] ofMember;

    /** Programmes that cover all members of a granted household. */
    private final boolean[] everyone;

    /** Programmes of {@link #everyone} whose array shows the decisions as they stand. */
    private final boolean[] told;

    private final int[] memberStart;
    private final int households;
    private final Detail detail;
    private final List<Fault> faults = new ArrayList<>();

    /**
     * A household that could not be calculated (overflow): an error in the content or the data.
     *
     * @param household its index; its decisions say that information is needed
     */
    public record Fault(int household, String message) {}

    BatchDecisions(List<Programme> programmes, FactColumns facts) {
        this(programmes, facts, Detail.REASONS);
    }

    BatchDecisions(List<Programme> programmes, FactColumns facts, Detail detail) {
        this.detail = detail;
        int count = programmes.size();
        outcome = new byte[count][];
        amount = new long[count][];
        reasons = new Object[count];
        covered = new byte[count][];
        ofMember = new boolean[count];
        everyone = new boolean[count];
        told = new boolean[count];
        memberStart = facts.memberStart;
        households = facts.households();
        for (int p = 0; p < count; p++) {
            Programme programme = programmes.get(p);
            int units = facts.units(programme);
            ofMember[p] = programme.unit() == Programme.Unit.MEMBER;
            outcome[p] = new byte[units];
            amount[p] = new long[units];
            boolean why = detail == Detail.REASONS;
            reasons[p] = room(width(programme), why ? units : 0);
            everyone[p] = programme.covers() == null;
            covered[p] = new byte[why && !ofMember[p] ? facts.members() : 0];
        }
    }

    /** How much they say. */
    public Detail detail() {
        return detail;
    }

    /** 0 not applicable, 1 refused, 2 granted, 3 needs information. */
    public byte[] outcome(int programme) {
        return outcome[programme];
    }

    /** Fen a month; 0 unless granted. */
    public long[] amount(int programme) {
        return amount[programme];
    }

    /**
     * Why: bit i says that condition i is false (when refused) or unknown (when information is
     * needed).
     *
     * @param unit the household or, for a programme of members, the member
     * @throws ArrayIndexOutOfBoundsException without {@link Detail#REASONS}
     */
    public long reasons(int programme, int unit) {
        return switch (reasons[programme]) {
            case byte[] bits -> bits[unit] & 0xFFL;
            case short[] bits -> bits[unit] & 0xFFFFL;
            case int[] bits -> bits[unit] & 0xFFFFFFFFL;
            case long[] bits -> bits[unit];
            default -> throw new IllegalStateException();
        };
    }

    void reasons(int programme, int unit, long why) {
        switch (reasons[programme]) {
            case byte[] bits -> bits[unit] = (byte) why;
            case short[] bits -> bits[unit] = (short) why;
            case int[] bits -> bits[unit] = (int) why;
            case long[] bits -> bits[unit] = why;
            default -> throw new IllegalStateException();
        }
    }

    /** How wide the reasons of a programme are stored. */
    static Column.Width width(Programme programme) {
        int conditions = programme.conditions().size();
        return conditions <= Byte.SIZE
                ? Column.Width.BYTE
                : conditions <= Short.SIZE
                        ? Column.Width.SHORT
                        : conditions <= Integer.SIZE ? Column.Width.INT : Column.Width.LONG;
    }

    private static Object room(Column.Width width, int length) {
        return switch (width) {
            case BYTE -> new byte[length];
            case SHORT -> new short[length];
            case INT -> new int[length];
            case LONG -> new long[length];
        };
    }

    /**
     * Per member of a granted household: 1 = covered. Empty for programmes of members and without
     * {@link Detail#REASONS}. After a new decision it is to be asked for again.
     */
    public byte[] covered(int programme) {
        byte[] members = covered[programme];
        if (!everyone[programme] || told[programme] || members.length == 0) {
            return members;
        }
        told[programme] = true;
        for (int i = 0; i < households; i++) {
            byte granted = (byte) (outcome[programme][i] == GRANTED ? 1 : 0);
            for (int j = memberStart[i]; j < memberStart[i + 1]; j++) {
                members[j] = granted;
            }
        }
        return members;
    }

    /** Every array that a loop writes, and whether it goes by member. */
    void columns(BiConsumer<Object, Boolean> each) {
        for (int p = 0; p < outcome.length; p++) {
            each.accept(outcome[p], ofMember[p]);
            each.accept(amount[p], ofMember[p]);
            if (detail == Detail.REASONS) {
                each.accept(reasons[p], ofMember[p]);
                if (!everyone[p] && !ofMember[p]) {
                    each.accept(covered[p], true);
                }
            }
        }
    }

    /** Households that could not be calculated; empty in a sound batch. */
    public synchronized List<Fault> faults() {
        return List.copyOf(faults);
    }

    synchronized void fault(FactColumns facts, int household, String message) {
        faults.add(new Fault(household, message));
        int from = facts.memberStart[household];
        int to = facts.memberStart[household + 1];
        for (int p = 0; p < outcome.length; p++) {
            int first = ofMember[p] ? from : household;
            int last = ofMember[p] ? to : household + 1;
            Arrays.fill(outcome[p], first, last, NEEDS_INFORMATION);
            Arrays.fill(amount[p], first, last, 0L);
            if (detail == Detail.REASONS) {
                for (int unit = first; unit < last; unit++) {
                    reasons(p, unit, 0L);
                }
            }
            if (covered[p].length > 0) {
                Arrays.fill(covered[p], from, to, (byte) 0);
            }
        }
    }

    /** New decisions are about to be written; faults of earlier runs over all are forgotten. */
    synchronized void begin(boolean all) {
        Arrays.fill(told, false);
        if (all) {
            faults.clear();
        }
    }
}
