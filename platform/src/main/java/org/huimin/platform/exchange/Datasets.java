package org.huimin.platform.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.huimin.engine.policy.Vocabulary;

/** The dataset contracts of a content folder, in import order. */
public final class Datasets {
    private final List<DatasetContract> contracts;
    private final RecordedFacts facts;

    private Datasets(List<DatasetContract> contracts, RecordedFacts facts) {
        this.contracts = contracts;
        this.facts = facts;
    }

    /**
     * Loads {@code datasets/*.yaml} and the code lists of a content folder.
     *
     * @throws ContractProblem.ContractsBroken with every mistake, its file and line
     * @throws org.huimin.engine.policy.ContentException with every mistake of the vocabulary
     */
    public static Datasets load(Path content) {
        List<ContractProblem> problems = new ArrayList<>();
        Vocabulary vocabulary = Vocabulary.declared(content);
        RecordedFacts facts = new RecordedFacts(vocabulary);
        List<DatasetContract> contracts = new ArrayList<>();
        Path folder = content.resolve("datasets");
        if (!Files.isDirectory(folder)) {
            problems.add(
                    new ContractProblem(folder, 1, "没有数据集目录。", "there is no datasets folder."));
        }
        Map<String, Path> seen = new HashMap<>();
        for (Path file : yamlFiles(folder)) {
            new ContractReader(file, vocabulary, facts, problems)
                    .read()
                    .ifPresent(contract -> {
                        Path other = seen.putIfAbsent(contract.id(), file);
                        if (other != null) {
                            problems.add(
                                    new ContractProblem(
                                            file,
                                            1,
                                            "编号与 " + other.getFileName() + " 重复。",
                                            "same id as " + other.getFileName() + "."));
                        }
                        contracts.add(contract);
                    });
        }
        if (!problems.isEmpty()) {
            throw new ContractProblem.ContractsBroken(problems);
        }
        contracts.sort(
                Comparator.comparingInt(DatasetContract::order).thenComparing(DatasetContract::id));
        return new Datasets(List.copyOf(contracts), facts);
    }

    /** All contracts in import order. */
    public List<DatasetContract> all() {
        return contracts;
    }

    /** The facts that the contracts feed. */
    public RecordedFacts facts() {
        return facts;
    }

    /** The contract with this id. */
    public Optional<DatasetContract> find(String id) {
        return contracts.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /**
     * The contract whose file-name beginning is the longest that fits; upper and lower case do not
     * matter.
     */
    public Optional<DatasetContract> recognise(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        if (!name.endsWith(".csv")
                && !name.endsWith(".txt")
                && !name.endsWith(".tsv")
                && !name.endsWith(".xlsx")) {
            return Optional.empty();
        }
        DatasetContract best = null;
        int length = 0;
        for (DatasetContract contract : contracts) {
            for (String stem : contract.files()) {
                if (stem.length() > length && name.startsWith(stem.toLowerCase(Locale.ROOT))) {
                    best = contract;
                    length = stem.length();
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** The YAML files of a folder by name; none when the folder is absent. */
    private static List<Path> yamlFiles(Path folder) {
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
