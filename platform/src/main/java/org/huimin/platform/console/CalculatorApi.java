package org.huimin.platform.console;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.huimin.engine.base.FixedPoint;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.DecisionJson;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.HouseholdJson;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Vocabulary;
import org.huimin.platform.access.Permission;
import org.huimin.platform.audit.Audit;
import org.huimin.platform.people.HouseholdView;
import org.huimin.platform.people.Masks;
import org.huimin.platform.people.People;
import org.huimin.platform.policy.PolicyLibrary;
import org.huimin.platform.policy.ProgrammePages;
import org.huimin.platform.policy.ProgrammeView.FactView;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The policy calculator: a household by hand, decided by every programme. Takes and answers what
 * {@code bin/decide} does; nothing is stored.
 */
@ConsoleApi
@RequestMapping("/api/calculator")
final class CalculatorApi {
    private final ProgrammePages pages;
    private final PolicyLibrary policy;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    CalculatorApi(
            ProgrammePages pages, PolicyLibrary policy, People people, Audit audit, Clock clock) {
        this.pages = pages;
        this.policy = policy;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What can be asked of a household.
     *
     * @param groups headings in order, each with the ids of its facts
     */
    record Form(List<Map<String, Object>> groups, List<FactView> facts, LocalDate today) {}

    /**
     * A real household as a start.
     *
     * @param input as {@code bin/decide} takes it; members are numbered
     * @param members masked name by number
     */
    record Start(String number, Map<String, Object> input, Map<String, String> members) {}

    @Requires(Permission.VIEW_POLICY)
    @GetMapping("/form")
    Form form() {
        return new Form(pages.groups(), pages.facts(), LocalDate.now(clock));
    }

    /** Decides; a household that cannot be read is refused with each error's path and remedy. */
    @Requires(Permission.VIEW_POLICY)
    @PostMapping
    JsonNode decide(@RequestBody String household) {
        Library library = policy.current();
        HouseholdInput input = HouseholdJson.read(household, library);
        ObjectNode decided = DecisionJson.write(input, library, library.decider().decide(input));
        new Sourced(Map.of(), policy.sources()).decisions(decided);
        return decided;
    }

    /** A household of the register as a start; a read like any other, so it is logged. */
    @Requires({Permission.VIEW_POLICY, Permission.VIEW_HOUSEHOLD})
    @GetMapping("/households/{id}")
    Start household(@PathVariable UUID id, @RequestParam @Nullable LocalDate on) {
        LocalDate today = LocalDate.now(clock);
        HouseholdView view = people.household(id).orElseThrow(CalculatorApi::noHousehold);
        HouseholdInput input =
                people.toHouseholdInput(id, today).orElseThrow(CalculatorApi::noHousehold).input();
        audit.record("household.view", "household:" + id, "", "for the policy calculator");
        Map<String, String> names = new LinkedHashMap<>();
        for (HouseholdView.Member member : view.members()) {
            names.put(member.id().toString(), Masks.name(member.name()));
        }
        Map<String, String> byNumber = new LinkedHashMap<>();
        for (HouseholdInput.MemberInput member : input.members()) {
            byNumber.put(
                    Integer.toString(byNumber.size() + 1), names.getOrDefault(member.id(), ""));
        }
        return new Start(view.number(), json(input, on == null ? today : on), byNumber);
    }

    /** As {@code bin/decide} takes it; ids of persons are left out. */
    private Map<String, Object> json(HouseholdInput input, LocalDate on) {
        Vocabulary words = policy.current().vocabulary();
        Map<String, Object> household = facts(input.facts(), words);
        List<Map<String, Object>> members = new ArrayList<>();
        for (HouseholdInput.MemberInput member : input.members()) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("id", Integer.toString(members.size() + 1));
            facts.putAll(facts(member.facts(), words));
            members.add(facts);
        }
        household.put("members", members);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("place", Scope.text(input.place()));
        json.put("on", on.toString());
        json.put("unlisted", input.unlisted().name().toLowerCase(Locale.ROOT));
        json.put("household", household);
        return json;
    }

    private static Map<String, Object> facts(Map<String, Object> facts, Vocabulary words) {
        Map<String, Object> written = new LinkedHashMap<>();
        facts.forEach((id, value) ->
                words.fact(id).ifPresent(fact -> written.put(id, value(fact.type(), value))));
        return written;
    }

    private static @Nullable Object value(Type type, Object value) {
        if (value.equals(HouseholdInput.UNKNOWN)) {
            return null;
        }
        return type instanceof Type.Number number && value instanceof Long scaled
                ? FixedPoint.plain(scaled, number.scale())
                : value instanceof Boolean ? value : value.toString();
    }

    private static Refused noHousehold() {
        return Refused.notFound("没有这户家庭。", "There is no such household.");
    }
}
