package org.huimin.population;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.huimin.engine.policy.Decider;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.HouseholdInput.MemberInput;
import org.huimin.engine.policy.HouseholdInput.Unlisted;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Outcome;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.ProgrammeDecision;

/** Asks the policy engine with the published rules of the place. */
final class EngineVerdicts implements Verdicts {
    private final Decider decider;
    private final LocalDate on;
    private final Set<String> paying;
    private final List<String> householdProgrammes;

    EngineVerdicts(Library library, LocalDate on) {
        decider = library.decider();
        this.on = on;
        paying =
                library.programmes().stream()
                        .filter(Programme::paid)
                        .map(Programme::id)
                        .collect(Collectors.toUnmodifiableSet());
        householdProgrammes =
                library.programmes().stream()
                        .filter(each -> each.paid() && each.unit() == Programme.Unit.HOUSEHOLD)
                        .map(Programme::id)
                        .toList();
    }

    @Override
    public List<String> householdProgrammes() {
        return householdProgrammes;
    }

    @Override
    public List<Grant> granted(Household household, Projection.Facts facts) {
        var grants = new ArrayList<Grant>(2);
        if (facts.members().isEmpty()) {
            return grants;
        }
        for (ProgrammeDecision decision : decide(household, facts)) {
            if (paying.contains(decision.programmeId())
                    && decision.outcome() instanceof Outcome.Granted granted
                    && granted.amountFen() > 0) {
                boolean whole = decision.unit() == Programme.Unit.HOUSEHOLD;
                List<Integer> covered =
                        (whole ? granted.coveredMembers() : List.of(decision.memberIndex()))
                                .stream().map(at -> facts.members().get(at).at()).toList();
                grants.add(new Grant(decision.programmeId(), whole, covered, granted.amountFen()));
            }
        }
        return grants;
    }

    /** All decisions; member indexes are those of {@code facts}. */
    List<ProgrammeDecision> decide(Household household, Projection.Facts facts) {
        List<MemberInput> members =
                facts.members().stream()
                        .map(member -> new MemberInput(member.idNumber(), member.facts()))
                        .toList();
        long place = Long.parseLong(household.village.code());
        return decider.decide(
                new HouseholdInput(place, on, facts.household(), members, Unlisted.POLICY));
    }
}
