package org.huimin.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.huimin.platform.command.CommandLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A start that we refuse ends with our words and the remedy; a fault keeps its stack trace. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedStartTest {
    @TempDir Path home;

    @Test
    void anUnreachableServerIsToldInBothLanguagesWithoutAStackTrace(CapturedOutput output) {
        var command =
                new CommandLine(
                        List.of(
                                "--huimin.home=" + home,
                                "--huimin.database.url=jdbc:postgresql://127.0.0.1:1/nothing",
                                "--huimin.database.user=nobody",
                                "--huimin.database.password=secret-of-nobody"),
                        "import",
                        List.of());

        assertThatThrownBy(() -> command.run(HuiminApplication.class)).isNotNull();

        assertThat(output.getAll())
                .contains("✗ 未能启动 / Not started: Cannot prepare the database as nobody@")
                .contains("HUIMIN_DATABASE_URL")
                .contains("无法准备数据库")
                .doesNotContain("secret-of-nobody")
                .doesNotContain("\tat ");
    }

    @Test
    void theInnermostOfOurOwnRefusalsIsTold() {
        var inner = new IllegalStateException("the server is too old");
        var failure =
                new IllegalStateException("wrapped", new RuntimeException("framework", inner));

        assertThat(RefusedStart.refusal(failure)).containsSame(inner);
    }

    @Test
    void aFaultIsNoRefusal() {
        assertThat(RefusedStart.refusal(new NullPointerException("a fault of ours"))).isEmpty();
        assertThat(RefusedStart.refusal(new IllegalStateException())).isEmpty();
    }
}
