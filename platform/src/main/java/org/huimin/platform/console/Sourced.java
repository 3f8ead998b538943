package org.huimin.platform.console;

import java.util.Map;
import java.util.UUID;
import org.huimin.engine.policy.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes beside each fact of a decision's trace which department's row it comes from. */
final class Sourced {
    private final Map<UUID, Map<String, Text>> notes;

    /**
     * @param notes by member and fact
     */
    Sourced(Map<UUID, Map<String, Text>> notes) {
        this.notes = notes;
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
