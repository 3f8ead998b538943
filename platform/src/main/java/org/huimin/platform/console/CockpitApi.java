package org.huimin.platform.console;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.huimin.engine.policy.Programme;
import org.huimin.platform.access.Permission;
import org.huimin.platform.insight.Figures;
import org.huimin.platform.insight.Figures.Checked;
import org.huimin.platform.insight.Figures.ProgrammeCount;
import org.huimin.platform.insight.Figures.Sums;
import org.huimin.platform.places.Place;
import org.huimin.platform.places.Places;
import org.huimin.platform.policy.PolicyLibrary;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The figures of a place, its programmes, the places below it, and how they went over time. */
@ConsoleApi
final class CockpitApi {
    private final Figures figures;
    private final Places places;
    private final PolicyLibrary policy;

    CockpitApi(Figures figures, Places places, PolicyLibrary policy) {
        this.figures = figures;
        this.places = places;
        this.policy = policy;
    }

    /**
     * @param run the last run over the place; null when there was none, and then there are no
     *     figures either
     */
    record Cockpit(
            PlaceView place,
            List<PlaceView.Name> path,
            @Nullable RunName run,
            List<Figure> figures,
            List<ProgrammeFigures> programmes,
            List<PlaceFigures> children,
            List<TrendPoint> trend) {}

    record RunName(UUID id, Instant finishedAt, LocalDate asOf) {}

    /** Households, people, and yuan a month as text. */
    record ProgrammeFigures(
            String id,
            String zh,
            String en,
            long entitled,
            long entitledPeople,
            long paid,
            long paidPeople,
            long missed,
            long wrong,
            long unclear,
            String entitledAmount,
            String paidAmount) {}

    record PlaceFigures(
            PlaceView.Name place,
            long population,
            long households,
            long entitled,
            long paid,
            long missed,
            long wrong) {}

    record TrendPoint(
            Instant date, LocalDate asOf, long missed, long wrong, long entitled, long paid) {}

    @Requires(Permission.VIEW_FIGURES)
    @GetMapping("/api/cockpit")
    Cockpit cockpit(@RequestParam @Nullable String place) {
        long code = Scope.place(place);
        Place found =
                places.find(code)
                        .orElseThrow(() ->
                                Refused.notFound(
                                        "没有区划 %s。".formatted(Scope.text(code)),
                                        "There is no place %s.".formatted(Scope.text(code))));
        List<Place> path = places.path(code);
        PlaceView view = PlaceView.of(found, path);
        Optional<Checked> checked = figures.checked(code);
        if (checked.isEmpty()) {
            return new Cockpit(view, view.path(), null, List.of(), List.of(), List.of(), List.of());
        }
        Checked run = checked.get();
        Sums sums = figures.sums(List.of(code)).getFirst();
        return new Cockpit(
                view,
                view.path(),
                new RunName(run.run(), run.finishedAt(), run.on()),
                Figure.of(sums, run),
                programmes(sums),
                children(code),
                trend(code));
    }

    /** All programmes in force, those without anybody with zeros. */
    private List<ProgrammeFigures> programmes(Sums sums) {
        Map<String, ProgrammeCount> counts =
                sums.programmes().stream()
                        .collect(Collectors.toMap(ProgrammeCount::programme, Function.identity()));
        List<ProgrammeFigures> list = new ArrayList<>();
        for (Programme programme : policy.current().programmes()) {
            ProgrammeCount none = new ProgrammeCount(programme.id(), 0, 0, 0, 0, 0, 0, 0, 0, 0);
            list.add(figures(programme, counts.getOrDefault(programme.id(), none)));
        }
        return list;
    }

    private static ProgrammeFigures figures(Programme programme, ProgrammeCount count) {
        return new ProgrammeFigures(
                programme.id(),
                programme.zh(),
                programme.en(),
                count.entitledHouseholds(),
                count.entitledPeople(),
                count.paidHouseholds(),
                count.paidPeople(),
                count.missed(),
                count.wrong(),
                count.unclear(),
                Money.text(count.entitledFen()),
                Money.text(count.paidFen()));
    }

    private List<PlaceFigures> children(long code) {
        Map<Long, String> names =
                places.children(code).stream().collect(Collectors.toMap(Place::code, Place::name));
        if (names.isEmpty()) {
            return List.of();
        }
        return figures.sums(names.keySet().stream().sorted().toList()).stream()
                .map(sums ->
                        new PlaceFigures(
                                new PlaceView.Name(
                                        Scope.text(sums.place()),
                                        names.getOrDefault(sums.place(), "")),
                                sums.people(),
                                sums.households(),
                                sum(sums, ProgrammeCount::entitledHouseholds),
                                sum(sums, ProgrammeCount::paidHouseholds),
                                sum(sums, ProgrammeCount::missed),
                                sum(sums, ProgrammeCount::wrong)))
                .toList();
    }

    private List<TrendPoint> trend(long code) {
        return figures.trend(code).stream()
                .map(point ->
                        new TrendPoint(
                                point.at(),
                                point.on(),
                                point.missed(),
                                point.wrong(),
                                point.entitled(),
                                point.paid()))
                .toList();
    }

    static long sum(Sums sums, ToLongFunction<ProgrammeCount> what) {
        return sums.programmes().stream().mapToLong(what).sum();
    }
}
