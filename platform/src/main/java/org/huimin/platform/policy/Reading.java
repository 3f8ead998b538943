package org.huimin.platform.policy;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.PolicySymbol;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.References;
import org.huimin.engine.policy.Result;
import org.huimin.engine.policy.Rule;
import org.huimin.engine.policy.RuleVariant;

/** Who reads what: facts by programme, and programmes by programme. */
final class Reading {
    private final Library library;

    /** Ids of the facts a programme reads, itself or through others' rules. */
    private final Map<String, Set<String>> facts = new TreeMap<>();

    /** Ids of the programmes whose rules or results a programme names. */
    private final Map<String, Set<String>> programmes = new TreeMap<>();

    private Reading(Library library) {
        this.library = library;
    }

    static Reading of(Library library) {
        Reading reading = new Reading(library);
        for (Programme programme : library.programmes()) {
            Visit visit = new Visit(library);
            programme.rules().forEach(visit::symbol);
            reading.facts.put(programme.id(), visit.facts);
            reading.programmes.put(programme.id(), named(programme));
        }
        return reading;
    }

    private static Set<String> named(Programme programme) {
        Set<String> others = new TreeSet<>();
        for (Rule rule : programme.rules()) {
            for (RuleVariant variant : rule.variants()) {
                References.symbols(
                        variant.node(),
                        symbol -> {
                            String owner = owner(symbol);
                            if (!owner.isEmpty() && !owner.equals(programme.id())) {
                                others.add(owner);
                            }
                        });
            }
        }
        return others;
    }

    /** Id of the programme a symbol belongs to; "" for a fact. */
    static String owner(PolicySymbol symbol) {
        return switch (symbol) {
            case Rule rule -> rule.programmeId();
            case Parameter parameter -> parameter.programmeId();
            case Result result -> result.programme().id();
            case Fact _ -> "";
        };
    }

    /** In the order of the vocabulary. */
    List<Fact> factsOf(String programme) {
        Set<String> read = facts.getOrDefault(programme, Set.of());
        return library.vocabulary().facts().stream()
                .filter(fact -> read.contains(fact.id()))
                .toList();
    }

    List<String> readersOf(String fact) {
        return library.programmes().stream()
                .map(Programme::id)
                .filter(id -> facts.getOrDefault(id, Set.of()).contains(fact))
                .toList();
    }

    Set<String> namedBy(String programme) {
        return programmes.getOrDefault(programme, Set.of());
    }

    List<String> naming(String programme) {
        return programmes.entrySet().stream()
                .filter(entry -> entry.getValue().contains(programme))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Follows formulas to the facts behind them. */
    private static final class Visit {
        private final Library library;
        private final Set<PolicySymbol> seen = new HashSet<>();
        private final Set<String> facts = new LinkedHashSet<>();

        Visit(Library library) {
            this.library = library;
        }

        void symbol(PolicySymbol symbol) {
            if (!seen.add(symbol)) {
                return;
            }
            switch (symbol) {
                case Fact fact -> {
                    facts.add(fact.id());
                    if (fact.derivation() != null) {
                        References.symbols(fact.derivation(), this::symbol);
                    }
                }
                case Rule rule ->
                        rule.variants()
                                .forEach(each -> References.symbols(each.node(), this::symbol));
                case Parameter parameter -> {
                    if (parameter.dependsOnResidence()) {
                        library.vocabulary().fact(Parameter.RESIDENCE_FACT).ifPresent(this::symbol);
                    }
                }
                case Result result -> result.programme().rules().forEach(this::symbol);
            }
        }
    }
}
