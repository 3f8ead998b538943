package org.huimin.engine.paper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.huimin.engine.policy.ContentException;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Problem;
import org.huimin.engine.policy.Programme;

/**
 * Forms, letters and citizens' pages of all programmes, read from {@code
 * programmes/<id>/form.yaml}, {@code letters.yaml}, {@code guide.yaml} and {@code papers/}.
 */
public final class Papers {
    private final Map<String, Form> forms = new TreeMap<>();
    private final Map<String, Guide> guides = new TreeMap<>();
    private final Map<String, List<Letter>> letters = new TreeMap<>();
    private final List<Letter> common;

    private Papers(Library library, Path content, List<Problem> problems) {
        Path papers = content.resolve("papers");
        Map<String, Form.Document> documents =
                FormReader.documents(content, papers.resolve("documents.yaml"), problems);
        common = LetterReader.read(content, papers.resolve("letters.yaml"), problems);
        FormReader form = new FormReader(library, documents);
        for (Programme programme : library.programmes()) {
            Path folder = content.resolve("programmes").resolve(programme.id());
            form.read(content, folder.resolve("form.yaml"), programme, problems)
                    .ifPresent(read -> forms.put(programme.id(), read));
            GuideReader.read(content, folder.resolve("guide.yaml"), programme, library, problems)
                    .ifPresent(read -> guides.put(programme.id(), read));
            letters.put(
                    programme.id(),
                    LetterReader.read(content, folder.resolve("letters.yaml"), problems));
        }
    }

    /**
     * Reads them all.
     *
     * @throws ContentException with every problem
     */
    public static Papers read(Library library, Path content) {
        List<Problem> problems = new ArrayList<>();
        Papers papers = new Papers(library, content, problems);
        if (!problems.isEmpty()) {
            throw new ContentException(problems);
        }
        return papers;
    }

    /** What an application for the programme asks. */
    public Optional<Form> form(String programme) {
        return Optional.ofNullable(forms.get(programme));
    }

    /** Every fact that some form asks. */
    public Set<Fact> asked() {
        return forms.values().stream()
                .flatMap(form -> form.fields().stream())
                .map(Form.Field::fact)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The page a citizen reads. */
    public Optional<Guide> guide(String programme) {
        return Optional.ofNullable(guides.get(programme));
    }

    /** The programme's own letter for the occasion, else the one for all programmes. */
    public Optional<Letter> letter(String programme, Letter.Occasion occasion) {
        return letters.getOrDefault(programme, List.of()).stream()
                .filter(letter -> letter.occasion() == occasion)
                .findFirst()
                .or(() ->
                        common.stream()
                                .filter(letter -> letter.occasion() == occasion)
                                .findFirst());
    }

    /**
     * What is missing, one line each: programmes without form or page, occasions without letter.
     */
    public List<String> remarks(Library library) {
        List<String> remarks = new ArrayList<>();
        for (Programme programme : library.programmes()) {
            String id = programme.id();
            if (!forms.containsKey(id)) {
                remarks.add(id + "：没有申请表 form.yaml / no application form");
            }
            if (!guides.containsKey(id)) {
                remarks.add(id + "：没有给群众看的说明 guide.yaml / no page for citizens");
            }
        }
        for (Letter.Occasion occasion : Letter.Occasion.values()) {
            if (common.stream().noneMatch(letter -> letter.occasion() == occasion)) {
                remarks.add("papers：没有文书 " + occasion.written() + " / no letter for this occasion");
            }
        }
        return remarks;
    }
}
