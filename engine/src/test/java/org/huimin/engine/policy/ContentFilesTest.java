package org.huimin.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files read before they are needed: what is wrong with them is told all the same. */
class ContentFilesTest {

    @TempDir Path root;

    @Test
    void aFileOfAnotherEncodingIsToldThoughItWasReadAhead() throws Exception {
        Path file = root.resolve("rules.yaml");
        Files.write(file, "name: 低保".getBytes(Charset.forName("GB18030")));

        assertThat(problemsAfterReadingAhead(file))
                .extracting(Problem::code)
                .containsExactly("unreadable");
    }

    @Test
    void aMissingFileIsToldThoughItWasReadAhead() {
        assertThat(problemsAfterReadingAhead(root.resolve("rules.yaml")))
                .extracting(Problem::code)
                .containsExactly("unreadable");
    }

    @Test
    void brokenYamlIsToldThoughItWasReadAhead() throws Exception {
        Path file = Files.writeString(root.resolve("rules.yaml"), "name: [open");

        assertThat(problemsAfterReadingAhead(file))
                .extracting(Problem::code)
                .containsExactly("yaml");
    }

    private List<Problem> problemsAfterReadingAhead(Path file) {
        ContentFiles content = new ContentFiles(root);
        content.prepare(file);
        List<Problem> problems = new ArrayList<>();
        Source source = content.read(file, problems);
        if (source != null) {
            source.yaml();
        }
        return problems;
    }
}
