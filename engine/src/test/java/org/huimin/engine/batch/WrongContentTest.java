package org.huimin.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.huimin.engine.policy.ContentException;
import org.huimin.engine.policy.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A corpus of mistakes: each is told with its code, its place, why, and what to write instead. */
class WrongContentTest {

    private static final String RULE =
            "rules:\n  - id: test\n    zh: 测\n    entity: household\n    type: boolean\n    formula: >-\n      ";

    @TempDir Path root;

    /**
     * One mistake.
     *
     * @param content with « » round what the problem must point at
     */
    private record Mistake(String code, String path, String content) {}

    private static List<Mistake> corpus() throws Exception {
        String text;
        try (InputStream in = WrongContentTest.class.getResourceAsStream("/wrong-content.txt")) {
            text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        List<Mistake> mistakes = new ArrayList<>();
        for (String section : text.split("(?m)^== ")) {
            if (section.startsWith("#")) {
                continue;
            }
            int end = section.indexOf('\n');
            String code = section.substring(0, end);
            String rest = section.substring(end + 1);
            boolean formula = !rest.startsWith("@ ");
            int line = rest.indexOf('\n');
            mistakes.add(
                    formula
                            ? new Mistake(
                                    code,
                                    "programmes/tiny/rules/test.yaml",
                                    RULE + rest.stripTrailing().replace("\n", "\n      ") + "\n")
                            : new Mistake(code, rest.substring(2, line), rest.substring(line + 1)));
        }
        return mistakes;
    }

    @Test
    void everyMistakeIsToldWhereItStands() throws Exception {
        List<Mistake> corpus = corpus();
        assertThat(corpus).hasSizeGreaterThanOrEqualTo(60);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < corpus.size(); i++) {
            String difference = tried(corpus.get(i), root.resolve("mistake" + i));
            if (!difference.isEmpty()) {
                wrong.add(difference);
            }
        }
        assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
    }

    /** What is not as expected; empty when all is. */
    private static String tried(Mistake mistake, Path folder) throws Exception {
        Files.createDirectories(folder);
        TinyContent tiny = new TinyContent(folder).condition("true");
        tiny.write(
                "programmes/tiny/parameters/index.yaml",
                "- {id: p, zh: 参数, en: p, type: money, per: month}\n");
        tiny.write(
                "programmes/tiny/parameters/p.csv",
                "place,urban_rural,from,value,source,clause,verified\n000000,*,2020-01-01,3,x,,yes\n");
        String content = mistake.content();
        int start = content.indexOf('«');
        int end = content.indexOf('»') - 1;
        String plain = content.replace("«", "").replace("»", "");
        tiny.write(mistake.path(), plain);
        Throwable thrown = catchThrowable(tiny::load);
        String what = "[%s] %s".formatted(mistake.code(), content.replace(RULE, "").strip());
        if (!(thrown instanceof ContentException problems)) {
            return what + "\n  → loads (" + thrown + ")";
        }
        Problem told =
                problems.problems().stream()
                        .filter(each -> each.code().equals(mistake.code()))
                        .filter(each -> start < 0 || at(plain, each) == start)
                        .findFirst()
                        .orElse(null);
        if (told == null) {
            return what + "\n  → " + problems.problems();
        }
        boolean formula = content.startsWith(RULE) && start >= 0 && end > start;
        boolean words = !told.zh().isBlank() && !told.en().isBlank();
        if (!words || !told.file().equals(mistake.path()) && start >= 0) {
            return what + "\n  → words or file: " + told;
        }
        if (told.suggestion() == null || told.suggestion().isBlank()) {
            return what + "\n  → no suggestion: " + told;
        }
        return formula && !told.text().equals(plain.substring(start, end))
                ? what + "\n  → text: " + told.text()
                : "";
    }

    /** The offset a problem points at. */
    private static int at(String text, Problem problem) {
        int offset = 0;
        for (int line = 1; line < problem.line(); line++) {
            offset = text.indexOf('\n', offset) + 1;
        }
        return offset + problem.column() - 1;
    }
}
