package org.huimin.engine.policy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.feel.Suggestions;
import org.jspecify.annotations.Nullable;

/** Reads {@code parameters/checks.yaml} of a programme, when it has one. */
final class StandardCheckReader {

    private final ContentFiles content;
    private final List<Problem> problems;
    private final Programme programme;
    private final Names names;

    StandardCheckReader(
            ContentFiles content, List<Problem> problems, Programme programme, Names names) {
        this.content = content;
        this.problems = problems;
        this.programme = programme;
        this.names = names;
    }

    List<StandardCheck> read(Path folder) {
        Path file = folder.resolve("parameters").resolve("checks.yaml");
        Source source = content.exists(file) ? content.read(file, problems) : null;
        Yaml yaml = source == null ? null : source.yaml();
        List<StandardCheck> checks = new ArrayList<>();
        for (Yaml entry : yaml == null ? List.<Yaml>of() : yaml.items()) {
            entry.allow(
                    Set.of(
                            "id",
                            "left",
                            "rule",
                            "factor",
                            "right",
                            "at",
                            "divide",
                            "round",
                            "place",
                            "from",
                            "only",
                            "law",
                            "severity",
                            "zh",
                            "en"));
            StandardCheck check = check(entry);
            if (check != null) {
                checks.add(check);
            }
        }
        return checks;
    }

    private @Nullable StandardCheck check(Yaml entry) {
        String id = entry.required("id");
        Parameter left = parameter(entry, "left");
        Parameter right = entry.get("right") == null ? left : parameter(entry, "right");
        if (entry.get("left") == null) {
            entry.required("left");
        }
        String zh = entry.required("zh");
        String en = entry.required("en");
        if (left == null || right == null) {
            return null;
        }
        String only = entry.text("only", "");
        StandardCheck.Severity severity =
                one(
                        entry,
                        "severity",
                        StandardCheck.Severity.values(),
                        each -> each.name().toLowerCase(java.util.Locale.ROOT),
                        StandardCheck.Severity.WARN);
        return new StandardCheck(
                programme.id(),
                id,
                left,
                one(
                        entry,
                        "rule",
                        StandardCheck.Comparison.values(),
                        each -> each.key,
                        StandardCheck.Comparison.AT_LEAST),
                scaled(entry, "factor", "1", 6),
                right,
                scaled(entry, "divide", "1", 0),
                entry.get("round") == null ? 0 : unit(entry, left),
                one(
                        entry,
                        "at",
                        StandardCheck.At.values(),
                        each -> each.key,
                        StandardCheck.At.SAME),
                place(entry),
                from(entry),
                only.isEmpty()
                        ? null
                        : one(
                                entry,
                                "only",
                                new Parameter.Residence[] {
                                    Parameter.Residence.URBAN, Parameter.Residence.RURAL
                                },
                                each -> each.name().toLowerCase(java.util.Locale.ROOT),
                                Parameter.Residence.URBAN),
                entry.text("law", ""),
                severity,
                new Text(zh, en));
    }

    private long unit(Yaml entry, Parameter left) {
        int scale =
                left.type().present() instanceof org.huimin.engine.feel.Type.Number number
                        ? number.scale()
                        : 0;
        return scaled(entry, "round", "1", scale);
    }

    private static long scaled(Yaml entry, String key, String otherwise, int scale) {
        Yaml written = entry.get(key);
        try {
            long value =
                    new BigDecimal(written == null ? otherwise : written.text())
                            .movePointRight(scale)
                            .longValueExact();
            if (value > 0) {
                return value;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // told below
        }
        (written == null ? entry : written)
                .problem("value", "应是正数", "a positive number is needed", "factor: 0.81");
        return 1;
    }

    private @Nullable Parameter parameter(Yaml entry, String key) {
        Yaml written = entry.get(key);
        String text = written == null ? "" : written.text();
        int dot = text.indexOf('.');
        Object found =
                dot < 0
                        ? names.find(text)
                        : names.find(text.substring(0, dot), text.substring(dot + 1));
        if (found instanceof Parameter parameter) {
            return parameter;
        }
        if (written != null) {
            List<String> own = programme.parameters().stream().map(Parameter::zh).toList();
            written.problem(
                    "unknown-parameter",
                    "没有这个参数",
                    "there is no such parameter",
                    Suggestions.nearest(text, own).orElse(String.join("、", own)));
        }
        return null;
    }

    private static PlaceCode place(Yaml entry) {
        Yaml written = entry.get("place");
        if (written == null) {
            return PlaceCode.NATION;
        }
        switch (PlaceCode.read(written.text())) {
            case PlaceCode.Reading.Valid(var place) -> {
                return place;
            }
            case PlaceCode.Reading.Invalid(var problem) -> {
                written.problem("place", problem.zh(), problem.en(), problem.remedyZh());
                return PlaceCode.NATION;
            }
        }
    }

    private static LocalDate from(Yaml entry) {
        Yaml written = entry.get("from");
        try {
            return written == null ? LocalDate.MIN : LocalDate.parse(written.text());
        } catch (DateTimeParseException e) {
            if (written != null) {
                written.problem("bad-date", "from 应为日期", "from is a date", "2025-07-01");
            }
            return LocalDate.MIN;
        }
    }

    private static <E> E one(
            Yaml entry, String key, E[] all, Function<E, String> name, E otherwise) {
        Yaml written = entry.get(key);
        if (written == null) {
            return otherwise;
        }
        List<String> keys = Arrays.stream(all).map(name).toList();
        int found = keys.indexOf(written.text());
        if (found >= 0) {
            return all[found];
        }
        written.problem(
                "unknown-code",
                "应是其中之一：" + String.join("、", keys),
                "must be one of: " + String.join(", ", keys),
                Suggestions.nearest(written.text(), keys).orElse(String.join(" | ", keys)));
        return otherwise;
    }
}
