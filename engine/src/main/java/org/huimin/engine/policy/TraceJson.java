package org.huimin.engine.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Traces as JSON. Schema 1: an object with {@code schema}, {@code kind}, {@code id}, {@code zh}
 * and, where they say something, the other parts of {@link Trace} under their names. Readers accept
 * every schema up to their own; parts added later are optional. Chinese words stand under the
 * part's name ({@code shown}), the English ones under the same with En ({@code shownEn}).
 */
public final class TraceJson {

    public static final int SCHEMA = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private TraceJson() {}

    public static ObjectNode write(Trace trace) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("schema", SCHEMA);
        write(trace, node);
        return node;
    }

    private static void write(Trace trace, ObjectNode node) {
        node.put("kind", trace.kind().name().toLowerCase(Locale.ROOT));
        node.put("id", trace.id());
        put(node, "zh", trace.name().zh());
        put(node, "en", trace.name().en());
        put(node, "programme", trace.programme());
        put(node, "member", trace.member());
        put(node, "value", trace.value());
        put(node, "shown", trace.shown());
        put(node, "unit", trace.unit());
        put(node, "law", trace.law());
        put(node, "clause", trace.clause());
        put(node, "formula", trace.formula());
        put(node, "note", trace.note());
        Trace.Origin origin = trace.origin();
        if (origin != null) {
            ObjectNode from = node.putObject("origin");
            from.put("place", origin.place());
            from.put("residence", origin.residence());
            from.put("from", origin.from());
            from.put("source", origin.source());
            put(from, "clause", origin.clause());
            from.put("verified", origin.verified());
        }
        if (!trace.missing().isEmpty()) {
            ArrayNode missing = node.putArray("missing");
            trace.missing().forEach(each -> missing.add(each.zh()));
            ArrayNode english = node.putArray("missingEn");
            trace.missing().forEach(each -> english.add(each.en()));
        }
        if (trace.repeated()) {
            node.put("repeated", true);
        }
        if (!trace.inputs().isEmpty()) {
            ArrayNode inputs = node.putArray("inputs");
            trace.inputs().forEach(input -> write(input, inputs.addObject()));
        }
    }

    /** Chinese under the name, English under the name with En. */
    static void put(ObjectNode node, String name, Text words) {
        put(node, name, words.zh());
        put(node, name + "En", words.en());
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            node.put(name, value);
        }
    }

    /**
     * Reads what {@link #write} or an earlier version of it wrote.
     *
     * @throws IllegalArgumentException for a schema newer than {@link #SCHEMA}
     */
    public static Trace read(JsonNode node) {
        int schema = node.path("schema").asInt(1);
        if (schema > SCHEMA) {
            throw new IllegalArgumentException(
                    "决定说明的格式版本 %d 比本程序的 %d 新，请升级程序 / trace schema %d is newer than %d"
                            .formatted(schema, SCHEMA, schema, SCHEMA));
        }
        return node(node);
    }

    private static Trace node(JsonNode node) {
        List<Trace> inputs = new ArrayList<>();
        node.path("inputs").forEach(input -> inputs.add(node(input)));
        List<Text> missing = new ArrayList<>();
        JsonNode english = node.path("missingEn");
        for (JsonNode zh : node.path("missing")) {
            missing.add(new Text(zh.asString(), english.path(missing.size()).asString("")));
        }
        return new Trace(
                Trace.Kind.valueOf(text(node, "kind").toUpperCase(Locale.ROOT)),
                text(node, "id"),
                new Text(text(node, "zh"), text(node, "en")),
                optional(node, "programme"),
                optional(node, "member"),
                optional(node, "value"),
                words(node, "shown"),
                words(node, "unit"),
                text(node, "law"),
                words(node, "clause"),
                words(node, "formula"),
                node.has("origin") ? origin(node.path("origin")) : null,
                words(node, "note"),
                List.copyOf(missing),
                node.path("repeated").asBoolean(false),
                List.copyOf(inputs));
    }

    private static Trace.Origin origin(JsonNode node) {
        return new Trace.Origin(
                text(node, "place"),
                text(node, "residence"),
                text(node, "from"),
                text(node, "source"),
                text(node, "clause"),
                node.path("verified").asBoolean(false));
    }

    private static Text words(JsonNode node, String name) {
        return new Text(text(node, name), text(node, name + "En"));
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private static @Nullable String optional(JsonNode node, String name) {
        return node.has(name) ? node.path(name).asString("") : null;
    }
}
