package org.huimin.engine.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.huimin.engine.policy.Decider;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Outcome;
import org.huimin.engine.policy.PolicySymbol;
import org.huimin.engine.policy.ProgrammeDecision;
import org.jspecify.annotations.Nullable;

/** Decides a household as parameters were known on a day; the same question is asked once. */
final class Decisions {

    private final Library library;
    private final NavigableSet<LocalDate> publications = new TreeSet<>();
    private final Map<Question, Map<Entitlement.Unit, Outcome>> outcomes = new HashMap<>();
    private final Map<Question, List<ProgrammeDecision>> traced = new HashMap<>();

    /**
     * @param known the last publication that was known; null for none
     */
    private record Question(HouseholdInput household, @Nullable LocalDate known) {}

    Decisions(Library library) {
        this.library = library;
        library.parameters()
                .forEach(each -> each.rows().forEach(row -> publications.add(row.published())));
    }

    /** The last day on which a parameter was published, up to a day; null when there is none. */
    @Nullable LocalDate publication(LocalDate known) {
        return publications.floor(known);
    }

    Map<Entitlement.Unit, Outcome> of(HouseholdInput household, LocalDate known) {
        return outcomes.computeIfAbsent(
                new Question(household, publication(known)), _ -> decide(household, known));
    }

    private Map<Entitlement.Unit, Outcome> decide(HouseholdInput household, LocalDate known) {
        Map<Entitlement.Unit, Outcome> decided = new LinkedHashMap<>();
        for (Decider.UnitOutcome each : library.decider(known).outcomes(household)) {
            String member =
                    each.memberIndex() < 0
                            ? null
                            : household.members().get(each.memberIndex()).id();
            decided.put(new Entitlement.Unit(each.programme(), member), each.outcome());
        }
        return decided;
    }

    /** With the trace: for the months that are told. */
    ProgrammeDecision traced(Entitlement entitlement, LocalDate known) {
        HouseholdInput household = entitlement.decided();
        List<ProgrammeDecision> all =
                traced.computeIfAbsent(
                        new Question(household, publication(known)),
                        _ -> new ArrayList<>(library.decider(known).decide(household)));
        String programme = entitlement.unit().programme().id();
        return all.stream()
                .filter(each -> each.programmeId().equals(programme))
                .filter(each -> Objects.equals(each.memberId(), entitlement.unit().member()))
                .findFirst()
                .orElseThrow();
    }

    /** What a parameter, rule or fact is for a unit; empty when unknown. */
    OptionalLong value(
            PolicySymbol symbol, Entitlement.Unit unit, HouseholdInput household, LocalDate known) {
        int member = -1;
        for (int i = 0; symbol.ofMember() && i < household.members().size(); i++) {
            member = household.members().get(i).id().equals(unit.member()) ? i : member;
        }
        return symbol.ofMember() && member < 0
                ? OptionalLong.empty()
                : library.value(symbol, household, member, known);
    }
}
