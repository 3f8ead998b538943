package org.huimin.population;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.huimin.engine.policy.Decider;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.HouseholdInput.MemberInput;
import org.huimin.engine.policy.HouseholdInput.Unlisted;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Outcome;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.ProgrammeDecision;

/** The judge of the tests: the engine's decider of single households, not the batch. */
final class TracedVerdicts implements Verdicts {
    private final Library library;
    private final Decider decider;
    private final LocalDate on;

    TracedVerdicts(Library library, LocalDate on) {
        this.library = library;
        this.on = on;
        decider = library.decider();
    }

    @Override
    public List<String> householdProgrammes() {
        return List.of();
    }

    @Override
    public boolean ended(Household household, Projection.Facts facts, String programme, int at) {
        boolean covered =
                granted(household, facts).stream()
                        .anyMatch(grant ->
                                grant.programme().equals(programme)
                                        && grant.covered().contains(at));
        boolean open =
                decide(household, facts).stream()
                        .anyMatch(each ->
                                each.programmeId().equals(programme)
                                        && (each.memberIndex() < 0
                                                || facts.members().get(each.memberIndex()).at()
                                                        == at)
                                        && each.outcome() instanceof Outcome.NeedsInformation);
        return !covered && !open;
    }

    private List<ProgrammeDecision> decide(Household household, Projection.Facts facts) {
        List<MemberInput> members =
                facts.members().stream()
                        .map(member -> new MemberInput(member.idNumber(), member.facts()))
                        .toList();
        long place = Long.parseLong(household.village.code());
        return decider.decide(
                new HouseholdInput(place, on, facts.household(), members, Unlisted.POLICY));
    }

    @Override
    public List<Grant> granted(Household household, Projection.Facts facts) {
        var grants = new ArrayList<Grant>();
        if (facts.members().isEmpty()) {
            return grants;
        }
        for (ProgrammeDecision decision : decide(household, facts)) {
            boolean paid = library.programme(decision.programmeId()).orElseThrow().paid();
            if (paid
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
}
