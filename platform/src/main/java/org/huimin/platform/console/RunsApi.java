package org.huimin.platform.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.huimin.platform.access.Permission;
import org.huimin.platform.audit.Audit;
import org.huimin.platform.decisions.MissingFigures;
import org.huimin.platform.decisions.NightRuns;
import org.huimin.platform.decisions.NightRuns.AlreadyRunning;
import org.huimin.platform.decisions.NightRuns.NobodyThere;
import org.huimin.platform.decisions.RunStatus;
import org.huimin.platform.insight.Figures;
import org.huimin.platform.insight.Figures.ProgrammeCount;
import org.huimin.platform.places.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Runs over everybody of a place: start, follow, cancel. */
@ConsoleApi
@RequestMapping("/api/runs")
final class RunsApi {
    /** Older runs are history, not work in hand. */
    private static final int LISTED = 200;

    private final NightRuns runs;
    private final MissingFigures missing;
    private final Figures figures;
    private final Places places;
    private final Audit audit;
    private final Clock clock;

    RunsApi(
            NightRuns runs,
            MissingFigures missing,
            Figures figures,
            Places places,
            Audit audit,
            Clock clock) {
        this.runs = runs;
        this.missing = missing;
        this.figures = figures;
        this.places = places;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param state waiting, running, done, cancelled or failed
     * @param partitions parts the work is cut into
     * @param members people in all parts
     * @param missed open errors of the place after the newest finished run; null for other runs
     * @param etaSeconds remaining time at the speed so far; null when it cannot be told
     */
    record RunView(
            UUID id,
            String state,
            String place,
            String placeName,
            LocalDate asOf,
            int percent,
            int partitionsDone,
            int partitions,
            long households,
            long members,
            long membersDone,
            long changed,
            @Nullable Long missed,
            @Nullable Long wrong,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Long etaSeconds,
            String by,
            @Nullable String failure) {}

    record MissingParameter(String id, Text name) {}

    /** A programme that waits in a county for parameters nobody entered. */
    record MissingView(
            String place,
            String placeName,
            String programme,
            Text programmeName,
            List<MissingParameter> parameters,
            long households) {}

    /**
     * @param asOf the day whose rules apply; missing means today
     */
    record Start(@Nullable String place, @Nullable LocalDate asOf) {}

    @Requires(Permission.VIEW_FIGURES)
    @GetMapping
    ListPage<RunView> list(
            @RequestParam @Nullable Integer page, @RequestParam @Nullable Integer size) {
        var asked = ListPage.Asked.of(page, size);
        List<RunStatus> newest = runs.newest(LISTED);
        Set<Long> told = new HashSet<>();
        List<RunView> views =
                newest.stream()
                        .map(run -> view(run, isDone(run) && told.add(run.place())))
                        .skip((long) (asked.page() - 1) * asked.size())
                        .limit(asked.size())
                        .toList();
        return asked.with(views, newest.size());
    }

    @Requires(Permission.VIEW_FIGURES)
    @GetMapping("/{id}")
    RunView run(@PathVariable UUID id) {
        return view(find(id));
    }

    /** Parameters that a county has not entered though its households wait for them. */
    @Requires(Permission.VIEW_FIGURES)
    @GetMapping("/{id}/missing")
    List<MissingView> missing(@PathVariable UUID id) {
        RunStatus run = find(id);
        var names = new PlaceNames(places);
        return missing.of(run.place(), run.on()).stream()
                .map(each ->
                        new MissingView(
                                Scope.text(each.place()),
                                names.of(each.place()),
                                each.programme(),
                                text(each.programmeName()),
                                each.parameters().stream()
                                        .map(of -> new MissingParameter(of.id(), text(of.name())))
                                        .toList(),
                                each.households()))
                .toList();
    }

    @Requires(Permission.RUN)
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    RunView start(@RequestBody Start start) {
        long place = Scope.place(start.place);
        LocalDate on = start.asOf == null ? LocalDate.now(clock) : start.asOf;
        try {
            UUID id = runs.start(place, on);
            audit.record("run.start", "run:" + id, "", Scope.text(place) + " " + on);
            return view(find(id));
        } catch (AlreadyRunning _) {
            throw new Refused(
                    Problems.conflict(
                            "该地区已有核对正在进行。",
                            "A run over this place is not finished.",
                            "请等它完成，或先取消它。",
                            "Wait for it, or cancel it first."));
        } catch (NobodyThere _) {
            throw new Refused(
                    Problems.conflict(
                            "该地区还没有人口数据。",
                            "Nobody is registered in this place.",
                            "请先导入户籍等部门数据。",
                            "Import the household register and other departments' data first."));
        }
    }

    @Requires(Permission.RUN)
    @PostMapping("/{id}/cancel")
    RunView cancel(@PathVariable UUID id) {
        find(id);
        if (!runs.cancel(id)) {
            throw new Refused(
                    Problems.conflict(
                            "这次核对已经结束。",
                            "This run has ended already.",
                            "无需取消；可以重新发起。",
                            "There is nothing to cancel; you may start another."));
        }
        audit.record("run.cancel", "run:" + id, "", "");
        return view(find(id));
    }

    private static Text text(org.huimin.engine.policy.Text name) {
        return new Text(name.zh(), name.en());
    }

    private RunStatus find(UUID id) {
        return runs.find(id)
                .orElseThrow(() -> Refused.notFound("没有这次核对。", "There is no such run."));
    }

    private RunView view(RunStatus run) {
        boolean newest =
                isDone(run)
                        && runs.newest(LISTED).stream()
                                .filter(other -> isDone(other) && other.place() == run.place())
                                .findFirst()
                                .map(RunStatus::id)
                                .filter(run.id()::equals)
                                .isPresent();
        return view(run, newest);
    }

    private RunView view(RunStatus run, boolean withErrors) {
        List<ProgrammeCount> counts =
                withErrors ? figures.sums(List.of(run.place())).getFirst().programmes() : List.of();
        return new RunView(
                run.id(),
                run.state().name().toLowerCase(Locale.ROOT),
                Scope.text(run.place()),
                places.find(run.place()).map(place -> place.name()).orElse(Scope.text(run.place())),
                run.on(),
                run.percent(),
                run.partsDone(),
                run.parts(),
                run.households(),
                run.people(),
                run.peopleDone(),
                run.changed(),
                withErrors ? counts.stream().mapToLong(ProgrammeCount::missed).sum() : null,
                withErrors ? counts.stream().mapToLong(ProgrammeCount::wrong).sum() : null,
                run.startedAt(),
                run.finishedAt(),
                remainingSeconds(run),
                run.startedBy(),
                run.failure());
    }

    private static boolean isDone(RunStatus run) {
        return run.state() == RunStatus.State.DONE;
    }

    private @Nullable Long remainingSeconds(RunStatus run) {
        Instant begin = run.startedAt();
        if (begin == null || !run.state().open() || run.peopleDone() == 0) {
            return null;
        }
        double seconds = Duration.between(begin, clock.instant()).toMillis() / 1000.0;
        return Math.round(seconds * (run.people() - run.peopleDone()) / run.peopleDone());
    }
}
