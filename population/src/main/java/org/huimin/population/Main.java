package org.huimin.population;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.policy.Library;

/**
 * {@code bin/population --place CODE --people 100000 --seed 7 --out DIR [--on DATE] [--report]}.
 */
public final class Main {
    private static final String USAGE =
            """
            bin/population --place CODE --people 100000 --seed 7 --out DIR
              --on 2026-11-01     数据截止日，按月数据送到上一个月 / as-of date
              --report            打印校准报告：目标与生成值 / print the calibration report
              --household N       只打印第 N 户的行 / print the rows of household N only
              --threads N  --content DIR  --divisions FILE
            """;

    private Main() {}

    /** Exit code 2 and a line in both languages for bad arguments. */
    public static void main(String[] args) throws IOException, InterruptedException {
        try {
            run(arguments(args));
        } catch (IllegalArgumentException e) {
            System.err.println("✗ " + e.getMessage());
            System.err.print(USAGE);
            System.exit(2);
        }
    }

    private static Map<String, String> arguments(String[] args) {
        var given = new TreeMap<String, String>();
        for (int i = 0; i < args.length; i++) {
            if (!args[i].startsWith("--")) {
                throw new IllegalArgumentException("不认识的参数 / unknown argument: " + args[i]);
            }
            boolean alone = i + 1 == args.length || args[i + 1].startsWith("--");
            given.put(args[i].substring(2), alone ? "true" : args[++i]);
        }
        return given;
    }

    private static void run(Map<String, String> given) throws IOException, InterruptedException {
        Path content = Path.of(given.getOrDefault("content", "content"));
        var order =
                new Population.Order(
                        PlaceCode.of(required(given, "place")),
                        Long.parseLong(required(given, "people")),
                        Long.parseLong(given.getOrDefault("seed", "7")),
                        LocalDate.parse(given.getOrDefault("on", "2026-11-01")),
                        content,
                        given.containsKey("divisions")
                                ? Path.of(given.get("divisions"))
                                : divisions(content));
        Library library = Library.load(content);
        long begin = System.nanoTime();
        var population = new Population(order, on -> new EngineVerdicts(library, on));
        if (given.containsKey("household")) {
            population
                    .describe(Long.parseLong(given.get("household")))
                    .forEach(System.out::println);
            return;
        }
        int threads =
                Integer.parseInt(
                        given.getOrDefault(
                                "threads", "" + Runtime.getRuntime().availableProcessors()));
        Path out = Path.of(required(given, "out"));
        Tally tally = new Generator(population, threads).run(out);
        double seconds = (System.nanoTime() - begin) / 1e9;
        var report = new Report(population, tally);
        Files.writeString(out.resolve("answers/calibration.md"), report.text());
        if (given.containsKey("report")) {
            System.out.println(report.text());
        }
        System.err.printf(
                "✓ %,d 人 %,d 户 %,d 行 → %s（%.1f 秒，%,.0f 人/秒）%n",
                tally.of("people"),
                tally.of("households"),
                report.rows(),
                out,
                seconds,
                tally.of("people") / seconds);
    }

    private static String required(Map<String, String> given, String name) {
        String value = given.get(name);
        if (value == null) {
            throw new IllegalArgumentException("缺少 --%s / --%s is missing".formatted(name, name));
        }
        return value;
    }

    static Path divisions(Path content) throws IOException {
        try (var files = Files.list(content.resolve("divisions"))) {
            return files.filter(file -> file.toString().endsWith(".csv.gz"))
                    .max(Path::compareTo)
                    .orElseThrow(() -> new IllegalArgumentException("没有区划文件 / no divisions file"));
        }
    }
}
