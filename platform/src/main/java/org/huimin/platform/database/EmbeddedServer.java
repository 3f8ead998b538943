package org.huimin.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL server inside a home, shared by all programs that open this home: the first one
 * starts it and holds {@code server.lock}; later ones attach and hold {@code clients.lock}
 * together; the last one to leave stops it. A server whose programs were all killed is an orphan:
 * the next program stops it and starts it anew (PostgreSQL recovers by itself).
 */
final class EmbeddedServer implements AutoCloseable {
    /** The binaries' version; a new one is unpacked beside the old. */
    private static final String VERSION = "18.6.0";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);

    private final PostgresServer server;
    private final String password;
    private final SharedLock serverLock;
    private final SharedLock clientsLock;
    private boolean owner;

    private EmbeddedServer(Home home, Path binaries) throws IOException {
        Path passwordFile = home.file("postgres.password");
        password = SecretFile.readOrCreate(passwordFile);
        server =
                new PostgresServer(
                        PostgresBinaries.unpack(binaries, VERSION),
                        home.file("postgres-" + VERSION.split("\\.")[0]),
                        passwordFile);
        serverLock = new SharedLock(home.file("server.lock"));
        clientsLock = new SharedLock(home.file("clients.lock"));
    }

    /**
     * Starts the home's server or attaches to it.
     *
     * @param binaries folder for the unpacked programs
     * @throws UncheckedIOException when the server does not start; the message names the remedy
     */
    static EmbeddedServer open(Home home, Path binaries, ServerSettings settings) {
        try {
            var embedded = new EmbeddedServer(home, binaries);
            embedded.startOrAttach(settings);
            return embedded;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** The superuser's login to a database of this server. */
    Login login(String database) {
        try {
            int port = Postmaster.find(server.data()).orElseThrow().port();
            return new Login(
                    "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database),
                    PostgresServer.SUPERUSER,
                    password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void startOrAttach(ServerSettings settings) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (serverLock.tryExclusive()) {
                owner = true;
                startAsOwner(settings);
                return;
            }
            if (clientsLock.tryShared()) {
                Optional<Postmaster> running = Postmaster.find(server.data());
                if (running.isPresent() && running.get().ready()) {
                    log.info("Attached to the embedded database on port {}", running.get().port());
                    return;
                }
                clientsLock.release();
            }
            pause();
        }
        throw new IOException(
                "Another program holds %s but its database does not get ready; stop that program"
                                .formatted(server.data())
                        + " (另一程序占用数据库目录但数据库未就绪，请先停止该程序)");
    }

    private void startAsOwner(ServerSettings settings) throws IOException {
        Optional<Postmaster> running = Postmaster.find(server.data());
        if (running.isPresent()) {
            if (!clientsLock.tryExclusive()) {
                log.info("Took over the running embedded database; other programs still use it");
                return;
            }
            log.warn("Stopping orphan database process {}", running.get().process().pid());
            server.stop();
        }
        clientsLock.release();
        long begin = System.nanoTime();
        server.start(settings);
        log.info(
                "Embedded PostgreSQL {} started in {} ms, data in {}",
                VERSION,
                Duration.ofNanos(System.nanoTime() - begin).toMillis(),
                server.data());
    }

    /** Leaves the server; stops it if no other program uses it. */
    @Override
    public void close() {
        try (serverLock;
                clientsLock) {
            boolean lastProgram =
                    clientsLock.tryExclusive() && (owner || serverLock.tryExclusive());
            if (lastProgram && Postmaster.find(server.data()).isPresent()) {
                server.stop();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for the embedded database", e);
        }
    }
}
