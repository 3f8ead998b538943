package org.huimin.analysis;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.policy.ContentException;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Problem;
import org.jspecify.annotations.Nullable;

/** {@code generate | decide | describe}: facts in Parquet without a database. */
public final class Main {

    private static final String USAGE =
            """
            bin/facts generate --households N --seed S --out DIR [--place CODE[,CODE…]] [--on DATE]   合成人口（不是真实家庭） / synthetic
            bin/facts export --place CODE --out DIR [--on DATE]                                        从平台的库里导出 / from the platform
            bin/facts decide --facts DIR --out DIR [--on DATE]                                         逐户决定，写出结果 / decide them
            bin/facts describe DIR                                                                     有什么 / what is there\
            """;
    private static final Set<String> OPTIONS =
            Set.of("--households", "--seed", "--out", "--place", "--on", "--facts", "--content");

    private Main() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(arguments, out, err));
    }

    /** 0 when all is well, 1 when the content is wrong, 2 for a bad input. */
    static int run(String[] arguments, PrintStream out, PrintStream err) {
        try {
            Map<String, String> options = new HashMap<>();
            String folder = null;
            for (int i = 1; i < arguments.length; i++) {
                if (OPTIONS.contains(arguments[i]) && i + 1 < arguments.length) {
                    options.put(arguments[i], arguments[++i]);
                } else if (!arguments[i].startsWith("--")) {
                    folder = arguments[i];
                } else {
                    throw new IllegalArgumentException(
                            "没有选项 / no option %s%n%s".formatted(arguments[i], USAGE));
                }
            }
            switch (arguments.length == 0 ? "" : arguments[0]) {
                case "generate" -> generate(options, out);
                case "decide" -> decide(options, out);
                case "describe" -> Description.write(Path.of(needed(folder, "describe DIR")), out);
                default -> throw new IllegalArgumentException(USAGE);
            }
            return 0;
        } catch (ContentException e) {
            e.problems().stream().map(Problem::shown).forEach(err::println);
            return 1;
        } catch (IllegalArgumentException e) {
            err.println("用法 / usage: " + e.getMessage());
            return 2;
        } catch (IOException e) {
            err.println("✗ " + e.getMessage());
            return 2;
        }
    }

    private static void generate(Map<String, String> options, PrintStream out) throws IOException {
        Library library = library(options);
        long households = number(options, "--households");
        List<PlaceCode> within =
                java.util.Arrays.stream(needed(options.get("--place"), "--place").split(","))
                        .map(PlaceCode::of)
                        .toList();
        Path folder = Path.of(needed(options.get("--out"), "--out"));
        long started = System.nanoTime();
        long people =
                new Generator(
                                library,
                                content(options),
                                within,
                                number(options, "--seed"),
                                on(options))
                        .write(folder, households);
        out.println(
                "✓ 合成（不是真实家庭） %,d 户 %,d 人 → %s，%.1f 秒 / synthetic households and people"
                        .formatted(households, people, folder, seconds(started)));
    }

    private static void decide(Map<String, String> options, PrintStream out) throws IOException {
        long started = System.nanoTime();
        long rows =
                Deciding.write(
                        library(options),
                        on(options),
                        Path.of(needed(options.get("--facts"), "--facts")),
                        Path.of(needed(options.get("--out"), "--out")));
        out.println(
                "✓ %,d 户 → %s，%.1f 秒 / households decided"
                        .formatted(rows, options.get("--out"), seconds(started)));
    }

    private static double seconds(long started) {
        return (System.nanoTime() - started) / 1e9;
    }

    private static Path content(Map<String, String> options) {
        return Path.of(options.getOrDefault("--content", "content"));
    }

    private static Library library(Map<String, String> options) {
        return Library.load(content(options));
    }

    private static LocalDate on(Map<String, String> options) {
        String text = options.get("--on");
        try {
            return text == null ? LocalDate.now(ZoneId.of("Asia/Shanghai")) : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("--on 2026-03-01", e);
        }
    }

    private static long number(Map<String, String> options, String option) {
        String text = needed(options.get(option), option);
        if (!text.matches("\\d{1,12}")) {
            throw new IllegalArgumentException(
                    "%s 应为整数，不是 %s / a whole number is needed".formatted(option, text));
        }
        return Long.parseLong(text);
    }

    private static String needed(@Nullable String text, String what) {
        if (text == null) {
            throw new IllegalArgumentException("缺少 / missing " + what + "\n" + USAGE);
        }
        return text;
    }
}
