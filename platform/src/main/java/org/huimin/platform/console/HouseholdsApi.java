package org.huimin.platform.console;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.huimin.engine.policy.DecisionJson;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.Library;
import org.huimin.platform.access.Permission;
import org.huimin.platform.audit.Audit;
import org.huimin.platform.monitoring.Ledger;
import org.huimin.platform.people.Found;
import org.huimin.platform.people.HouseholdFacts;
import org.huimin.platform.people.HouseholdNames;
import org.huimin.platform.people.HouseholdNames.Names;
import org.huimin.platform.people.HouseholdView;
import org.huimin.platform.people.Masks;
import org.huimin.platform.people.People;
import org.huimin.platform.places.Places;
import org.huimin.platform.policy.PolicyLibrary;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** Households: search, the page of one, and a full number for a reason. Every look is logged. */
@ConsoleApi
@RequestMapping("/api/households")
final class HouseholdsApi {
    private static final int SHORTEST_REASON = 4;
    private static final String IDENTITY_NUMBER = "idNumber";

    private final People people;
    private final HouseholdNames names;
    private final PolicyLibrary policy;
    private final Ledger ledger;
    private final FindingView.Maker findings;
    private final Places places;
    private final Audit audit;
    private final Clock clock;

    HouseholdsApi(
            People people,
            HouseholdNames names,
            PolicyLibrary policy,
            Ledger ledger,
            FindingView.Maker findings,
            Places places,
            Audit audit,
            Clock clock) {
        this.people = people;
        this.names = names;
        this.policy = policy;
        this.ledger = ledger;
        this.findings = findings;
        this.places = places;
        this.audit = audit;
        this.clock = clock;
    }

    /** A household found; the names are masked. */
    record Hit(
            UUID id,
            String number,
            String headName,
            String found,
            String place,
            String placeName,
            int members) {}

    record Unmask(@Nullable UUID memberId, @Nullable String field, @Nullable String reason) {}

    record Unmasked(String value) {}

    /**
     * @param q a whole identity number, a household number or a part of a name
     */
    @Requires(Permission.VIEW_HOUSEHOLD)
    @GetMapping
    List<Hit> search(@RequestParam String q) {
        Map<UUID, Found> first = new LinkedHashMap<>();
        for (Found found : people.search(q)) {
            UUID household = found.household();
            if (household != null) {
                first.putIfAbsent(household, found);
            }
        }
        // what was typed may be an identity number: only that somebody searched is kept
        audit.record("household.search", "households", "", first.size() + " found");
        Map<UUID, Names> named = names.of(first.keySet());
        var placeNames = new PlaceNames(places);
        return first.entrySet().stream()
                .map(entry -> hit(entry.getKey(), entry.getValue(), named, placeNames))
                .toList();
    }

    private static Hit hit(
            UUID household, Found found, Map<UUID, Names> named, PlaceNames placeNames) {
        Names of = named.getOrDefault(household, Names.NOBODY);
        return new Hit(
                household,
                of.number(),
                Masks.name(of.head()),
                Masks.name(found.name()),
                Scope.text(found.place()),
                placeNames.of(found.place()),
                of.members().size());
    }

    /**
     * @param asOf as it was known at the end of that day; missing means now
     */
    @Requires(Permission.VIEW_HOUSEHOLD)
    @GetMapping("/{id}")
    HouseholdPage household(@PathVariable UUID id, @RequestParam @Nullable LocalDate asOf) {
        LocalDate today = LocalDate.now(clock);
        LocalDate on = asOf == null ? today : asOf;
        if (on.isAfter(today)) {
            throw Refused.invalid("asOf", on, "请选择今天或以前的日期。", "Choose today or an earlier day.");
        }
        HouseholdFacts facts =
                people.toHouseholdInput(id, on).orElseThrow(HouseholdsApi::noHousehold);
        HouseholdView view = facts.view();
        audit.record("household.view", "household:" + id, "", asOf == null ? "" : "as of " + on);
        Library library = policy.current();
        return new HouseholdPage(
                id,
                view.number(),
                Scope.text(view.place()),
                new PlaceNames(places).of(view.place()),
                places.path(view.place()).stream().map(PlaceView.Name::of).toList(),
                HouseholdPage.label(view.urbanRural(), library.vocabulary()),
                view.members().stream()
                        .map(member -> HouseholdPage.Member.of(member, on, library.vocabulary()))
                        .toList(),
                decisions(facts, library),
                findings.views(ledger.ofHousehold(id)));
    }

    private JsonNode decisions(HouseholdFacts facts, Library library) {
        HouseholdInput input = facts.input();
        return new Sourced(facts.notes(), policy.sources())
                .decisions(DecisionJson.write(input, library, library.decider().decide(input)));
    }

    /**
     * A full number or other sealed field of a member; written to the audit trail with the reason
     * before it is shown.
     */
    @Requires({Permission.VIEW_HOUSEHOLD, Permission.UNMASK})
    @PostMapping("/{id}/unmask")
    Unmasked unmask(@PathVariable UUID id, @RequestBody Unmask asked) {
        String reason = Objects.requireNonNullElse(asked.reason, "").strip();
        String field = Objects.requireNonNullElse(asked.field, "").strip();
        UUID member = asked.memberId;
        if (reason.length() < SHORTEST_REASON) {
            throw Refused.invalid(
                    "reason",
                    reason,
                    "请写明查看原因，至少 %d 个字。".formatted(SHORTEST_REASON),
                    "Say why, in at least %d characters.".formatted(SHORTEST_REASON));
        }
        if (member == null || people.householdOf(member).filter(id::equals).isEmpty()) {
            throw noHousehold();
        }
        audit.record("member.unmask", "household:" + id, reason, field + " of " + member);
        Optional<String> value =
                field.equals(IDENTITY_NUMBER)
                        ? people.identityNumber(member)
                        : people.registerSecret(member, field);
        return new Unmasked(
                value.orElseThrow(() ->
                        Refused.notFound(
                                "没有登记该成员的这一项：" + field + "。",
                                "Nothing is on file for this member: " + field + ".")));
    }

    private static Refused noHousehold() {
        return Refused.notFound("没有这户家庭。", "There is no such household.");
    }
}
