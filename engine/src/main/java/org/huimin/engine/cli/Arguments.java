package org.huimin.engine.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huimin.engine.policy.Library;
import org.jspecify.annotations.Nullable;

/** Words, {@code --flags} and {@code --option value} of a command. */
final class Arguments {

    private static final Set<String> WITH_VALUE =
            Set.of(
                    "--content",
                    "--on",
                    "--place",
                    "--language",
                    "--facts",
                    "--population",
                    "--level",
                    "--line",
                    "--cliffs",
                    "--parquet",
                    "--households",
                    "--seed",
                    "--zh",
                    "--en",
                    "--unit",
                    "--page",
                    "--kit",
                    "--map",
                    "--dmn",
                    "--only",
                    "--out");
    private static final Set<String> FLAGS =
            Set.of(
                    "--text",
                    "--full",
                    "--parameters",
                    "--md",
                    "--letters",
                    "--json",
                    "--csv",
                    "--specimens",
                    "--unknown",
                    "--search",
                    "--verbose");

    /** Where the law is made. */
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final List<String> words = new ArrayList<>();
    private final Set<String> flags = new HashSet<>();
    private final Map<String, String> options = new HashMap<>();

    Arguments(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (WITH_VALUE.contains(argument) && i + 1 < arguments.size()) {
                options.put(argument, arguments.get(++i));
            } else if (FLAGS.contains(argument)) {
                flags.add(argument);
            } else if (argument.startsWith("--")) {
                throw new UsageException(
                        "没有选项 / no option %s；可用 / known: %s %s"
                                .formatted(argument, FLAGS, WITH_VALUE));
            } else {
                words.add(argument);
            }
        }
    }

    @Nullable String word(int index) {
        return index < words.size() ? words.get(index) : null;
    }

    boolean flag(String name) {
        return flags.contains(name);
    }

    @Nullable String option(String name) {
        return options.get(name);
    }

    Path content() {
        return Path.of(options.getOrDefault("--content", "content"));
    }

    Library library() {
        return Library.load(content(), selection());
    }

    Library.Selection selection() {
        return flag("--specimens") ? Library.Selection.SPECIMENS : Library.Selection.PROGRAMMES;
    }

    /** The day given by the option; today where the law is made if there is none. */
    LocalDate date(String option) {
        String text = options.get(option);
        return text == null ? LocalDate.now(ZONE) : date(text, option);
    }

    static LocalDate date(String text, String option) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new UsageException(
                    "%s 应为日期，如 2026-07-01，不是 %s / a date is needed".formatted(option, text));
        }
    }

    int number(String option, int otherwise) {
        String text = options.get(option);
        if (text != null && !text.matches("\\d{1,9}")) {
            throw new UsageException(
                    "%s 应为整数，不是 %s / a whole number is needed".formatted(option, text));
        }
        return text == null ? otherwise : Integer.parseInt(text);
    }
}
