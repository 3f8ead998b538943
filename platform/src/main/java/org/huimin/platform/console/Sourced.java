package org.huimin.platform.console;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huimin.engine.policy.Sources;
import org.huimin.engine.policy.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes beside each fact of a decision's trace which department's row it comes from, and beside
 * each parameter its source in English.
 */
final class Sourced {
    private final Map<UUID, Map<String, Text>> notes;
    private final Sources sources;

    /**
     * @param notes by member and fact
     */
    Sourced(Map<UUID, Map<String, Text>> notes, Sources sources) {
        this.notes = notes;
        this.sources = sources;
    }

    /** Changes the given decisions and answers them. */
    JsonNode decisions(ObjectNode decided) {
        JsonNode decisions = decided.path("decisions");
        for (JsonNode decision : decisions) {
            trace(decision.path("trace"), decision.path("member").asString(""));
        }
        return decisions;
    }

    private void trace(JsonNode node, String memberAbove) {
        String member = node.path("member").asString(memberAbove);
        if (node instanceof ObjectNode object && "fact".equals(node.path("kind").asString(""))) {
            Text note = note(member, node.path("id").asString(""));
            if (!note.isEmpty()) {
                object.put("source", note.zh()).put("sourceEn", note.en());
            }
        }
        if (node.path("origin") instanceof ObjectNode origin) {
            for (String said : List.of("source", "clause")) {
                Text words = sources.of(origin.path(said).asString(""));
                if (!words.zh().isEmpty()) {
                    origin.put(said, words.zh());
                }
                if (!words.en().isEmpty()) {
                    origin.put(said + "En", words.en());
                }
            }
        }
        if (node.path("inputs") instanceof ArrayNode inputs) {
            inputs.forEach(input -> trace(input, member));
        }
    }

    private Text note(String member, String fact) {
        return notes.entrySet().stream()
                .filter(entry -> entry.getKey().toString().equals(member))
                .findFirst()
                .map(entry -> entry.getValue().getOrDefault(fact, Text.NONE))
                .orElse(Text.NONE);
    }
}
