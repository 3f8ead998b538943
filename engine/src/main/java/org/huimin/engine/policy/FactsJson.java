package org.huimin.engine.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.huimin.engine.feel.Suggestions;
import org.huimin.engine.feel.Type;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads facts from JSON, by id or Chinese name; every mistake is added to the errors. */
public final class FactsJson {

    /** How "known to have none" is written for a nullable fact; JSON's null is "not known". */
    private static final Set<String> NONE = Set.of("none", "无");

    private final Vocabulary vocabulary;
    private final List<InputError> errors;

    public FactsJson(Vocabulary vocabulary, List<InputError> errors) {
        this.vocabulary = vocabulary;
        this.errors = errors;
    }

    /**
     * The facts of an object by id, as {@link HouseholdInput} takes them.
     *
     * @param besides names that are no facts
     * @param path of the object, for messages
     */
    public Map<String, Object> facts(
            JsonNode object, boolean ofMember, Set<String> besides, String path) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            String name = property.getKey();
            if (besides.contains(name)) {
                continue;
            }
            String at = path + "." + name;
            Fact fact = vocabulary.spoken(name).orElse(null);
            if (fact == null) {
                List<String> names = new ArrayList<>();
                vocabulary.facts().stream()
                        .filter(each -> each.ofMember() == ofMember)
                        .forEach(each -> {
                            names.addAll(List.of(each.zh(), each.id()));
                            names.addAll(vocabulary.alsoCalled(each));
                        });
                unknownName(at, name, names);
            } else if (fact.ofMember() != ofMember) {
                error(
                        at,
                        "",
                        ofMember ? "这是一户的事实，不属于成员" : "这是成员的事实，不属于一户",
                        ofMember
                                ? "this fact belongs to the household"
                                : "this fact belongs to a member",
                        ofMember ? "移到 household 下" : "移到某个成员下",
                        ofMember ? "move it to the household" : "move it to a member");
            } else {
                Object value = value(fact, property.getValue(), at);
                if (value != null && facts.put(fact.id(), value) != null) {
                    error(
                            at,
                            "",
                            "这条事实给了两次",
                            "this fact is given twice",
                            "只留一个",
                            "keep one of the two");
                }
            }
        }
        return facts;
    }

    private @Nullable Object value(Fact fact, JsonNode node, String path) {
        if (node.isNull()) {
            return HouseholdInput.UNKNOWN;
        }
        if (fact.type() instanceof Type.Optional && NONE.contains(node.asString(""))) {
            return HouseholdInput.NONE;
        }
        OptionalLong value = JsonValue.read(fact.type(), node);
        if (value.isPresent() && value.getAsLong() < 0 && !fact.mayBeNegative()) {
            error(
                    path,
                    shown(node),
                    "“%s”不能小于零".formatted(fact.zh()),
                    "\"%s\" cannot be below zero (%s)".formatted(fact.id(), fact.en()),
                    "没有的写 0，不知道的写 null",
                    "write 0 for none, null for not known");
            return null;
        }
        if (value.isPresent()) {
            return FactValues.object(fact, value.getAsLong());
        }
        String near =
                fact.type() instanceof Type.Code(var list)
                        ? Suggestions.nearest(
                                        node.asString(""),
                                        list.codes().stream().map(code -> code.zh()).toList())
                                .orElse("")
                        : "";
        error(
                path,
                shown(node),
                "“%s”应是%s".formatted(fact.zh(), fact.type().shown()),
                "\"%s\" (%s) must be %s"
                        .formatted(fact.id(), fact.en(), EnglishTypes.of(fact.type())),
                "写成如 " + Values.example(fact.type()) + (near.isEmpty() ? "" : "；是否想写 " + near),
                "write e.g. "
                        + Values.example(fact.type())
                        + (near.isEmpty() ? "" : "; perhaps " + near));
        return null;
    }

    /** Tells a name that nothing has, with what to write instead or the nearest ones. */
    void unknownName(String path, String name, java.util.Collection<String> names) {
        Text advice = vocabulary.instead(name).orElse(Text.NONE);
        String near = String.join("、", Suggestions.several(name, names));
        if (!advice.equals(Text.NONE)) {
            error(
                    path,
                    "",
                    "没有名为“%s”的项".formatted(name),
                    "nothing is called \"%s\" here".formatted(name),
                    advice.zh(),
                    advice.en());
            return;
        }
        error(
                path,
                "",
                "没有名为“%s”的项".formatted(name),
                "nothing is called \"%s\" here".formatted(name),
                near.isEmpty() ? "可用的名称见 bin/vocabulary" : "是否想写 " + near,
                near.isEmpty() ? "see bin/vocabulary" : "perhaps " + near);
    }

    private static String shown(@Nullable JsonNode node) {
        return node == null ? "" : node.toString();
    }

    private void error(
            String path, String value, String zh, String en, String remedyZh, String remedyEn) {
        errors.add(new InputError(path, value, zh, en, remedyZh, remedyEn));
    }
}
