package org.huimin.platform.decisions;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.huimin.engine.base.PlaceCode;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.command.Command;
import org.huimin.platform.places.Place;
import org.huimin.platform.places.Places;
import org.springframework.stereotype.Component;

/**
 * {@code bin/night [--place CODE] [--on DATE]}: one run on this terminal, with progress; goes on
 * with an open one.
 */
@Component
class RunCommand implements Command {
    private static final int WRONG_ARGUMENTS = 2;
    private static final Duration BETWEEN_LINES = Duration.ofMillis(500);

    private final NightRuns runs;
    private final MissingFigures missing;
    private final Places places;
    private final Clock clock;

    RunCommand(NightRuns runs, MissingFigures missing, Places places, Clock clock) {
        this.runs = runs;
        this.missing = missing;
        this.places = places;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "night";
    }

    @Override
    public String summary() {
        return "对一个地区的所有人作一次夜间决定 / decide everybody of a place";
    }

    @Override
    public int run(List<String> arguments) {
        long place = 0;
        LocalDate on = LocalDate.now(clock);
        for (int i = 0; i < arguments.size(); i += 2) {
            String value = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
            switch (arguments.get(i)) {
                case "--place" -> {
                    switch (PlaceCode.read(value)) {
                        case PlaceCode.Reading.Valid(PlaceCode code) -> place = code.code();
                        case PlaceCode.Reading.Invalid(var problem) -> {
                            System.err.println(problem.line());
                            return WRONG_ARGUMENTS;
                        }
                    }
                }
                case "--on" -> {
                    try {
                        on = LocalDate.parse(value);
                    } catch (DateTimeParseException e) {
                        System.err.printf(
                                "日期“%s”应写作 2026-11-21 / write the date \"%s\" as 2026-11-21%n",
                                value, value);
                        return WRONG_ARGUMENTS;
                    }
                }
                default -> {
                    System.err.printf(
                            "没有选项 %s；可用 --place CODE、--on DATE / no option %s; use --place CODE, --on DATE%n",
                            arguments.get(i), arguments.get(i));
                    return WRONG_ARGUMENTS;
                }
            }
        }
        return decide(place, on);
    }

    private int decide(long place, LocalDate on) {
        UUID run;
        try {
            run = runs.prepare(place, on);
        } catch (NightRuns.AlreadyRunning e) {
            run =
                    runs.newest(Integer.MAX_VALUE).stream()
                            .filter(status -> status.place() == place && status.state().open())
                            .map(RunStatus::id)
                            .findFirst()
                            .orElseThrow(() -> e);
            System.err.println("继续未完成的一次 / going on with the open run " + run);
        } catch (NightRuns.NobodyThere e) {
            System.err.println(
                    "这个地区还没有人：请先 bin/import FOLDER / nobody is registered there: bin/import FOLDER first");
            return 1;
        }
        return follow(run);
    }

    private int follow(UUID run) {
        long start = System.nanoTime();
        Caller caller = CallerContext.current();
        Thread worker =
                Thread.ofPlatform().start(() -> CallerContext.run(caller, () -> runs.work(run)));
        try {
            boolean watched = System.console() != null && System.console().isTerminal();
            while (!worker.join(BETWEEN_LINES)) {
                if (watched) {
                    RunStatus status = runs.find(run).orElseThrow();
                    System.err.printf(
                            "\r%3d %%  %,d / %,d 人",
                            status.percent(), status.peopleDone(), status.people());
                }
            }
        } catch (InterruptedException e) {
            worker.interrupt();
            Thread.currentThread().interrupt();
        }
        RunStatus status = runs.find(run).orElseThrow();
        System.out.printf(
                "%s  %s  %,d 人 people  %,d 户 households  %,d 变化 changed  %.1f s%n",
                status.state().name().toLowerCase(Locale.ROOT),
                status.on(),
                status.peopleDone(),
                status.households(),
                status.changed(),
                (System.nanoTime() - start) / 1e9);
        if (status.state() != RunStatus.State.DONE) {
            return 1;
        }
        MissingLines.of(
                        missing.of(status.place(), status.on()),
                        code -> places.find(code).map(Place::name).orElse(""))
                .forEach(System.out::println);
        return 0;
    }
}
