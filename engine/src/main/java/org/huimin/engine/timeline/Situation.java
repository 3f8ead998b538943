package org.huimin.engine.timeline;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.OptionalLong;
import org.huimin.engine.feel.CodeList;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.Outcome;
import org.huimin.engine.policy.PolicySymbol;
import org.huimin.engine.policy.Text;
import org.huimin.engine.policy.Timing;

/** A household in a month, with everything decided for it. */
record Situation(
        YearMonth month,
        HouseholdInput household,
        Map<Entitlement.Unit, Outcome> outcomes,
        LocalDate known) {

    /** What is decided for a unit; not applicable once the member is gone. */
    Outcome outcome(Entitlement.Unit unit) {
        return outcomes.getOrDefault(
                unit,
                new Outcome.NotApplicable(new Text("已不在这一户", "is no longer in the household")));
    }

    /** The code that holds here: what the place sets, or what holds everywhere. */
    <E extends Enum<E> & Timing.Code> E chosen(
            Timing.Choice<E> choice, E[] codes, Entitlement.Unit unit, Decisions decisions) {
        PolicySymbol by = choice.by();
        if (by == null || !(by.type().present() instanceof Type.Code(CodeList list))) {
            return choice.otherwise();
        }
        OptionalLong rank = decisions.value(by, unit, household, known);
        for (E code : codes) {
            if (rank.isPresent()
                    && list.codes().get((int) rank.getAsLong()).code().equals(code.key())) {
                return code;
            }
        }
        return choice.otherwise();
    }
}
