package org.huimin.population;

import java.util.List;

/** Who is entitled to money, by the policy engine, from facts as delivered. */
interface Verdicts {

    /**
     * A paid entitlement.
     *
     * @param household whether the unit is the household
     * @param covered positions of the covered members in the household
     * @param amount fen a month, of the household or of the one member
     */
    record Grant(String programme, boolean household, List<Integer> covered, long amount) {}

    /** Only of programmes that pay; nothing where information is missing. */
    List<Grant> granted(Household household, Projection.Facts facts);

    /**
     * Whether a member is certainly not covered: refused or not concerned by what is known, not
     * merely open for want of a fact.
     */
    boolean ended(Household household, Projection.Facts facts, String programme, int at);

    /** The paid programmes whose unit is the household, in classification order. */
    List<String> householdProgrammes();
}
