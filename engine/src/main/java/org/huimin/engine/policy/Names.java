package org.huimin.engine.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huimin.engine.feel.Scope;
import org.huimin.engine.feel.Suggestions;
import org.huimin.engine.feel.Symbol;
import org.jspecify.annotations.Nullable;

/** What names mean in a programme: its rules, its parameters, the vocabulary, other programmes. */
final class Names implements Scope {

    private static final int MOST_ELSEWHERE = 3;

    private final Map<String, PolicySymbol> own = new LinkedHashMap<>();
    private final Vocabulary vocabulary;
    private final Map<String, Names> programmes;

    private Names(Vocabulary vocabulary, Map<String, Names> programmes) {
        this.vocabulary = vocabulary;
        this.programmes = programmes;
    }

    /** Names in the formulas of derived facts. */
    static Names ofVocabulary(Vocabulary vocabulary) {
        return new Names(vocabulary, Map.of());
    }

    /** The scope of every programme, under its Chinese name, short name and id. */
    static Map<String, Names> ofProgrammes(List<Programme> programmes, Vocabulary vocabulary) {
        Map<String, Names> all = new HashMap<>();
        for (Programme programme : programmes) {
            Names names = new Names(vocabulary, all);
            programme.rules().forEach(rule -> names.own.put(rule.zh(), rule));
            programme
                    .parameters()
                    .forEach(parameter -> names.own.putIfAbsent(parameter.zh(), parameter));
            for (Result.Kind kind : Result.Kind.values()) {
                boolean fits =
                        switch (kind) {
                            case GRANTED, AMOUNT -> true;
                            case COVERED -> programme.unit() == Programme.Unit.HOUSEHOLD;
                            case SUM -> false;
                        };
                if (fits) {
                    names.results.put(kind.zh, new Result(programme, kind));
                }
            }
            all.put(programme.zh(), names);
            all.put(programme.shortName(), names);
            all.put(programme.id(), names);
        }
        return all;
    }

    private final Map<String, PolicySymbol> results = new LinkedHashMap<>();

    @Override
    public @Nullable Symbol find(String name) {
        PolicySymbol symbol = own.get(name);
        return symbol != null ? symbol : vocabulary.named(name).orElse(null);
    }

    @Override
    public @Nullable Symbol find(String programme, String name) {
        Names names = programmes.get(programme);
        if (names == null) {
            return null;
        }
        PolicySymbol symbol = names.own.get(name);
        return symbol != null ? symbol : names.results.get(name);
    }

    @Override
    public boolean isProgramme(String name) {
        return programmes.containsKey(name);
    }

    @Override
    public Collection<String> names() {
        List<String> all = new ArrayList<>(own.keySet());
        all.addAll(vocabulary.names());
        all.addAll(programmes.keySet());
        return all;
    }

    @Override
    public Collection<String> names(String programme) {
        Names names = programmes.get(programme);
        if (names == null) {
            return List.of();
        }
        List<String> all = new ArrayList<>(names.own.keySet());
        all.addAll(names.results.keySet());
        return all;
    }

    @Override
    public List<String> elsewhere(String name) {
        Map<Names, String> called = new LinkedHashMap<>();
        new TreeMap<>(programmes)
                .forEach((programme, names) -> {
                    if (names != this) {
                        called.merge(names, programme, Names::chinese);
                    }
                });
        List<String> same = new ArrayList<>();
        List<String> near = new ArrayList<>();
        called.forEach((names, programme) -> {
            if (names.own.containsKey(name)) {
                same.add(programme + "." + name);
            } else {
                Suggestions.nearest(name, names.own.keySet())
                        .filter(found -> found.length() == name.length())
                        .ifPresent(found -> near.add(programme + "." + found));
            }
        });
        return (same.isEmpty() ? near : same).stream().limit(MOST_ELSEWHERE).toList();
    }

    /** The shorter Chinese one of two names of a programme. */
    private static String chinese(String one, String other) {
        boolean id = one.chars().allMatch(c -> c < 0x80);
        boolean otherId = other.chars().allMatch(c -> c < 0x80);
        return id != otherId ? (id ? other : one) : one.length() <= other.length() ? one : other;
    }
}
