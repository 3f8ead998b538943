package org.huimin.platform.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huimin.engine.policy.Vocabulary;

/** The facts that data can tell, in the vocabulary's order: members' first. */
public final class RecordedFacts {
    private final Map<String, RecordedFact> facts = new LinkedHashMap<>();

    RecordedFacts(Vocabulary vocabulary) {
        vocabulary.facts().stream()
                .flatMap(fact -> RecordedFact.of(fact).stream())
                .forEach(fact -> facts.put(fact.id(), fact));
    }

    public Optional<RecordedFact> find(String id) {
        return Optional.ofNullable(facts.get(id));
    }

    public List<RecordedFact> all() {
        return List.copyOf(facts.values());
    }
}
