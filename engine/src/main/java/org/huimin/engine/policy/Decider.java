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
}
