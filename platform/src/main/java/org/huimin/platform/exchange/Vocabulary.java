package org.huimin.platform.exchange;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The facts that data can tell, in the vocabulary's order. */
public final class Vocabulary {
    private static final Pattern TYPE = Pattern.compile("([a-z]+)(?:\\(([a-z0-9-]+)\\))?");

    private final Map<String, Fact> facts = new LinkedHashMap<>();

    private Vocabulary() {}

    static Vocabulary load(Path content, CodeLists codes, List<ContractProblem> problems) {
        Vocabulary vocabulary = new Vocabulary();
        for (String name : List.of("member", "household")) {
            Path file = content.resolve("vocabulary").resolve(name + ".yaml");
            if (Files.exists(file)) {
                for (YamlMap map : YamlMap.readList(file, problems)) {
                    vocabulary.add(map, name.equals("household"), codes);
                }
            } else {
                problems.add(new ContractProblem(file, 1, "没有词汇表。", "the vocabulary is missing."));
            }
        }
        return vocabulary;
    }

    private void add(YamlMap map, boolean ofHousehold, CodeLists codes) {
        String id = map.text("id");
        String word = map.text("type");
        Matcher type = TYPE.matcher(word);
        Fact.Type known = type.matches() ? type(type.group(1)) : null;
        if (known == null) {
            map.problemAt("type", "不认识类型“" + word + "”。", "unknown type '" + word + "'.");
            return;
        }
        String argument = type.group(2);
        CodeList list = known == Fact.Type.CODE ? codes.find(argument).orElse(null) : null;
        if (known == Fact.Type.CODE && list == null) {
            map.problemAt(
                    "type",
                    "没有代码表“" + argument + "”。",
                    "there is no code list '" + argument + "'.");
        }
        int scale =
                switch (known) {
                    case MONEY -> 2;
                    case DECIMAL -> Integer.parseInt(argument);
                    case COUNT, BOOLEAN, DATE, CODE -> 0;
                };
        facts.put(
                id,
                new Fact(
                        id,
                        map.text("zh"),
                        Optional.ofNullable(map.optionalText("en")).orElse(id),
                        ofHousehold,
                        known,
                        scale,
                        list,
                        "none".equals(map.optionalText("absent")),
                        "sensitive".equals(map.optionalText("sensitivity")),
                        map.has("formula")));
    }

    private static Fact.@org.jspecify.annotations.Nullable Type type(String word) {
        for (Fact.Type type : Fact.Type.values()) {
            if (type.name().equalsIgnoreCase(word)) {
                return type;
            }
        }
        return null;
    }

    public Optional<Fact> find(String id) {
        return Optional.ofNullable(facts.get(id));
    }

    /** All facts, members' first. */
    public List<Fact> all() {
        return List.copyOf(facts.values());
    }
}
