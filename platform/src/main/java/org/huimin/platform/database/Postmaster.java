package org.huimin.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A running server process, as its {@code postmaster.pid} tells. */
record Postmaster(ProcessHandle process, int port, boolean ready) {
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /** The server of a data folder, if its process lives and is really a PostgreSQL. */
    static Optional<Postmaster> find(Path dataFolder) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(dataFolder.resolve("postmaster.pid"));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(PID_LINE).strip()))
                // a reused process id must not make us stop a stranger
                .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                .map(process -> of(process, lines));
    }

    private static Postmaster of(ProcessHandle process, List<String> lines) {
        int port = lines.size() > PORT_LINE ? Integer.parseInt(lines.get(PORT_LINE).strip()) : 0;
        boolean ready =
                lines.size() > STATUS_LINE && "ready".equals(lines.get(STATUS_LINE).strip());
        return new Postmaster(process, port, ready);
    }
}
