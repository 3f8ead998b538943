package org.huimin.platform.console;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.Rule;
import org.huimin.platform.monitoring.Certainty;
import org.huimin.platform.monitoring.Ledger.Finding;
import org.huimin.platform.people.HouseholdNames;
import org.huimin.platform.people.HouseholdNames.Names;
import org.huimin.platform.people.Masks;
import org.huimin.platform.places.Places;
import org.huimin.platform.policy.PolicyLibrary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * An open error as a list shows it; names are masked.
 *
 * @param member null when it concerns the household as a whole
 * @param amountEntitled yuan a month
 */
record FindingView(
        UUID id,
        String kind,
        String programme,
        String programmeZh,
        HouseholdName household,
        @Nullable MemberName member,
        String headName,
        String place,
        String placeName,
        List<Reason> reasons,
        String amountEntitled,
        String amountPaid,
        LocalDate firstSeen,
        long ageDays,
        String certainty) {
    record HouseholdName(UUID id, String number) {}

    record MemberName(UUID id, String name) {}

    /** A rule that fails or is unknown; without an id where nothing failed. */
    record Reason(@Nullable String id, String zh, String en) {}

    /** Neither entitled nor not, and no condition of the programme says why. */
    private static final Reason INCOMPLETE =
            new Reason(null, "待核实：缺少信息", "to be checked: information is missing");

    /** Adds the names that the ledger does not keep. */
    @Component
    static final class Maker {
        private final HouseholdNames households;
        private final Places places;
        private final PolicyLibrary policy;

        Maker(HouseholdNames households, Places places, PolicyLibrary policy) {
            this.households = households;
            this.places = places;
            this.policy = policy;
        }

        List<FindingView> views(Collection<Finding> findings) {
            Map<UUID, Names> names =
                    households.of(findings.stream().map(Finding::household).toList());
            var placeNames = new PlaceNames(places);
            return findings.stream()
                    .map(finding ->
                            view(
                                    finding,
                                    names.getOrDefault(finding.household(), Names.NOBODY),
                                    placeNames))
                    .toList();
        }

        private FindingView view(Finding finding, Names names, PlaceNames placeNames) {
            Optional<Programme> programme = policy.current().programme(finding.programme());
            UUID member = finding.member();
            return new FindingView(
                    finding.id(),
                    finding.kind().code(),
                    finding.programme(),
                    programme.map(Programme::zh).orElse(finding.programme()),
                    new HouseholdName(finding.household(), names.number()),
                    member == null
                            ? null
                            : new MemberName(
                                    member, Masks.name(names.members().getOrDefault(member, ""))),
                    Masks.name(names.head()),
                    Scope.text(finding.place()),
                    placeNames.of(finding.place()),
                    reasons(finding, policy.current()),
                    Money.text(finding.entitledFen()),
                    Money.text(finding.paidFen()),
                    finding.firstSeen(),
                    finding.ageDays(),
                    finding.certainty().code());
        }

        private static List<Reason> reasons(Finding finding, Library library) {
            boolean unknown = finding.certainty() == Certainty.NEEDS_INFORMATION;
            if (finding.reasons().isEmpty()) {
                return List.of(unknown ? INCOMPLETE : general(finding));
            }
            var reasons = new ArrayList<Reason>();
            for (String id : finding.reasons()) {
                Optional<Rule> condition =
                        library.programme(finding.programme()).stream()
                                .flatMap(programme -> programme.rules().stream())
                                .filter(rule -> rule.id().equals(id))
                                .findFirst();
                String zh = condition.map(Rule::zh).orElse(id);
                String en = condition.map(Rule::en).orElse(id);
                reasons.add(
                        new Reason(
                                id,
                                unknown ? "待核实：" + zh : "不满足：" + zh,
                                (unknown ? "to be checked: " : "not met: ") + en));
            }
            return reasons;
        }

        private static Reason general(Finding finding) {
            return switch (finding.kind()) {
                case MISSED -> new Reason(null, "符合条件，未在发放名册", "entitled, but on no roll");
                case WRONG -> new Reason(null, "在发放名册，核对不符合条件", "on the roll, but not entitled");
            };
        }
    }
}
