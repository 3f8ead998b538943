package org.huimin.engine.policy;

import java.util.List;

/** Decides one household. */
public interface Decider {

    /**
     * Every programme in classification order; a programme of members once per member.
     *
     * @throws DecisionFault when an amount overflows
     * @throws IllegalArgumentException when a given value does not fit its fact's type
     */
    List<ProgrammeDecision> decide(HouseholdInput household);

    /** One outcome, as in {@link ProgrammeDecision}. */
    record UnitOutcome(Programme programme, int memberIndex, Outcome outcome) {}

    /** The same outcomes in the same order without traces: for questions, not for the record. */
    List<UnitOutcome> outcomes(HouseholdInput household);
}
