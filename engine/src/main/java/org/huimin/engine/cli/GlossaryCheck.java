package org.huimin.engine.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Problem;
import org.huimin.engine.policy.Source;
import org.huimin.engine.policy.Yaml;

/**
 * Holds {@code docs/glossary.yaml} against the content: every fact, programme, dataset and register
 * stands there under its Chinese name, and a term has one identifier and an identifier one term.
 */
final class GlossaryCheck {
    private static final Set<String> KEYS = Set.of("zh", "en", "law", "note");

    /** Folders of content whose files or folders are named things of their own. */
    private static final List<String> NAMED = List.of("datasets", "registers", "duties");

    private final Path file;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, String> chinese = new HashMap<>();

    private GlossaryCheck(Path file) {
        this.file = file;
    }

    /** The glossary that belongs to a content folder. */
    static Path besides(Path content) {
        return content.toAbsolutePath().normalize().resolveSibling("docs").resolve("glossary.yaml");
    }

    /** Every problem; none when the content comes without a glossary. */
    static List<Problem> problems(Library library, Path content, Path glossary) {
        if (!Files.exists(glossary)) {
            return List.of();
        }
        GlossaryCheck check = new GlossaryCheck(glossary);
        check.read(content.toAbsolutePath().normalize());
        library.vocabulary().facts().stream()
                .filter(fact -> !given(fact))
                .forEach(fact -> check.names(fact.id(), fact.zh()));
        library.programmes().stream()
                .filter(programme -> !programme.id().startsWith("_"))
                .forEach(programme -> check.names(programme.id(), programme.zh()));
        NAMED.forEach(folder -> check.folder(content, content.resolve(folder)));
        return check.problems;
    }

    /** Facts that a programme gives are named by the programme. */
    private static boolean given(Fact fact) {
        return fact.id().startsWith("received_");
    }

    private void read(Path root) {
        Source source = Source.read(root, file, problems);
        Yaml yaml = source == null ? null : source.yaml();
        Map<String, String> identifiers = new HashMap<>();
        for (Yaml entry : yaml == null ? List.<Yaml>of() : yaml.items()) {
            entry.allow(KEYS);
            String zh = entry.required("zh");
            String en = entry.required("en");
            if (chinese.putIfAbsent(en, zh) != null) {
                entry.problem(
                        "term-twice",
                        "标识 %s 出现两次".formatted(en),
                        "the identifier %s stands twice".formatted(en),
                        "一个标识一个术语 / one term an identifier");
            }
            String other = identifiers.putIfAbsent(zh, en);
            if (other != null) {
                entry.problem(
                        "term-twice",
                        "术语“%s”已有标识 %s".formatted(zh, other),
                        "the term %s has the identifier %s already".formatted(zh, other),
                        "一个术语一个标识 / one identifier a term");
            }
        }
    }

    private void names(String id, String zh) {
        String identifier = camel(id);
        String term = chinese.get(identifier);
        if (term == null) {
            tell(
                    identifier,
                    "“%s”不在术语表里".formatted(zh),
                    "%s is not in the glossary".formatted(id),
                    "- {zh: %s, en: %s}".formatted(zh, identifier));
        } else if (!term.equals(zh)) {
            tell(
                    identifier,
                    "术语表称“%s”，内容称“%s”".formatted(term, zh),
                    "the glossary calls %s %s, the content %s".formatted(id, term, zh),
                    "两处用同一个中文名 / use one Chinese name in both");
        }
    }

    private void tell(String about, String zh, String en, String remedy) {
        problems.add(
                new Problem("glossary", "docs/" + file.getFileName(), 0, 0, about, zh, en, remedy));
    }

    /** The things that a folder's own files, or the file of the same name in its folders, name. */
    private void folder(Path content, Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            for (Path each : files.filter(GlossaryCheck::declares).sorted().toList()) {
                Source source = Source.read(content, each, problems);
                Yaml yaml = source == null ? null : source.yaml();
                if (yaml != null && yaml.isMapping() && yaml.get("id") != null) {
                    names(yaml.text("id", ""), yaml.text("zh", ""));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean declares(Path path) {
        return path.toString().endsWith(".yaml") && !path.toString().contains("/_");
    }

    /** {@code fishing-boats} is written {@code fishingBoats} in the glossary. */
    private static String camel(String id) {
        StringBuilder joined = new StringBuilder();
        for (String word : id.split("[-_]")) {
            joined.append(joined.isEmpty() ? word.substring(0, 1) : initial(word))
                    .append(word.substring(1));
        }
        return joined.toString();
    }

    private static String initial(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT);
    }
}
