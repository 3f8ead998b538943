package org.huimin.platform.people;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * For which places a fact nobody said anything about is <em>none</em> and not unknown: those for
 * which a department whose silence means none has delivered.
 */
public final class CoveredFacts {
    record Delivered(long from, long to, Set<String> facts) {}

    private final List<Delivered> deliveries;

    CoveredFacts(List<Delivered> deliveries) {
        this.deliveries = List.copyOf(deliveries);
    }

    /** Ids of the facts whose null means none at the place. */
    public Set<String> at(long place) {
        Set<String> facts = new TreeSet<>();
        for (Delivered delivered : deliveries) {
            if (delivered.from() <= place && place <= delivered.to()) {
                facts.addAll(delivered.facts());
            }
        }
        return facts;
    }
}
