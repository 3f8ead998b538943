package org.huimin.platform.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.huimin.platform.HuiminApplication;
import org.huimin.platform.exchange.Batch;
import org.huimin.platform.exchange.ExchangeFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * A program that is killed in the middle of an import leaves nothing half-done; importing again
 * completes it.
 */
class KilledImportTest {
    private static final int ROWS = 150_000;
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    @TempDir Path folder;

    @Test
    void nothingIsLeftHalfDone() throws Exception {
        try (Islands islands = new Islands(folder)) {
            Path file = islands.exchange.file("岛民名册.csv", register());
            Process child = importInAnotherProgram(islands, file);
            try {
                awaitHalfway(islands, child, folder.resolve("child.log"));
            } finally {
                child.destroyForcibly().waitFor();
            }
            assertThat(islands.count("people.record_islanders")).isZero();
            assertThat(islands.count("people.person")).isZero();
            assertThat(islands.count("exchange.quarantine")).isZero();
            assertThat(islands.count("exchange.file where state = 'done'")).isZero();

            Batch.DeliveredFile again = islands.exchange.take(file);
            assertThat(again.state()).isEqualTo(Batch.FileState.DONE);
            assertThat(again.added()).isEqualTo(ROWS);
            assertThat(islands.count("people.current")).isEqualTo(ROWS);

            islands.clock.turn(Duration.ofDays(365));
            islands.exchange.take(file);
            assertThat(islands.count("exchange.file where state = 'abandoned'")).isEqualTo(1);
        }
    }

    private static String register() {
        StringBuilder text = new StringBuilder(Islands.HEADER);
        for (int i = 0; i < ROWS; i++) {
            String id =
                    ExchangeFixture.id(
                            "350213",
                            "19%02d%02d%02d"
                                    .formatted(
                                            40 + i / 1000 / 336 % 60,
                                            1 + i / 1000 / 28 % 12,
                                            1 + i / 1000 % 28),
                            i % 1000);
            text.append(Islands.row(id, "岛民", "H" + i / 3, "户主", Islands.EAST, "在册"));
        }
        return text.toString();
    }

    private Process importInAnotherProgram(Islands islands, Path file) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-Dfile.encoding=UTF-8",
                                "-Dhuimin.content=" + contentOfTheIslands(),
                                "-Dhuimin.places.load-at-start=false",
                                "-cp",
                                System.getProperty("java.class.path"),
                                HuiminApplication.class.getName()));
        for (String property : islands.database.properties()) {
            command.add("--" + property);
        }
        command.addAll(List.of("--huimin.command=import", file.toString(), "--place", "350213"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("child.log").toFile())
                .start();
    }

    /**
     * The islands without their programmes, which this test needs nothing of, and with a real
     * calendar.
     */
    private Path contentOfTheIslands() throws IOException {
        Path content = folder.resolve("content");
        FileSystemUtils.copyRecursively(Islands.CONTENT, content);
        FileSystemUtils.deleteRecursively(content.resolve("programmes"));
        Files.createDirectories(content.resolve("programmes"));
        FileSystemUtils.copyRecursively(
                Path.of("../content/calendar"), content.resolve("calendar"));
        return content;
    }

    private static void awaitHalfway(Islands islands, Process child, Path log)
            throws InterruptedException, IOException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (islands.count("exchange.file where state = 'running' and percent >= 10") == 0) {
            if (!child.isAlive()) {
                throw new AssertionError("the child ended: " + Files.readString(log));
            }
            assertThat(Instant.now()).isBefore(deadline);
            Thread.sleep(20);
        }
    }
}
