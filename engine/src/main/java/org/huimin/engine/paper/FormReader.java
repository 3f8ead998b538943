package org.huimin.engine.paper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huimin.engine.feel.Suggestions;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Problem;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.Source;
import org.huimin.engine.policy.Text;
import org.huimin.engine.policy.Yaml;

/** Reads {@code form.yaml}; tells every field that feeds no fact and every unknown document. */
final class FormReader {
    private static final Set<String> KEYS = Set.of("fields", "documents", "note");
    private static final Set<String> FIELD_KEYS = Set.of("fact", "ask", "need", "when");
    private static final Set<String> PROOF_KEYS = Set.of("document", "need", "when");
    private static final Set<String> DOCUMENT_KEYS = Set.of("id", "zh", "en");

    private final Library library;
    private final Map<String, Form.Document> documents;

    FormReader(Library library, Map<String, Form.Document> documents) {
        this.library = library;
        this.documents = documents;
    }

    /** The documents that forms may name, by id. */
    static Map<String, Form.Document> documents(Path root, Path file, List<Problem> problems) {
        Map<String, Form.Document> documents = new LinkedHashMap<>();
        for (Yaml entry : items(root, file, problems)) {
            entry.allow(DOCUMENT_KEYS);
            String id = entry.required("id");
            Text name = new Text(entry.required("zh"), entry.required("en"));
            if (documents.putIfAbsent(id, new Form.Document(id, name)) != null) {
                entry.problem("证件材料重复", "this document stands twice", "删去一条 / delete one");
            }
        }
        return documents;
    }

    /** Empty when there is no such file. */
    Optional<Form> read(Path root, Path file, Programme programme, List<Problem> problems) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Source source = Source.read(root, file, problems);
        Yaml yaml = source == null ? null : source.yaml();
        if (yaml == null) {
            return Optional.empty();
        }
        yaml.allow(KEYS);
        List<Form.Field> fields = new ArrayList<>();
        Set<Fact> asked = new HashSet<>();
        for (Yaml entry : list(yaml, "fields")) {
            field(entry, asked).ifPresent(fields::add);
        }
        List<Form.Proof> proofs = new ArrayList<>();
        for (Yaml entry : list(yaml, "documents")) {
            proof(entry).ifPresent(proofs::add);
        }
        return Optional.of(new Form(programme.id(), fields, proofs));
    }

    private Optional<Form.Field> field(Yaml entry, Set<Fact> asked) {
        entry.allow(FIELD_KEYS);
        String name = entry.required("fact");
        Optional<Fact> fact =
                library.vocabulary().named(name).or(() -> library.vocabulary().fact(name));
        if (fact.isEmpty()) {
            List<String> names = library.vocabulary().facts().stream().map(Fact::zh).toList();
            entry.problem(
                    "词汇里没有事实“%s”".formatted(name),
                    "the vocabulary has no fact %s".formatted(name),
                    Suggestions.nearest(name, names).orElse("bin/vocabulary"));
            return Optional.empty();
        }
        if (!asked.add(fact.get())) {
            entry.problem("同一条事实问了两次", "the same fact is asked twice", "删去一栏 / delete one");
        }
        Text ask = entry.words("ask");
        Fact known = fact.get();
        return Optional.of(
                new Form.Field(
                        known,
                        ask.isEmpty() ? new Text(known.zh(), known.en()) : ask,
                        need(entry),
                        entry.words("when")));
    }

    private Optional<Form.Proof> proof(Yaml entry) {
        entry.allow(PROOF_KEYS);
        String id = entry.required("document");
        Form.Document document = documents.get(id);
        if (document == null) {
            entry.problem(
                    "papers/documents.yaml 里没有“%s”".formatted(id),
                    "papers/documents.yaml has no %s".formatted(id),
                    Suggestions.nearest(id, documents.keySet()).orElse("papers/documents.yaml"));
            return Optional.empty();
        }
        Need need = need(entry);
        Text when = entry.words("when");
        if (need == Need.CONDITIONAL && when.isEmpty()) {
            entry.problem(
                    "有条件的材料要写 when：什么人要带",
                    "a conditional document says in 'when' whom it concerns",
                    "when: {zh: …, en: …}");
        }
        return Optional.of(new Form.Proof(document, need, when));
    }

    private static Need need(Yaml entry) {
        String written = entry.text("need", "required");
        return Need.of(written)
                .orElseGet(() -> {
                    entry.problem(
                            "need 只能是 required、fetched、conditional、later",
                            "need is required, fetched, conditional or later",
                            "required");
                    return Need.REQUIRED;
                });
    }

    private static List<Yaml> list(Yaml yaml, String key) {
        Yaml value = yaml.get(key);
        return value == null ? List.of() : value.items();
    }

    private static List<Yaml> items(Path root, Path file, List<Problem> problems) {
        if (!Files.exists(file)) {
            return List.of();
        }
        Source source = Source.read(root, file, problems);
        Yaml yaml = source == null ? null : source.yaml();
        return yaml == null ? List.of() : yaml.items();
    }
}
