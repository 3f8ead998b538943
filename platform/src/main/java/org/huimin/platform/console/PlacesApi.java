package org.huimin.platform.console;

import java.util.List;
import org.huimin.engine.base.PlaceRange;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.places.Place;
import org.huimin.platform.places.Places;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Places: public names, so every signed-in person may look at all of them. */
@ConsoleApi
@RequestMapping("/api/places")
final class PlacesApi {
    private static final int HITS = 20;

    private final Places places;

    PlacesApi(Places places) {
        this.places = places;
    }

    @Requires
    @GetMapping("/{code}")
    PlaceView place(@PathVariable String code) {
        long number = Scope.code(code);
        Place place =
                places.find(number)
                        .orElseThrow(() ->
                                Refused.notFound(
                                        "没有区划 " + code + "。", "There is no place " + code + "."));
        return PlaceView.of(place, places.path(number));
    }

    /** Directly below; without their paths, which are this place's. */
    @Requires
    @GetMapping("/{code}/children")
    List<PlaceView> children(@PathVariable String code) {
        return places.children(Scope.code(code)).stream()
                .map(child -> PlaceView.of(child, List.of()))
                .toList();
    }

    /** Places of the caller's scope by name, pinyin, initials or code. */
    @Requires
    @GetMapping("/search")
    List<PlaceView> search(@RequestParam String q) {
        PlaceRange scope = CallerContext.current().scope();
        return places.search(q, scope.from(), scope.to(), HITS).stream()
                .map(hit -> PlaceView.of(hit, places.path(hit.code())))
                .toList();
    }
}
