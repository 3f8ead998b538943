package org.huimin.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huimin.engine.base.IdentityNumber;

/**
 * The facts a careful reader gets out of a household's rows by the datasets' own rules. The policy
 * engine decides from these, so what is on the rolls agrees with what the files can show.
 */
final class Projection {
    private final Map<RowKind, List<FactRule>> rules;
    private final Map<RowKind, int[]> keys = new EnumMap<>(RowKind.class);
    private final RowKind register;
    private final RowKind rolls;
    private final String activeColumn;
    private final String activeValue;

    Projection(List<DatasetFile> files, List<FactRule> all) {
        rules = all.stream().collect(Collectors.groupingBy(rule -> rule.kind));
        for (DatasetFile file : files) {
            RowKind kind = file.kind();
            keys.put(kind, file.source().texts("key").stream().mapToInt(kind::at).toArray());
        }
        DatasetFile home =
                files.stream()
                        .filter(file -> file.source().has("population"))
                        .findFirst()
                        .orElseThrow();
        register = home.kind();
        var active =
                home.source().entries("population.membership.active").entrySet().iterator().next();
        activeColumn = active.getKey();
        activeValue = active.getValue().asText();
        rolls =
                files.stream()
                        .filter(file -> file.source().has("received"))
                        .findFirst()
                        .orElseThrow()
                        .kind();
    }

    /** A member as delivered: the position in the household and the facts known. */
    record Member(int at, String idNumber, Map<String, Object> facts) {}

    /** Household facts and the members registered as active, in the order of the register. */
    record Facts(Map<String, Object> household, List<Member> members) {}

    Facts of(Household household, List<Row> rows) {
        // A later row with the same business key is a new version of the earlier one.
        var versions = new LinkedHashMap<String, Row>();
        for (Row row : rows) {
            versions.put(key(row), row);
        }
        var byPerson = new HashMap<String, List<List<Row>>>();
        for (Row row : versions.values()) {
            List<List<Row>> kinds =
                    byPerson.computeIfAbsent(canonical(row.idNumber()), id -> emptyLists());
            kinds.get(row.kind().ordinal()).add(row);
        }
        var facts = new Facts(new HashMap<>(), new ArrayList<>());
        for (int at = 0; at < household.members.size(); at++) {
            String id = household.members.get(at).idNumber;
            List<List<Row>> kinds = byPerson.getOrDefault(id, emptyLists());
            List<Row> registered = kinds.get(register.ordinal());
            if (registered.isEmpty()
                    || !activeValue.equals(registered.getLast().get(activeColumn))) {
                continue;
            }
            var member = new Member(at, id, memberFacts(kinds));
            Object place = member.facts().remove("urbanRural");
            if (place != null) {
                facts.household().putIfAbsent("urbanRural", place);
            }
            facts.members().add(member);
        }
        return facts;
    }

    private String key(Row row) {
        var key = new StringBuilder(48).append(row.kind().ordinal());
        for (int at : keys.getOrDefault(row.kind(), new int[0])) {
            Object value = row.values()[at];
            key.append('|').append(at == 0 ? canonical(row.idNumber()) : value);
        }
        return key.toString();
    }

    /** Old 15-digit numbers and lower-case x in the form of the register. */
    private static String canonical(String id) {
        if (id.length() == 15) {
            String body = id.substring(0, 6) + "19" + id.substring(6);
            return body + IdentityNumber.checkDigit(body);
        }
        return id.endsWith("x") ? id.substring(0, 17) + "X" : id;
    }

    private static List<List<Row>> emptyLists() {
        return Arrays.stream(RowKind.values())
                .map(kind -> (List<Row>) new ArrayList<Row>(2))
                .toList();
    }

    private Map<String, Object> memberFacts(List<List<Row>> kinds) {
        var facts = new HashMap<String, Object>(40);
        for (var entry : rules.entrySet()) {
            for (FactRule rule : entry.getValue()) {
                Object value = rule.value(kinds.get(entry.getKey().ordinal()));
                if (value != null) {
                    facts.put(rule.fact, value);
                }
            }
        }
        for (Row roll : kinds.get(rolls.ordinal())) {
            if ("paying".equals(roll.get("status"))
                    && roll.get("monthlyAmount") instanceof Long paid) {
                facts.merge(
                        received(String.valueOf(roll.get("programme"))),
                        paid,
                        (a, b) -> (Long) a + (Long) b);
            }
        }
        return facts;
    }

    /** The fact that says what a person is being paid by a programme now. */
    static String received(String programme) {
        return "received_" + programme.replace('-', '_');
    }
}
