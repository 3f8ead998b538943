package org.huimin.engine.paper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huimin.engine.feel.Suggestions;
import org.huimin.engine.policy.Problem;
import org.huimin.engine.policy.Source;
import org.huimin.engine.policy.Text;
import org.huimin.engine.policy.Yaml;

/** Reads {@code letters.yaml}; tells every blank that nobody can fill. */
final class LetterReader {
    private static final Set<String> KEYS = Set.of("id", "when", "title", "text");

    private LetterReader() {}

    /** None when there is no such file. */
    static List<Letter> read(Path root, Path file, List<Problem> problems) {
        if (!Files.exists(file)) {
            return List.of();
        }
        Source source = Source.read(root, file, problems);
        Yaml yaml = source == null ? null : source.yaml();
        List<Letter> letters = new ArrayList<>();
        for (Yaml entry : yaml == null ? List.<Yaml>of() : yaml.items()) {
            letter(entry).ifPresent(letters::add);
        }
        return List.copyOf(letters);
    }

    private static Optional<Letter> letter(Yaml entry) {
        entry.allow(KEYS);
        String id = entry.required("id");
        String when = entry.required("when");
        Optional<Letter.Occasion> occasion = Letter.Occasion.of(when);
        if (occasion.isEmpty()) {
            entry.problem(
                    "when 只能是 granted、recognised、refused、needs-information、changed、stopped",
                    "when is granted, recognised, refused, needs-information, changed or stopped",
                    "when: refused");
            return Optional.empty();
        }
        Text title = bilingual(entry, "title");
        Text text = bilingual(entry, "text");
        Blanks.in(text.zh() + text.en() + title.zh() + title.en())
                .filter(blank -> !Letter.Blank.names().contains(blank))
                .distinct()
                .forEach(blank ->
                        entry.problem(
                                "文书里没有空格 {%s}".formatted(blank),
                                "a letter has no blank {%s}".formatted(blank),
                                Suggestions.nearest(blank, Letter.Blank.names())
                                        .orElse(String.join(" ", Letter.Blank.names()))));
        return Optional.of(new Letter(id, occasion.get(), title, text));
    }

    private static Text bilingual(Yaml entry, String key) {
        Text words = entry.words(key);
        if (words.zh().isEmpty() || words.en().isEmpty()) {
            entry.problem(
                    "%s 要有中文和英文".formatted(key),
                    "%s needs Chinese and English".formatted(key),
                    key + ": {zh: …, en: …}");
        }
        return words;
    }
}
