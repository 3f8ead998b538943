package org.huimin.platform.console;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huimin.platform.places.Place;
import org.huimin.platform.places.Places;

/** Names of villages for one answer, each looked up once: 马巷街道 五美社区居委会. */
final class PlaceNames {
    private static final int TOWN_LEVEL = 4;

    private final Places places;
    private final Map<Long, String> known = new HashMap<>();

    PlaceNames(Places places) {
        this.places = places;
    }

    /** Town and village; for a larger place its own name; the code when nobody knows it. */
    String of(long code) {
        return known.computeIfAbsent(code, this::look);
    }

    private String look(long code) {
        List<Place> path = places.path(code);
        if (path.isEmpty()) {
            return Scope.text(code);
        }
        String fromTown =
                path.stream()
                        .filter(place -> place.level() >= TOWN_LEVEL)
                        .map(Place::name)
                        .collect(Collectors.joining(" "));
        return fromTown.isEmpty() ? path.getLast().name() : fromTown;
    }
}
