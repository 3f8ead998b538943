package org.huimin.engine.policy;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
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

    private final FactsJson factsJson;
    private final List<InputError> errors = new ArrayList<>();

    private HouseholdJson(Vocabulary vocabulary) {
        this.factsJson = new FactsJson(vocabulary, errors);
    }

    /**
     * Reads {@code {"place", "on", "unlisted", "household": {…, "members": […]}}}.
     *
     * @throws InputException naming path, value, reason and remedy of every error
     */
    public static HouseholdInput read(String json, Vocabulary vocabulary) {
        HouseholdJson reader = new HouseholdJson(vocabulary);
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
        known(root, Set.of("place", "on", "unlisted", "household"), "$");
        long place = place(root.get("place"));
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
        return on == null ? null : new HouseholdInput(place, on, facts, members, unlisted);
    }

    private void known(JsonNode object, Set<String> names, String path) {
        for (String name : object.propertyNames()) {
            if (!names.contains(name)) {
                factsJson.unknownName(path + "." + name, name, names);
            }
        }
    }

    private long place(@Nullable JsonNode node) {
        String text = node == null || node.isNull() ? "" : node.asString("");
        switch (PlaceCode.read(text)) {
            case PlaceCode.Reading.Valid(var place) -> {
                return place.code();
            }
            case PlaceCode.Reading.Invalid(var problem) -> {
                error(
                        "$.place",
                        shown(node),
                        problem.zh(),
                        problem.en(),
                        problem.remedyZh(),
                        problem.remedyEn());
                return 0;
            }
        }
    }

    private @Nullable LocalDate on(@Nullable JsonNode node) {
        try {
            if (node != null && node.isString()) {
                return LocalDate.parse(node.asString());
            }
        } catch (DateTimeParseException e) {
            // told below
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
        String text = node.asString("").toUpperCase(Locale.ROOT);
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
