package org.huimin.engine.policy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the words that people write and formulas do not: other names, and what to write instead.
 */
final class SpokenReader {

    private final ContentFiles content;
    private final List<Problem> problems;
    private final Vocabulary vocabulary;

    SpokenReader(ContentFiles content, List<Problem> problems, Vocabulary vocabulary) {
        this.content = content;
        this.problems = problems;
        this.vocabulary = vocabulary;
    }

    /** {@code instead.yaml}: words that are no facts, each with what to write. */
    void read(Path file) {
        Source source = content.exists(file) ? content.read(file, problems) : null;
        Yaml yaml = source == null ? null : source.yaml();
        if (yaml == null) {
            return;
        }
        for (Yaml entry : yaml.items()) {
            entry.allow(Set.of("words", "write"));
            if (entry.get("write") instanceof Yaml write) {
                Text advice = new Text(write.required("zh"), write.required("en"));
                words(entry.get("words"), word -> vocabulary.instead(word, advice));
            }
        }
    }

    /** Every word of the list; one that the test refuses is told. */
    static void words(@Nullable Yaml list, Predicate<String> take) {
        for (Yaml each : list == null ? List.<Yaml>of() : list.items()) {
            if (!take.test(each.text())) {
                each.problem(
                        "name-taken",
                        "“%s”已经另有所指".formatted(each.text()),
                        "\"%s\" already means something else".formatted(each.text()),
                        "去掉或换一个词 / take it out or choose another word");
            }
        }
    }
}
