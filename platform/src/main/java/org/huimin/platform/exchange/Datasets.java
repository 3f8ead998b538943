package org.huimin.platform.exchange;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The dataset contracts of a content folder, in import order. */
public final class Datasets {
    private final List<DatasetContract> contracts;
    private final CodeLists codeLists;
    private final Vocabulary vocabulary;

    private Datasets(List<DatasetContract> contracts, CodeLists codeLists, Vocabulary vocabulary) {
        this.contracts = contracts;
        this.vocabulary = vocabulary;
        this.codeLists = codeLists;
    }

    /**
     * Loads {@code datasets/*.yaml} and the code lists of a content folder.
     *
     * @throws ContractProblem.ContractsBroken with every mistake, its file and line
     */
    public static Datasets load(Path content) {
        List<ContractProblem> problems = new ArrayList<>();
        CodeLists codes = CodeLists.load(content, problems);
        Vocabulary vocabulary = Vocabulary.load(content, codes, problems);
        List<DatasetContract> contracts = new ArrayList<>();
        Path folder = content.resolve("datasets");
        if (!Files.isDirectory(folder)) {
            problems.add(
                    new ContractProblem(folder, 1, "没有数据集目录。", "there is no datasets folder."));
        }
        Map<String, Path> seen = new HashMap<>();
        for (Path file : CodeLists.yamlFiles(folder)) {
            new ContractReader(file, codes, vocabulary, problems)
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
        return new Datasets(List.copyOf(contracts), codes, vocabulary);
    }

    /** All contracts in import order. */
    public List<DatasetContract> all() {
        return contracts;
    }

    /** The facts that the contracts feed. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    public CodeLists codeLists() {
        return codeLists;
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
}
