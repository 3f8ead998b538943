package org.huimin.engine.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.huimin.engine.base.PlaceCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a household from JSON; facts by id or Chinese name, money in yuan, exact. */
public final class HouseholdJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /** Says which places a name may mean. */
    @FunctionalInterface
    public interface Places {

        /** Knows codes only. */
        Places CODES = _ -> List.of();

        /** Empty when no place is called so. */
        List<PlaceCode> named(String name);
    }

    private final Library library;
    private final PlaceJson placeJson;
    private final FactsJson factsJson;
    private final List<InputError> errors = new ArrayList<>();

    private HouseholdJson(Library library, Places places) {
        this.library = library;
        this.placeJson = new PlaceJson(places, errors);
        this.factsJson = new FactsJson(library.vocabulary(), errors);
    }

    /**
     * Reads {@code {"place", "on", "unlisted", "parameters", "household": {…, "members": […]}}}.
     *
     * @throws InputException naming path, value, reason and remedy of every error
     */
    public static HouseholdInput read(String json, Library library) {
        return read(json, library, Places.CODES);
    }

    /** As {@link #read(String, Library)}, with names of places understood. */
    public static HouseholdInput read(String json, Library library, Places places) {
        HouseholdJson reader = new HouseholdJson(library, places);
        HouseholdInput household = reader.input(json);
        if (household == null || !reader.errors.isEmpty()) {
            throw new InputException(reader.errors);
        }
        return household;
    }

    private @Nullable HouseholdInput input(String json) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JacksonException e) {
            error(
                    "$",
                    "",
                    "不是有效的 JSON：" + e.getOriginalMessage(),
                    "not valid JSON: " + e.getOriginalMessage(),
                    "见 docs 中的例子",
                    "see the example in the documentation");
            return null;
        }
        if (!root.isObject()) {
            error(
                    "$",
                    root.toString(),
                    "应是一个对象",
                    "an object is needed",
                    "写成 {\"place\": …}",
                    "write {\"place\": …}");
            return null;
        }
        RequestKeys.translate(root);
        known(root, Set.of("place", "on", "unlisted", "parameters", "household"), "$");
        PlaceCode place = placeJson.read(root.get("place"), "$.place");
        LocalDate on = on(root.get("on"));
        HouseholdInput.Unlisted unlisted = unlisted(root.get("unlisted"));
        JsonNode household = root.get("household");
        if (household == null || !household.isObject()) {
            error(
                    "$.household",
                    shown(household),
                    "缺少家庭",
                    "the household is missing",
                    "写成 \"household\": {\"members\": [{…}]}",
                    "write \"household\": {\"members\": [{…}]}");
            return null;
        }
        List<HouseholdInput.MemberInput> members = members(household.get("members"));
        Map<String, Object> facts =
                factsJson.facts(household, false, Set.of("members"), "$.household");
        Map<String, Figure> figures = FiguresJson.read(root.get("parameters"), library, errors);
        if (on == null || place == null) {
            return null;
        }
        notAfter(on, facts, "$.household");
        for (int i = 0; i < members.size(); i++) {
            notAfter(on, members.get(i).facts(), "$.household.members[%d]".formatted(i));
        }
        return new HouseholdInput(place.code(), on, facts, members, unlisted, figures);
    }

    /** A person is not born after the day of the decision. */
    private void notAfter(LocalDate on, Map<String, Object> facts, String path) {
        facts.forEach((id, value) -> {
            boolean past = library.vocabulary().fact(id).map(Fact::past).orElse(false);
            if (past && value instanceof LocalDate date && date.isAfter(on)) {
                error(
                        path + "." + id,
                        date.toString(),
                        "晚于决定日 " + on,
                        "later than the day of the decision, " + on,
                        "改正这个日期，或者改 \"on\"",
                        "correct this date, or change \"on\"");
            }
        });
    }

    private void known(JsonNode object, Set<String> names, String path) {
        for (String name : object.propertyNames()) {
            if (!names.contains(name)) {
                factsJson.unknownName(path + "." + name, name, names);
            }
        }
    }

    private @Nullable LocalDate on(@Nullable JsonNode node) {
        LocalDate on = node == null ? null : JsonValue.date(node.asString(""));
        if (on != null) {
            return on;
        }
        error(
                "$.on",
                shown(node),
                "应是决定的日期",
                "the date of the decision is needed",
                "写成 \"on\": \"2026-03-01\"",
                "write \"on\": \"2026-03-01\"");
        return null;
    }

    private HouseholdInput.Unlisted unlisted(@Nullable JsonNode node) {
        if (node == null) {
            return HouseholdInput.Unlisted.POLICY;
        }
        String text = RequestKeys.unlisted(node.asString("")).toUpperCase(Locale.ROOT);
        for (HouseholdInput.Unlisted each : HouseholdInput.Unlisted.values()) {
            if (each.name().equals(text)) {
                return each;
            }
        }
        error(
                "$.unlisted",
                shown(node),
                "不认识的取值",
                "not a known value",
                "写 policy（按各事实的规定）、none（没有）或 unknown（不知道）",
                "write policy, none or unknown");
        return HouseholdInput.Unlisted.POLICY;
    }

    private List<HouseholdInput.MemberInput> members(@Nullable JsonNode node) {
        List<HouseholdInput.MemberInput> members = new ArrayList<>();
        if (node == null || !node.isArray() || node.isEmpty()) {
            error(
                    "$.household.members",
                    shown(node),
                    "家庭至少有一个成员",
                    "a household has at least one member",
                    "写成 \"members\": [{\"id\": \"a\", …}]",
                    "write \"members\": [{\"id\": \"a\", …}]");
            return members;
        }
        int index = 0;
        for (JsonNode member : node) {
            String path = "$.household.members[%d]".formatted(index++);
            if (!member.isObject()) {
                error(
                        path,
                        shown(member),
                        "成员应是一个对象",
                        "a member is an object",
                        "写成 {\"birthDate\": \"1980-01-31\", \"wage\": 2100}",
                        "write {\"birthDate\": \"1980-01-31\", \"wage\": 2100}");
                continue;
            }
            JsonNode id = member.get("id");
            String name = id == null ? Integer.toString(index) : id.asString(id.toString());
            if (members.stream().anyMatch(each -> each.id().equals(name))) {
                error(
                        path + ".id",
                        name,
                        "与另一成员的 id 相同",
                        "another member has the same id",
                        "给每个成员不同的 id",
                        "give every member an id of its own");
            }
            members.add(
                    new HouseholdInput.MemberInput(
                            name, factsJson.facts(member, true, Set.of("id"), path)));
        }
        return members;
    }

    private static String shown(@Nullable JsonNode node) {
        return node == null ? "" : node.toString();
    }

    private void error(
            String path, String value, String zh, String en, String remedyZh, String remedyEn) {
        errors.add(new InputError(path, value, zh, en, remedyZh, remedyEn));
    }
}
