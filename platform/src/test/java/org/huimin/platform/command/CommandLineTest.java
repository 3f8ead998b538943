package org.huimin.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.huimin.platform.HuiminApplication;
import org.huimin.platform.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    @Test
    void splitsOptionsFromArguments() {
        assertThat(CommandLine.parse("--a=b", "--huimin.command=import", "folder", "--dry"))
                .contains(new CommandLine(List.of("--a=b"), "import", List.of("folder", "--dry")));
        assertThat(CommandLine.parse("--server.port=1")).isEmpty();
    }

    @Test
    void runsWithoutAWebServer() {
        try (TestDatabase database = TestDatabase.create()) {
            assertThat(run(database, "audit", "verify")).isZero();
            assertThat(run(database, "audit", "forget")).isEqualTo(2);
            assertThat(run(database, "nothing")).isEqualTo(2);
        }
    }

    private static int run(TestDatabase database, String... words) {
        String[] args =
                Stream.concat(
                                Stream.of(database.properties()).map(property -> "--" + property),
                                Stream.concat(
                                        Stream.of("--huimin.command=" + words[0]),
                                        Stream.of(words).skip(1)))
                        .toArray(String[]::new);
        return CommandLine.parse(args).orElseThrow().run(HuiminApplication.class);
    }
}
