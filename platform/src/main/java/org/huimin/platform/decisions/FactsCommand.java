package org.huimin.platform.decisions;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.reform.Tables;
import org.huimin.platform.command.Command;
import org.springframework.stereotype.Component;

/** {@code bin/facts export --place CODE --out DIR [--on DATE]}: current facts as Parquet files. */
@Component
class FactsCommand implements Command {
    private static final int WRONG_ARGUMENTS = 2;
    private static final List<String> OPTIONS = List.of("--place", "--out", "--on");

    private final FactsExport export;
    private final Clock clock;

    FactsCommand(FactsExport export, Clock clock) {
        this.export = export;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "facts";
    }

    @Override
    public String summary() {
        return "把一个地区现有的事实写成 Parquet / write the current facts of a place as Parquet";
    }

    @Override
    public int run(List<String> arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            options.put(arguments.get(i), arguments.get(i + 1));
        }
        boolean known = OPTIONS.containsAll(options.keySet()) && arguments.size() % 2 == 0;
        String out = options.get("--out");
        if (!known || out == null || !options.containsKey("--place")) {
            return wrong(
                    "bin/facts export --place CODE --out DIR [--on DATE]，不是 / not " + arguments);
        }
        Optional<Tables> tables = ServiceLoader.load(Tables.class).findFirst();
        if (tables.isEmpty()) {
            return wrong(
                    "没有分析模块：请用 bin/facts export / the analysis module is missing: use bin/facts export");
        }
        return switch (PlaceCode.read(options.get("--place"))) {
            case PlaceCode.Reading.Invalid(var problem) -> wrong(problem.line());
            case PlaceCode.Reading.Valid(var place) ->
                    write(place, options.get("--on"), Path.of(out), tables.get());
        };
    }

    private int write(
            PlaceCode place,
            @org.jspecify.annotations.Nullable String day,
            Path out,
            Tables tables) {
        long started = System.nanoTime();
        try {
            LocalDate on = day == null ? LocalDate.now(clock) : LocalDate.parse(day);
            long households =
                    export.export(place, on, (library, facts) -> tables.sink(out, library, facts));
            System.out.printf(
                    "✓ %,d 户 → %s，%.1f 秒 / households written%n",
                    households, out, (System.nanoTime() - started) / 1e9);
            return 0;
        } catch (DateTimeParseException e) {
            return wrong("日期“%1$s”应写作 2026-11-21 / write the date as 2026-11-21".formatted(day));
        } catch (IOException e) {
            System.err.println("✗ " + e.getMessage());
            return 1;
        }
    }

    private static int wrong(String message) {
        System.err.println(message);
        return WRONG_ARGUMENTS;
    }
}
