package org.huimin.platform.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The code lists of {@code vocabulary/codes}. */
public final class CodeLists {
    private final Map<String, CodeList> lists = new TreeMap<>();

    private CodeLists() {}

    /**
     * Loads every code list under a content folder.
     *
     * @throws ContractProblem.ContractsBroken with all mistakes
     */
    public static CodeLists load(Path content) {
        List<ContractProblem> problems = new ArrayList<>();
        CodeLists lists = load(content, problems);
        if (!problems.isEmpty()) {
            throw new ContractProblem.ContractsBroken(problems);
        }
        return lists;
    }

    static CodeLists load(Path content, List<ContractProblem> problems) {
        CodeLists all = new CodeLists();
        for (Path file : yamlFiles(content.resolve("vocabulary/codes"))) {
            YamlMap.read(file, problems).ifPresent(map -> all.add(map));
        }
        return all;
    }

    /** The list with this id. */
    public Optional<CodeList> find(String id) {
        return Optional.ofNullable(lists.get(id));
    }

    String ids() {
        return String.join("、", lists.keySet());
    }

    private void add(YamlMap map) {
        String id = map.text("id");
        List<CodeList.Code> codes = new ArrayList<>();
        for (YamlMap code : map.maps("codes")) {
            String zh = code.text("zh");
            String en = code.optionalText("en");
            codes.add(
                    new CodeList.Code(
                            code.text("code"), zh, en == null ? zh : en, code.texts("also")));
        }
        if (codes.isEmpty()) {
            map.problem("代码表没有代码。", "the code list has no codes.");
        }
        @Nullable String none = map.optionalText("none");
        if (none != null && codes.stream().noneMatch(c -> c.code().equals(none))) {
            map.problemAt("none", "“none”不是本表的代码。", "'none' is not a code of this list.");
        }
        lists.put(id, CodeList.of(id, map.text("zh"), none, codes));
    }

    /** The YAML files of a folder by name; none when the folder is absent. */
    static List<Path> yamlFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }
}
