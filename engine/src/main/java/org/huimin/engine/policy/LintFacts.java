package org.huimin.engine.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Remarks on facts: those no rule reads, and those rules read that no dataset brings and no form
 * asks.
 */
final class LintFacts {

    private final Library library;
    private final Path root;
    private final Set<Fact> asked;

    LintFacts(Library library, Path root, Set<Fact> asked) {
        this.library = library;
        this.root = root;
        this.asked = asked;
    }

    List<String> remarks() {
        Set<PolicySymbol> read = read();
        Set<String> brought = brought();
        List<String> remarks = new ArrayList<>();
        List<String> idle = new ArrayList<>();
        List<String> unfed = new ArrayList<>();
        for (Fact fact : library.vocabulary().facts()) {
            boolean received = fact.id().startsWith("received_");
            if (!read.contains(fact) && !received) {
                idle.add(fact.zh());
            } else if (read.contains(fact)
                    && !received
                    && !fact.derived()
                    && !brought.isEmpty()
                    && !brought.contains(fact.id())
                    && !asked.contains(fact)) {
                unfed.add(fact.zh());
            }
        }
        if (!idle.isEmpty()) {
            remarks.add("vocabulary：没有规则用到的事实 / facts that no rule uses：" + String.join("、", idle));
        }
        if (!unfed.isEmpty()) {
            remarks.add(
                    "vocabulary：规则要用、却没有数据集带来、也没有申请表问的事实 / facts that rules use but no dataset brings and no form asks："
                            + String.join("、", unfed));
        }
        return remarks;
    }

    /** What any rule or derived fact names. */
    private Set<PolicySymbol> read() {
        Set<PolicySymbol> read = new HashSet<>();
        for (Rule rule : library.rules()) {
            for (RuleVariant variant : rule.variants()) {
                References.symbols(variant.node(), read::add);
            }
        }
        for (Fact fact : library.vocabulary().facts()) {
            if (fact.derivation() != null) {
                References.symbols(fact.derivation(), read::add);
            }
        }
        for (Programme programme : library.programmes()) {
            programme.timing().symbols().forEach(read::add);
            programme.concurrency().stream()
                    .flatMap(each ->
                            java.util.stream.Stream.of(
                                    java.util.Optional.ofNullable(each.choice()),
                                    java.util.Optional.ofNullable(each.until())))
                    .map(each -> each.orElse(null))
                    .filter(java.util.Objects::nonNull)
                    .forEach(read::add);
        }
        boolean byResidence = library.parameters().stream().anyMatch(Parameter::dependsOnResidence);
        if (byResidence) {
            library.vocabulary().fact(Parameter.RESIDENCE_FACT).ifPresent(read::add);
        }
        return read;
    }

    /** Every word of the dataset files: a fact's id is among them when one brings it. */
    private Set<String> brought() {
        Set<String> words = new HashSet<>();
        for (Path file : VocabularyReader.files(root.resolve("datasets"), ".yaml")) {
            try {
                words.addAll(Arrays.asList(Files.readString(file).split("\\W+")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return words;
    }
}
