package org.huimin.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded server over restarts, killed programs and several programs at once. */
class EmbeddedServerTest {
    private static final Path PROGRAMS = Path.of("target/test-programs").toAbsolutePath();

    @TempDir Path folder;

    private final List<Process> programs = new ArrayList<>();

    @AfterEach
    void endPrograms() throws Exception {
        for (Process program : programs) {
            program.destroyForcibly().waitFor();
        }
        // whatever a test left: the next owner stops an orphan and, leaving last, its own server
        open().close();
        assertThat(Postmaster.find(folder.resolve("postgres-18"))).isEmpty();
    }

    @Test
    void keepsDataOverARestart() throws Exception {
        try (EmbeddedServer server = open()) {
            execute(server, "create table lighthouse as select 7 as height");
        }
        try (EmbeddedServer server = open()) {
            assertThat(number(server, "select height from lighthouse")).isEqualTo(7);
        }
    }

    @Test
    void isDurableAndClosedToStrangers() throws Exception {
        try (EmbeddedServer server = open()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                assertThat(text(server, "show " + setting)).isEqualTo("on");
            }
            assertThat(text(server, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(text(server, "show data_checksums")).isEqualTo("on");
            Login login = server.login("postgres");
            assertThatThrownBy(() -> Roles.connect(login.as("postgres", "")))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> DriverManager.getConnection(login.url(), "postgres", "guess"))
                    .hasMessageContaining("password authentication failed");
            for (String secret : List.of("postgres.password")) {
                assertThat(Files.getPosixFilePermissions(folder.resolve(secret)))
                        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    @Test
    void recoversAfterItsProgramWasKilled() throws Exception {
        Process program = program();
        try (var connection = Roles.connect(attachedLogin())) {
            connection.createStatement().execute("create table lighthouse as select 9 as height");
        }
        long orphan = pid();
        program.destroyForcibly().waitFor();
        assertThat(pid()).isEqualTo(orphan);
        try (EmbeddedServer server = open()) {
            assertThat(number(server, "select height from lighthouse")).isEqualTo(9);
            assertThat(pid()).isNotEqualTo(orphan);
        }
    }

    @Test
    void servesSeveralProgramsAndEndsWithTheLast() throws Exception {
        Process first = program();
        try (EmbeddedServer attached = open()) {
            assertThat(number(attached, "select 1")).isEqualTo(1);
            leave(first);
            assertThat(number(attached, "select 2")).isEqualTo(2);
            Process third = program();
            assertThat(number(attached, "select 3")).isEqualTo(3);
            leave(third);
            assertThat(number(attached, "select 4")).isEqualTo(4);
        }
        assertThat(Postmaster.find(folder.resolve("postgres-18"))).isEmpty();
    }

    @Test
    void beginsAnewAfterAnInterruptedFirstStart() throws Exception {
        Files.createDirectories(folder.resolve("postgres-18"));
        Files.writeString(folder.resolve("postgres-18/PG_VERSION"), "18\n");
        try (EmbeddedServer server = open()) {
            assertThat(number(server, "select 5")).isEqualTo(5);
        }
    }

    /** Another JVM that holds the server until its input ends. */
    public static void main(String... args) throws IOException {
        try (var _ =
                EmbeddedServer.open(
                        new Home(Path.of(args[0])), PROGRAMS, ServerSettings.durable())) {
            System.out.println("ready");
            while (System.in.read() >= 0) {}
        }
    }

    private Process program() throws IOException {
        Process program =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                EmbeddedServerTest.class.getName(),
                                folder.toString())
                        .redirectErrorStream(true)
                        .start();
        programs.add(program);
        BufferedReader output = program.inputReader();
        String line = output.readLine();
        var seen = new StringBuilder();
        while (line != null && !line.equals("ready")) {
            seen.append(line).append('\n');
            line = output.readLine();
        }
        assertThat(line).as(seen.toString()).isEqualTo("ready");
        return program;
    }

    private static void leave(Process program) throws Exception {
        program.getOutputStream().close();
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isZero();
    }

    private long pid() throws IOException {
        return Postmaster.find(folder.resolve("postgres-18")).orElseThrow().process().pid();
    }

    private EmbeddedServer open() {
        return EmbeddedServer.open(new Home(folder), PROGRAMS, ServerSettings.durable());
    }

    private Login attachedLogin() {
        try (EmbeddedServer attached = open()) {
            return attached.login("postgres");
        }
    }

    private static void execute(EmbeddedServer server, String sql) throws SQLException {
        try (var connection = Roles.connect(server.login("postgres"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(EmbeddedServer server, String sql) throws SQLException {
        try (var connection = Roles.connect(server.login("postgres"));
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static int number(EmbeddedServer server, String sql) throws SQLException {
        return Integer.parseInt(text(server, sql));
    }
}
