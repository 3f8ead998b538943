package org.huimin.engine.cli;

import java.util.Map;
import java.util.OptionalLong;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.FactValues;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Values;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A household as {@code bin/decide} reads it. */
final class HouseholdFile {

    private HouseholdFile() {}

    static String write(HouseholdInput household, Library library) {
        ObjectNode root = JsonMapper.builder().build().createObjectNode();
        root.put("place", "%012d".formatted(household.place()))
                .put("on", household.on().toString())
                .put("unlisted", household.unlisted().name().toLowerCase(java.util.Locale.ROOT));
        ObjectNode body = root.putObject("household");
        put(household.facts(), library, body);
        ArrayNode members = body.putArray("members");
        for (HouseholdInput.MemberInput member : household.members()) {
            ObjectNode node = members.addObject().put("id", member.id());
            put(member.facts(), library, node);
        }
        return root.toString();
    }

    private static void put(Map<String, Object> facts, Library library, ObjectNode node) {
        facts.forEach((id, given) -> {
            Fact fact = library.vocabulary().fact(id).orElseThrow();
            OptionalLong value = FactValues.of(fact, given);
            if (value.isEmpty()) {
                node.putNull(id);
            } else if (fact.type() instanceof Type.Truth) {
                node.put(id, value.getAsLong() != 0);
            } else {
                node.put(id, Values.plain(fact.type(), value.getAsLong()));
            }
        });
    }
}
