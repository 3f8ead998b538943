package org.huimin.engine.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huimin.engine.feel.Suggestions;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Problem;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.Source;
import org.huimin.engine.policy.Text;
import org.huimin.engine.policy.Yaml;

/**
 * The rules that are easily missed ({@code content/checklist.yaml}), and the cases that show each:
 * a case names them with {@code shows: [1]}.
 */
final class Checklist {
    private static final Set<String> KEYS = Set.of("id", "zh", "en", "elsewhere");

    /** One rule; {@code cases} are "programme: name". */
    private record Item(Text rule, Text elsewhere, List<String> cases) {}

    private final Map<String, Item> items = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private Checklist() {}

    static Checklist read(Library library, Path content) {
        Checklist list = new Checklist();
        Path file = content.resolve("checklist.yaml");
        if (Files.exists(file)) {
            list.rules(content, file);
            library.programmes().forEach(programme -> list.cases(content, programme));
            list.unshown(file);
        }
        return list;
    }

    List<Problem> problems() {
        return problems;
    }

    /** A table for the reference. */
    void write(PrintStream out) {
        out.println("| | 规则 | rule | 案例 cases |");
        out.println("|---|---|---|---|");
        items.forEach((id, item) -> {
            List<String> shown = new ArrayList<>(item.cases());
            if (!item.elsewhere().isEmpty()) {
                shown.add(item.elsewhere().zh() + " / " + item.elsewhere().en());
            }
            out.println(
                    "| %s | %s | %s | %s |"
                            .formatted(
                                    id,
                                    item.rule().zh(),
                                    item.rule().en(),
                                    String.join("<br>", shown)));
        });
    }

    private void rules(Path content, Path file) {
        Source source = Source.read(content, file, problems);
        Yaml yaml = source == null ? null : source.yaml();
        for (Yaml entry : yaml == null ? List.<Yaml>of() : yaml.items()) {
            entry.allow(KEYS);
            Text rule = new Text(entry.required("zh"), entry.required("en"));
            items.put(
                    entry.required("id"),
                    new Item(rule, entry.words("elsewhere"), new ArrayList<>()));
        }
    }

    private void cases(Path content, Programme programme) {
        Path folder = content.resolve("programmes").resolve(programme.id()).resolve("cases");
        for (Path file : ContentFolder.files(folder, ".yaml")) {
            Source source = Source.read(content, file, problems);
            Yaml yaml = source == null ? null : source.yaml();
            for (Yaml entry : yaml == null ? List.<Yaml>of() : yaml.items()) {
                Yaml shows = entry.get("shows");
                for (Yaml id : shows == null ? List.<Yaml>of() : shows.items()) {
                    shown(programme, entry, id);
                }
            }
        }
    }

    private void shown(Programme programme, Yaml entry, Yaml id) {
        Item item = items.get(id.text());
        if (item == null) {
            id.problem(
                    "checklist.yaml 没有第 %s 条".formatted(id.text()),
                    "checklist.yaml has no rule %s".formatted(id.text()),
                    Suggestions.nearest(id.text(), items.keySet())
                            .orElse(String.join(" ", items.keySet())));
        } else {
            item.cases().add(programme.shortName() + "：" + entry.text("name", "?"));
        }
    }

    private void unshown(Path file) {
        items.forEach((id, item) -> {
            if (item.cases().isEmpty() && item.elsewhere().isEmpty()) {
                problems.add(
                        new Problem(
                                "checklist",
                                file.getFileName().toString(),
                                0,
                                0,
                                id,
                                "没有案例证明“%s”".formatted(item.rule().zh()),
                                "no case shows: " + item.rule().en(),
                                "shows: [%s]".formatted(id)));
            }
        });
    }
}
