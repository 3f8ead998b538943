package org.huimin.platform.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huimin.engine.policy.Text;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A mapping of a YAML file that remembers lines, what was asked of it, and writes problems down.
 */
final class YamlMap {
    private final Path file;
    private final List<ContractProblem> problems;
    private final int line;
    private final Map<String, Node> entries = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();

    private YamlMap(Path file, List<ContractProblem> problems, Node node) {
        this.file = file;
        this.problems = problems;
        this.line = lineOf(node);
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    entries.put(key.getValue(), tuple.getValueNode());
                }
            }
        } else {
            problem("这里应当是“键: 值”的列表。", "expected a mapping here.");
        }
    }

    /** The single mapping of a file, or empty with a problem noted. */
    static Optional<YamlMap> read(Path file, List<ContractProblem> problems) {
        return root(file, problems).map(node -> new YamlMap(file, problems, node));
    }

    /** The mappings of a file that is a list. */
    static List<YamlMap> readList(Path file, List<ContractProblem> problems) {
        return root(file, problems).map(node -> maps(file, problems, node)).orElse(List.of());
    }

    private static Optional<Node> root(Path file, List<ContractProblem> problems) {
        try (var in = Files.newInputStream(file)) {
            Optional<Node> node =
                    new Compose(LoadSettings.builder().build()).composeInputStream(in);
            if (node.isEmpty()) {
                problems.add(new ContractProblem(file, 1, "文件是空的。", "the file is empty."));
            }
            return node;
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(m -> m.getLine() + 1).orElse(1);
            problems.add(
                    new ContractProblem(
                            file,
                            line,
                            "不是合格的 YAML：" + e.getProblem(),
                            "not valid YAML: " + e.getProblem()));
        } catch (IOException | RuntimeException e) {
            problems.add(
                    new ContractProblem(
                            file, 1, "读不了文件：" + e.getMessage(), "cannot read: " + e.getMessage()));
        }
        return Optional.empty();
    }

    private static List<YamlMap> maps(Path file, List<ContractProblem> problems, Node node) {
        List<YamlMap> maps = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                maps.add(new YamlMap(file, problems, item));
            }
        } else {
            problems.add(
                    new ContractProblem(file, lineOf(node), "这里应当是列表。", "expected a list here."));
        }
        return maps;
    }

    boolean has(String key) {
        asked.add(key);
        return entries.containsKey(key);
    }

    /** A required text; empty with a problem when missing. */
    String text(String key) {
        String value = optionalText(key);
        if (value == null) {
            problem("缺少“" + key + "”。", "'" + key + "' is missing.");
            return "";
        }
        return value;
    }

    @Nullable String optionalText(String key) {
        asked.add(key);
        Node node = entries.get(key);
        if (node == null) {
            return null;
        }
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        problemAt(node, "“" + key + "”应当是一个值。", "'" + key + "' must be a single value.");
        return null;
    }

    /** Required words in both languages: {@code {zh: …, en: …}}, or a text that is Chinese only. */
    Text words(String key) {
        if (!isMap(key)) {
            return new Text(text(key), "");
        }
        YamlMap both = map(key).orElseThrow();
        Text words = new Text(both.text("zh"), both.text("en"));
        both.nothingElse();
        return words;
    }

    boolean flag(String key) {
        String value = optionalText(key);
        if (value == null || value.equals("false")) {
            return false;
        }
        if (!value.equals("true")) {
            problemAt(
                    key, "“" + key + "”只能是 true 或 false。", "'" + key + "' must be true or false.");
        }
        return true;
    }

    int number(String key, int otherwise) {
        String value = optionalText(key);
        if (value == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            problemAt(key, "“" + key + "”应当是整数。", "'" + key + "' must be a whole number.");
            return otherwise;
        }
    }

    /** A list of texts; a single value is a list of one. */
    List<String> texts(String key) {
        asked.add(key);
        Node node = entries.get(key);
        List<String> texts = new ArrayList<>();
        if (node instanceof ScalarNode scalar) {
            texts.add(scalar.getValue());
        } else if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                if (item instanceof ScalarNode scalar) {
                    texts.add(scalar.getValue());
                } else {
                    problemAt(item, "“" + key + "”里只能是值。", "'" + key + "' may hold only values.");
                }
            }
        } else if (node != null) {
            problemAt(node, "“" + key + "”应当是值或列表。", "'" + key + "' must be a value or a list.");
        }
        return texts;
    }

    List<YamlMap> maps(String key) {
        asked.add(key);
        Node node = entries.get(key);
        return node == null ? List.of() : maps(file, problems, node);
    }

    Optional<YamlMap> map(String key) {
        asked.add(key);
        Node node = entries.get(key);
        return node == null ? Optional.empty() : Optional.of(new YamlMap(file, problems, node));
    }

    boolean isMap(String key) {
        return entries.get(key) instanceof MappingNode;
    }

    Set<String> keys() {
        return entries.keySet();
    }

    /** Notes every key that nobody asked for. */
    void nothingElse() {
        for (String key : entries.keySet()) {
            if (!asked.contains(key)) {
                problemAt(
                        key,
                        "不认识“"
                                + key
                                + "”；可用："
                                + String.join("、", asked.stream().sorted().toList())
                                + "。",
                        "unknown key '"
                                + key
                                + "'; known: "
                                + String.join(", ", asked.stream().sorted().toList())
                                + ".");
            }
        }
    }

    void problem(String zh, String en) {
        problems.add(new ContractProblem(file, line, zh, en));
    }

    void problemAt(String key, String zh, String en) {
        Node node = entries.get(key);
        problems.add(new ContractProblem(file, node == null ? line : lineOf(node), zh, en));
    }

    private void problemAt(Node node, String zh, String en) {
        problems.add(new ContractProblem(file, lineOf(node), zh, en));
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(m -> m.getLine() + 1).orElse(1);
    }
}
