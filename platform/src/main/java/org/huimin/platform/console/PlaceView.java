package org.huimin.platform.console;

import java.util.List;
import org.huimin.platform.places.Place;

/**
 * A place as the console shows it.
 *
 * @param level 0 nation, 1 province, 2 prefecture, 3 county, 4 township, 5 village
 */
record PlaceView(String code, String name, int level, List<Name> path, int childCount) {

    /** A place within a path or a table. */
    record Name(String code, String name) {
        static Name of(Place place) {
            return new Name(Scope.text(place.code()), place.name());
        }
    }

    static PlaceView of(Place place, List<Place> path) {
        return new PlaceView(
                Scope.text(place.code()),
                place.name(),
                place.level(),
                path.stream().map(Name::of).toList(),
                place.childCount());
    }
}
