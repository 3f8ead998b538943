package org.huimin.engine.dmn.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huimin.engine.dmn.DmnException;
import org.huimin.engine.dmn.DmnProblem;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * A programme's files as they are written: every scalar a text. The content's own reader has
 * checked them before.
 */
record ProgrammeFiles(
        Map<String, Object> programme, List<RuleFile> rules, List<ParameterFile> parameters) {

    /** {@code rules/<name>.yaml}: the question it answers, and its rules. */
    record RuleFile(String name, Map<String, Object> head, List<Map<String, Object>> rules) {}

    /** An entry of {@code parameters/index.yaml} with the rows of its CSV, head first. */
    record ParameterFile(Map<String, Object> entry, List<List<String>> rows) {}

    static ProgrammeFiles read(Path folder) throws IOException {
        Map<String, Object> programme =
                map(yaml(Files.readString(folder.resolve("programme.yaml"))));
        List<RuleFile> rules = new ArrayList<>();
        for (Path file : files(folder.resolve("rules"))) {
            Map<String, Object> all = new LinkedHashMap<>(map(yaml(Files.readString(file))));
            List<Map<String, Object>> own = maps(all.remove("rules"));
            String name = String.valueOf(file.getFileName()).replaceFirst("\\.yaml$", "");
            rules.add(new RuleFile(name, all, own));
        }
        List<ParameterFile> parameters = new ArrayList<>();
        Path index = folder.resolve("parameters").resolve("index.yaml");
        if (Files.exists(index)) {
            for (Map<String, Object> entry : maps(yaml(Files.readString(index)))) {
                Path csv = index.resolveSibling(entry.get("id") + ".csv");
                parameters.add(new ParameterFile(entry, Csv.read(csv)));
            }
        }
        return new ProgrammeFiles(programme, rules, parameters);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    /** YAML with every scalar a text; an empty list when there is nothing. */
    static Object yaml(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        LoadSettings settings = LoadSettings.builder().setSchema(new FailsafeSchema()).build();
        try {
            Object read = new Load(settings).loadFromString(text);
            return read == null ? List.of() : read;
        } catch (YamlEngineException e) {
            String why = String.valueOf(e.getMessage()).replace('\n', ' ');
            throw new DmnException(
                    new DmnProblem(
                            "",
                            0,
                            "",
                            "YAML",
                            "映射文件或扩展里的 YAML 有误：" + why,
                            "the YAML of the mapping or an extension is broken: " + why));
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object yaml) {
        return yaml instanceof Map<?, ?> ? (Map<String, Object>) yaml : Map.of();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(@org.jspecify.annotations.Nullable Object yaml) {
        return yaml instanceof List<?> ? (List<Map<String, Object>>) yaml : List.of();
    }
}
