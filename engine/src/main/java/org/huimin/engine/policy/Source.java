package org.huimin.engine.policy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huimin.engine.feel.Flaw;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A content file being read, and where its problems go. */
public final class Source {

    /** Made once: each makes the patterns of its schema anew. */
    private static final LoadSettings SETTINGS = LoadSettings.builder().build();

    private final Path file;
    private final String name;
    private final String text;
    private final List<Problem> problems;
    private final Map<Path, Node> parsed;

    /**
     * @param parsed documents parsed before, by file; a sound one is added
     */
    Source(Path root, Path file, String text, List<Problem> problems, Map<Path, Node> parsed) {
        this.file = file;
        this.name = root.relativize(file).toString().replace('\\', '/');
        this.text = text;
        this.problems = problems;
        this.parsed = parsed;
    }

    /** A text that is not a file below the content root. */
    static Source named(String name, String text, List<Problem> problems) {
        return new Source(Path.of(""), Path.of(name), text, problems, new HashMap<>());
    }

    /** The file, or null after its problem was told. */
    public static @Nullable Source read(Path root, Path file, List<Problem> problems) {
        return text(root, file, problems)
                .map(text -> new Source(root, file, text, problems, new HashMap<>()))
                .orElse(null);
    }

    /** What stands in the file; empty after its problem was told. */
    static Optional<String> text(Path root, Path file, List<Problem> problems) {
        String name = root.relativize(file).toString().replace('\\', '/');
        try {
            return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            problems.add(
                    new Problem(
                            "unreadable",
                            name,
                            0,
                            0,
                            "",
                            "文件读不出来（应为 UTF-8 文本）",
                            "the file cannot be read (it should be UTF-8 text)",
                            null));
            return Optional.empty();
        }
    }

    String name() {
        return name;
    }

    String text() {
        return text;
    }

    private @Nullable Node compose() {
        return new Compose(SETTINGS).composeString(text).orElse(null);
    }

    /** The document, or null when it is empty or broken (told). */
    public @Nullable Yaml yaml() {
        try {
            Node node = parsed.computeIfAbsent(file, _ -> compose());
            return node == null ? null : new Yaml(this, node);
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark();
            add(
                    "yaml",
                    mark.map(at -> at.getLine() + 1).orElse(0),
                    mark.map(at -> at.getColumn() + 1).orElse(0),
                    mark.map(at -> lineText(at.getLine())).orElse(""),
                    "不是有效的 YAML：" + YamlWords.zh(e.getProblem()),
                    "not valid YAML: " + e.getProblem(),
                    YamlWords.remedy(e.getProblem()));
            return null;
        } catch (YamlEngineException e) {
            add(
                    "yaml",
                    0,
                    0,
                    "",
                    "不是有效的 YAML",
                    "not valid YAML: " + e.getMessage(),
                    YamlWords.remedy(""));
            return null;
        }
    }

    void add(int line, int column, String about, String zh, String en, @Nullable String remedy) {
        add("content", line, column, about, zh, en, remedy);
    }

    void add(
            String code,
            int line,
            int column,
            String about,
            String zh,
            String en,
            @Nullable String remedy) {
        problems.add(new Problem(code, name, line, column, about, zh, en, remedy));
    }

    /** Tells a formula's flaw where it stands in this file. */
    void flaw(ScalarNode scalar, String formula, Flaw flaw) {
        int offset = flaw.span().start();
        int end = Math.min(flaw.span().end(), formula.length());
        String about = offset < end ? formula.substring(offset, end) : formula;
        int[] at = position(scalar, formula, offset);
        add(flaw.code(), at[0], at[1], about, flaw.zh(), flaw.en(), flaw.suggestion());
    }

    /**
     * Line and column of the formula's char at {@code offset}. YAML folds lines and strips
     * indentation, so both texts are walked side by side, blanks aside.
     */
    private int[] position(ScalarNode scalar, String formula, int offset) {
        Mark start = scalar.getStartMark().orElse(null);
        if (start == null) {
            return new int[] {0, 0};
        }
        int at = indexOf(start.getLine(), start.getColumn());
        int target = 0;
        for (int i = 0; i < Math.min(offset, formula.length()); i++) {
            target += Character.isWhitespace(formula.charAt(i)) ? 0 : 1;
        }
        boolean atEnd = formula.substring(Math.min(offset, formula.length())).isBlank();
        target -= atEnd ? 1 : 0;
        char first = at < text.length() ? text.charAt(at) : ' ';
        if (first == '>' || first == '|') {
            at = text.indexOf('\n', at) + 1;
        } else if (first == '"' || first == '\'') {
            at++;
        }
        while (at < text.length()) {
            if (!Character.isWhitespace(text.charAt(at)) && target-- == 0) {
                break;
            }
            at++;
        }
        at += atEnd ? 1 : 0;
        int line = 1;
        int column = 1;
        for (int i = 0; i < Math.min(at, text.length()); i++) {
            boolean newLine = text.charAt(i) == '\n';
            line += newLine ? 1 : 0;
            column = newLine ? 1 : column + 1;
        }
        return new int[] {line, column};
    }

    private int indexOf(int line, int column) {
        int at = 0;
        for (int i = 0; i < line; i++) {
            at = text.indexOf('\n', at) + 1;
        }
        return Math.min(text.length(), text.offsetByCodePoints(at, column));
    }

    private String lineText(int line) {
        return text.lines().skip(line).findFirst().orElse("").strip();
    }
}
