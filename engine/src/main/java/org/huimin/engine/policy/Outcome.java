package org.huimin.engine.policy;

import java.util.List;

/** What was decided. */
public sealed interface Outcome {

    /**
     * Entitled.
     *
     * @param amountFen fen a month; 0 for a status without money
     * @param coveredMembers indexes of the members a household programme covers
     */
    record Granted(long amountFen, List<Component> components, List<Integer> coveredMembers)
            implements Outcome {}

    /** At least one condition is known to be false. */
    record Refused(List<Reason> reasons) implements Outcome {}

    /**
     * No condition is known to be false, but something needed is unknown.
     *
     * @param conditions ids of the conditions that are open; empty when only the amount is
     */
    record NeedsInformation(
            List<Missing.OfFact> facts,
            List<Missing.OfParameter> parameters,
            List<Missing.OfRule> rules,
            List<String> conditions)
            implements Outcome {}

    /** The programme is not for this household or member. */
    record NotApplicable(Text reason) implements Outcome {}

    /** One part of the amount, fen a month. */
    record Component(String rule, Text name, long amountFen) {}

    /**
     * A condition that is false.
     *
     * @param text for the citizen, figures filled in
     * @param law {@code act@version art.9}
     * @param clause the same as people cite it
     */
    record Reason(String rule, Text name, Text text, String law, Text clause) {}
}
