package org.huimin.engine.timeline;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.feel.Suggestions;
import org.huimin.engine.policy.FactsJson;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.HouseholdJson;
import org.huimin.engine.policy.InputError;
import org.huimin.engine.policy.InputException;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.PlaceJson;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.RequestKeys;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads a {@link History} from JSON; every mistake at once, with its path and a remedy. */
public final class HistoryJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(
                            tools.jackson.databind.DeserializationFeature
                                    .USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(tools.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();
    private static final int LONGEST = 600;
    private static final Map<String, String> KINDS =
            Map.of("申请", "applied", "确认", "confirmed", "续期", "renewed", "退出", "withdrawn");

    private final Library library;
    private final List<InputError> errors = new ArrayList<>();
    private final FactsJson factsJson;
    private final HouseholdJson.Places places;
    private final PlaceJson placeJson;

    private HistoryJson(Library library, HouseholdJson.Places places) {
        this.library = library;
        this.places = places;
        this.placeJson = new PlaceJson(places, errors);
        this.factsJson = new FactsJson(library.vocabulary(), errors);
    }

    /**
     * Reads {@code {"place", "parameters", "span", "knownOn", "household", "events", "changes"}}.
     *
     * @throws InputException naming path, value, reason and remedy of every error
     */
    public static History read(String json, Library library) {
        return read(json, library, HouseholdJson.Places.CODES);
    }

    /** As {@link #read(String, Library)}, with names of places understood. */
    public static History read(String json, Library library, HouseholdJson.Places places) {
        HistoryJson reader = new HistoryJson(library, places);
        History history = reader.history(json);
        if (history == null || !reader.errors.isEmpty()) {
            throw new InputException(reader.errors);
        }
        return history;
    }

    private @Nullable History history(String json) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JacksonException e) {
            error(
                    "$",
                    "",
                    "不是有效的 JSON：" + e.getOriginalMessage(),
                    "not valid JSON: " + e.getOriginalMessage(),
                    "见 docs/how-to/timeline.md",
                    "see docs/how-to/timeline.md");
            return null;
        }
        RequestKeys.translate(root);
        only(
                root,
                Set.of(
                        "place",
                        "unlisted",
                        "parameters",
                        "span",
                        "knownOn",
                        "household",
                        "events",
                        "changes"),
                "$");
        JsonNode span = root.path("span");
        YearMonth from = month(span.get("from"), "$.span.from");
        YearMonth to = month(span.get("to"), "$.span.to");
        if (from == null || to == null) {
            return null;
        }
        if (to.isBefore(from) || from.plusMonths(LONGEST).isBefore(to)) {
            error(
                    "$.span",
                    span.toString(),
                    "应从早到晚，最长 %d 个月".formatted(LONGEST),
                    "from early to late, at most %d months".formatted(LONGEST),
                    "写成 {\"from\": \"2025-01\", \"to\": \"2025-12\"}",
                    "write {\"from\": \"2025-01\", \"to\": \"2025-12\"}");
        }
        LocalDate known =
                root.has("knownOn") ? date(root.get("knownOn"), "$.knownOn") : LocalDate.MAX;
        HouseholdInput start = start(root, from);
        List<History.Event> events = list(root, "events", this::event);
        List<History.Change> changes = list(root, "changes", this::change);
        if (start == null || known == null) {
            return null;
        }
        members(start, changes);
        return new History(from, to, known, start, events, changes);
    }

    private @Nullable HouseholdInput start(JsonNode root, YearMonth from) {
        ObjectNode day = MAPPER.createObjectNode();
        for (String key : List.of("place", "unlisted", "parameters", "household")) {
            if (root.has(key)) {
                day.set(key, root.get(key));
            }
        }
        day.put("on", from.atDay(1).toString());
        try {
            return HouseholdJson.read(day.toString(), library, places);
        } catch (InputException e) {
            errors.addAll(e.errors());
            return null;
        }
    }

    private <T> List<T> list(JsonNode root, String key, ItemReader<T> reader) {
        List<T> items = new ArrayList<>();
        JsonNode list = root.get(key);
        if (list == null) {
            return items;
        }
        if (!list.isArray()) {
            error(
                    "$." + key,
                    list.toString(),
                    "应是一个列表",
                    "a list is needed",
                    "写成 [{…}]",
                    "write [{…}]");
            return items;
        }
        int index = 0;
        for (JsonNode each : list) {
            T item = reader.read(each, "$.%s[%d]".formatted(key, index++));
            if (item != null) {
                items.add(item);
            }
        }
        return items;
    }

    private interface ItemReader<T> {
        @Nullable T read(JsonNode item, String path);
    }

    private static String lower(History.EventKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private History.@Nullable Event event(JsonNode node, String path) {
        only(node, Set.of("on", "kind", "programme", "note"), path);
        LocalDate on = date(node.get("on"), path + ".on");
        String written = node.path("kind").asString("");
        History.EventKind kind = null;
        for (History.EventKind each : History.EventKind.values()) {
            boolean said = KINDS.getOrDefault(written, written).equals(lower(each));
            kind = said ? each : kind;
        }
        if (kind == null) {
            error(
                    path + ".kind",
                    written,
                    "不认识的事项",
                    "not a known step",
                    "写 applied（申请）、confirmed（确认）、renewed（续期）或 withdrawn（退出）",
                    "write applied, confirmed, renewed or withdrawn");
        }
        Programme programme = null;
        if (node.has("programme")) {
            String name = node.get("programme").asString("");
            programme =
                    library.programmes().stream()
                            .filter(each -> each.called().contains(name))
                            .findFirst()
                            .orElse(null);
            if (programme == null) {
                List<String> all =
                        library.programmes().stream()
                                .flatMap(each -> each.called().stream())
                                .toList();
                String near = Suggestions.nearest(name, all).orElse(String.join("、", all));
                error(
                        path + ".programme",
                        name,
                        "没有这个待遇",
                        "there is no such programme",
                        "是否想写 " + near,
                        "perhaps " + near);
                return null;
            }
        }
        return on == null || kind == null ? null : new History.Event(on, kind, programme);
    }

    private History.@Nullable Change change(JsonNode node, String path) {
        LocalDate on = date(node.get("on"), path + ".on");
        LocalDate learned = node.has("learned") ? date(node.get("learned"), path + ".learned") : on;
        Set<String> own =
                Set.of("on", "learned", "members", "joined", "left", "died", "place", "note");
        Map<String, Object> facts = factsJson.facts(node, false, own, path);
        Map<String, Map<String, Object>> members = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : node.path("members").properties()) {
            String at = path + ".members." + each.getKey();
            members.put(each.getKey(), factsJson.facts(each.getValue(), true, Set.of(), at));
        }
        List<HouseholdInput.MemberInput> joined = new ArrayList<>();
        for (JsonNode each : items(node.get("joined"))) {
            String at = path + ".joined";
            joined.add(
                    new HouseholdInput.MemberInput(
                            each.path("id").asString(""),
                            factsJson.facts(each, true, Set.of("id"), at)));
        }
        PlaceCode place =
                node.has("place") ? placeJson.read(node.get("place"), path + ".place") : null;
        return on == null || learned == null
                ? null
                : new History.Change(
                        on,
                        learned,
                        facts,
                        members,
                        joined,
                        items(node.get("left")).stream().map(each -> each.asString("")).toList(),
                        items(node.get("died")).stream().map(each -> each.asString("")).toList(),
                        place);
    }

    private static List<JsonNode> items(@Nullable JsonNode node) {
        List<JsonNode> items = new ArrayList<>();
        if (node != null && node.isArray()) {
            node.forEach(items::add);
        } else if (node != null) {
            items.add(node);
        }
        return items;
    }

    /** Every member a change names was there before it. */
    private void members(HouseholdInput start, List<History.Change> changes) {
        Set<String> known = new java.util.LinkedHashSet<>();
        start.members().forEach(each -> known.add(each.id()));
        changes.forEach(change -> change.joined().forEach(each -> known.add(each.id())));
        for (History.Change change : changes) {
            Set<String> named = new java.util.LinkedHashSet<>(change.members().keySet());
            named.addAll(change.left());
            named.addAll(change.died());
            named.removeAll(known);
            named.forEach(id ->
                    error(
                            "$.changes（%s）".formatted(change.on()),
                            id,
                            "家里没有这个成员",
                            "there is no such member",
                            "成员有：" + String.join("、", known),
                            "the members are " + String.join(", ", known)));
        }
    }

    private @Nullable LocalDate date(@Nullable JsonNode node, String path) {
        return parsed(node, LocalDate::parse, path, "2025-06-15");
    }

    private @Nullable YearMonth month(@Nullable JsonNode node, String path) {
        return parsed(node, YearMonth::parse, path, "2025-06");
    }

    private <T> @Nullable T parsed(
            @Nullable JsonNode node, Function<String, T> parse, String path, String example) {
        try {
            if (node != null) {
                return parse.apply(node.asString(""));
            }
        } catch (DateTimeException e) {
            // told below
        }
        error(
                path,
                node == null ? "" : node.toString(),
                "缺少日期或写法不对",
                "a date is missing or written wrongly",
                "写成如 \"%s\"".formatted(example),
                "write e.g. \"%s\"".formatted(example));
        return null;
    }

    private void only(JsonNode node, Set<String> names, String path) {
        for (String name : node.propertyNames()) {
            if (!names.contains(name)) {
                String near = Suggestions.nearest(name, names).orElse(String.join(" ", names));
                error(
                        path + "." + name,
                        "",
                        "没有名为“%s”的项".formatted(name),
                        "nothing is called \"%s\" here".formatted(name),
                        "是否想写 " + near,
                        "perhaps " + near);
            }
        }
    }

    private void error(
            String path, String value, String zh, String en, String remedyZh, String remedyEn) {
        errors.add(new InputError(path, value, zh, en, remedyZh, remedyEn));
    }
}
