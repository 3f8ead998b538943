package org.huimin.engine.policy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huimin.engine.feel.CodeList;

/** All facts and code lists. */
public final class Vocabulary {

    private final Map<String, Fact> byId = new LinkedHashMap<>();
    private final Map<String, Fact> byName = new LinkedHashMap<>();
    private final Map<String, Fact> bySpoken = new LinkedHashMap<>();
    private final Map<String, Text> instead = new LinkedHashMap<>();
    private final Map<String, CodeList> codeLists = new LinkedHashMap<>();

    Vocabulary() {
        codeLists.put(CodeList.ROUNDING_MODE.id(), CodeList.ROUNDING_MODE);
    }

    /**
     * The facts and code lists that a content folder declares, without the facts that its
     * programmes give; formulas of derived facts are not checked.
     *
     * @throws ContentException with every problem
     */
    public static Vocabulary declared(Path content) {
        List<Problem> problems = new ArrayList<>();
        VocabularyReader reader = new VocabularyReader(new ContentFiles(content), problems);
        reader.read(content.resolve("vocabulary"));
        if (!problems.isEmpty()) {
            throw new ContentException(problems);
        }
        return reader.vocabulary();
    }

    /** Facts in file order, received amounts last. */
    public List<Fact> facts() {
        return List.copyOf(byId.values());
    }

    public Optional<Fact> fact(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** By the Chinese name used in formulas. */
    public Optional<Fact> named(String zh) {
        return Optional.ofNullable(byName.get(zh));
    }

    /**
     * By id, by the Chinese name or by another word that people use; formulas know only the name.
     */
    public Optional<Fact> spoken(String word) {
        return fact(word).or(() -> named(word)).or(() -> Optional.ofNullable(bySpoken.get(word)));
    }

    /** Other words for the fact, in file order. */
    public List<String> alsoCalled(Fact fact) {
        return bySpoken.entrySet().stream()
                .filter(each -> each.getValue().equals(fact))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What to write for a word that is no fact because the rules work it out, or ask finer. */
    Optional<Text> instead(String word) {
        return Optional.ofNullable(instead.get(word));
    }

    Collection<String> names() {
        return byName.keySet();
    }

    public Collection<CodeList> codeLists() {
        return codeLists.values();
    }

    public Optional<CodeList> codeList(String id) {
        return Optional.ofNullable(codeLists.get(id));
    }

    void add(CodeList list) {
        codeLists.putIfAbsent(list.id(), list);
    }

    /** False when the id or the name is taken. */
    boolean add(Fact fact) {
        if (byId.containsKey(fact.id()) || byName.containsKey(fact.zh())) {
            return false;
        }
        fact.ordinal = byId.size();
        byId.put(fact.id(), fact);
        byName.put(fact.zh(), fact);
        return true;
    }

    /** False when the word already means something. */
    boolean alsoCalled(String word, Fact fact) {
        return spoken(word).isEmpty() && bySpoken.put(word, fact) == null;
    }

    /** False when the word already means something. */
    boolean instead(String word, Text advice) {
        return spoken(word).isEmpty() && instead.put(word, advice) == null;
    }

    void alias(String zh, Fact fact) {
        byName.putIfAbsent(zh, fact);
    }
}
