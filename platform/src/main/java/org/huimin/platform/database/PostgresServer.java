package org.huimin.platform.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;

/** Starts and stops the server of one data folder with the server's own programs. */
final class PostgresServer {
    static final String SUPERUSER = "postgres";

    /** Written last: a folder without it was never finished and never held anybody's data. */
    private static final String COMPLETE = "huimin.complete";

    private static final int WAIT_SECONDS = 300;

    private final Path programs;
    private final Path data;
    private final Path passwordFile;

    PostgresServer(Path programs, Path data, Path passwordFile) {
        this.programs = programs;
        this.data = data;
        this.passwordFile = passwordFile;
    }

    Path data() {
        return data;
    }

    void start(ServerSettings settings) throws IOException {
        if (!Files.exists(data.resolve(COMPLETE))) {
            initialise();
        }
        String options =
                settings.parameters().entrySet().stream()
                        .map(entry -> "-c %s='%s'".formatted(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining(" ", "-p " + freePort() + " ", ""));
        // pg_ctl gives the server a session of its own: Ctrl-C reaches only the application
        run(
                "pg_ctl",
                "-D",
                data.toString(),
                "-l",
                log().toString(),
                "-w",
                "-t",
                "" + WAIT_SECONDS,
                "-o",
                options,
                "start");
    }

    /** Ends the server; open transactions are rolled back, everything committed is kept. */
    void stop() throws IOException {
        run("pg_ctl", "-D", data.toString(), "-w", "-t", "" + WAIT_SECONDS, "-m", "fast", "stop");
    }

    private void initialise() throws IOException {
        FileSystemUtils.deleteRecursively(data);
        // password authentication from the first second: the default trusts every local user
        run(
                "initdb",
                "-D",
                data.toString(),
                "-U",
                SUPERUSER,
                "-E",
                "UTF8",
                "--auth=scram-sha-256",
                "--pwfile=" + passwordFile,
                "--data-checksums",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C.UTF-8");
        Files.createFile(data.resolve(COMPLETE));
    }

    private Path log() {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    private void run(String program, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        if (isRoot()) {
            // the server refuses to run as root: give it a user namespace without privileges
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(data.toAbsolutePath().getParent(), program, ".out");
        try {
            // a file, not a pipe: the server inherits it and would keep a pipe open for ever
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            process.getOutputStream().close();
            if (process.waitFor() != 0) {
                throw new IOException(failure(program, Files.readString(output)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while running " + program, e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private String failure(String program, String output) throws IOException {
        String log = "";
        if (Files.exists(log())) {
            List<String> lines = Files.readAllLines(log());
            log = String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        }
        return """
        The embedded PostgreSQL program %s failed in %s (内置数据库启动失败).
        Remedy: read the lines below and %s; or set HUIMIN_DATABASE_URL to a server of yours.
        %s
        %s\
        """
                .formatted(program, data, log(), output, log);
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
