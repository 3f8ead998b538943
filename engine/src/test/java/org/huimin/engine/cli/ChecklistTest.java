package org.huimin.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.huimin.engine.policy.Content;
import org.huimin.engine.policy.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is easily missed is shown by a case, or said to be elsewhere. */
class ChecklistTest {

    @Test
    void everyRuleOfTheRealListIsShown() {
        Library library = Library.load(Content.ROOT);
        Checklist list = Checklist.read(library, Content.ROOT);
        assertThat(list.problems()).isEmpty();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        list.write(new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("| 1 | “低于”不含等于");
    }

    @Test
    void aRuleNobodyShowsIsAProblemAndSoIsACaseThatShowsNoRule(@TempDir Path folder)
            throws IOException {
        Files.writeString(folder.resolve("checklist.yaml"), "- {id: 7, zh: 雨天打伞, en: rain}\n");
        Path cases = folder.resolve("programmes/_specimen/cases");
        Files.createDirectories(cases);
        Files.writeString(cases.resolve("a.yaml"), "- {name: 甲, shows: [8]}\n");
        Checklist list = Checklist.read(Content.specimens(), folder);
        assertThat(list.problems())
                .extracting(problem -> problem.shown())
                .anyMatch(shown -> shown.contains("没有第 8 条"))
                .anyMatch(shown -> shown.contains("没有案例证明“雨天打伞”"));
    }
}
