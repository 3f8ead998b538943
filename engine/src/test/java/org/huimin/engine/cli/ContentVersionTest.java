package org.huimin.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.huimin.engine.policy.Content;
import org.huimin.engine.policy.Library;
import org.junit.jupiter.api.Test;

class ContentVersionTest {

    @Test
    void theVersionThatWasReviewedIsTheOneThatDecides() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
        String[] lint = {"content", "lint", "--content", Content.ROOT.toString()};
        assertThat(Main.run(lint, to, to)).isZero();
        Library decides = Library.load(Content.ROOT, Library.Selection.PROGRAMMES);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("版本 " + decides.version());
    }
}
