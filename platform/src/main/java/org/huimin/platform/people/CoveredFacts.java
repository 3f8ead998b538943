package org.huimin.platform.people;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * For which places a fact nobody said anything about is <em>none</em> and not unknown: those for
 * which every department whose silence means none has delivered. Of several departments that tell a
 * fact, one that has not delivered may know of something.
 */
public final class CoveredFacts {
    /** A dataset that was delivered for a range of places. */
    record Delivered(String dataset, long from, long to) {}

    private final List<Delivered> deliveries;
    private final Map<String, Set<String>> tellers;

    /**
     * @param tellers for each fact the datasets that tell it and whose silence means none
     */
    CoveredFacts(List<Delivered> deliveries, Map<String, Set<String>> tellers) {
        this.deliveries = List.copyOf(deliveries);
        this.tellers = Map.copyOf(tellers);
    }

    /** Ids of the facts whose null means none at the place. */
    public Set<String> at(long place) {
        Set<String> delivered = new TreeSet<>();
        for (Delivered delivery : deliveries) {
            if (delivery.from() <= place && place <= delivery.to()) {
                delivered.add(delivery.dataset());
            }
        }
        Set<String> facts = new TreeSet<>();
        tellers.forEach((fact, datasets) -> {
            if (delivered.containsAll(datasets)) {
                facts.add(fact);
            }
        });
        return facts;
    }
}
