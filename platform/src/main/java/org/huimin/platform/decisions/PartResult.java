package org.huimin.platform.decisions;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huimin.engine.batch.BatchDecisions;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.policy.Programme;

/**
 * The decided people of one range of villages, as columns. Households are in the order of their
 * place; the members of household h are {@code columns.memberStart[h]} to {@code memberStart[h + 1]
 * - 1}.
 *
 * @param run the run this belongs to
 * @param on the day the rules were applied for
 * @param fromPlace first 12-digit code of the range
 * @param toPlace last 12-digit code of the range, inclusive
 * @param programmes in classification order, the order of {@code decisions}
 * @param columns the facts that were read, among them what each member is paid now
 * @param decisions the engine's answer
 * @param households ids, one per household
 * @param members ids, one per member
 * @param rolls who is paid what
 * @param unregistered persons on a roll whom no register knows
 */
public record PartResult(
        UUID run,
        LocalDate on,
        long fromPlace,
        long toPlace,
        List<Programme> programmes,
        FactColumns columns,
        BatchDecisions decisions,
        UUID[] households,
        UUID[] members,
        Rolls rolls,
        List<Unregistered> unregistered) {

    /**
     * Fen a month each member is paid under the programme; 0 also where there is no row on the
     * roll.
     */
    public long[] received(Programme programme) {
        return rolls.received(programmes.indexOf(programme));
    }

    /** 1 for each member with an active row on the programme's roll. */
    public byte[] onRoll(Programme programme) {
        return rolls.onRoll(programmes.indexOf(programme));
    }

    /** Number of households of this part; the columns may be longer. */
    public int householdCount() {
        return households.length;
    }
}
