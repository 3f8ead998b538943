package org.huimin.platform.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * The server's programs, unpacked once from the class path into a folder of ours: the shared
 * temporary folder is writable by everybody, so whoever is first there could plant a program.
 */
final class PostgresBinaries {
    private static final Set<PosixFilePermission> PROGRAM =
            PosixFilePermissions.fromString("rwxr-xr-x");
    private static final int EXECUTABLE = 0111;

    private PostgresBinaries() {}

    /**
     * @return the folder with {@code bin/initdb}, {@code bin/pg_ctl} and {@code bin/postgres}
     * @throws UncheckedIOException when the programs cannot be written
     */
    static Path unpack(Path parent, String version) {
        Path target = parent.resolve("postgres-" + version);
        if (Files.exists(target)) {
            return target;
        }
        try {
            Files.createDirectories(parent);
            Path draft = Files.createTempDirectory(parent, "unpacking");
            try {
                unpackInto(draft);
                Files.move(draft, target);
            } catch (FileAlreadyExistsException | DirectoryNotEmptyException _) {
                // another program unpacked the same archive meanwhile
                return target;
            } finally {
                FileSystemUtils.deleteRecursively(draft);
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack PostgreSQL into 无法解压数据库程序到 " + target, e);
        }
    }

    private static void unpackInto(Path folder) throws IOException {
        try (InputStream archive = archive();
                var tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                Path path = folder.resolve(entry.getName()).normalize();
                if (!path.startsWith(folder)) {
                    throw new IOException("Archive entry leaves its folder: " + entry.getName());
                }
                write(tar, entry, path);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            throw new IOException("Unexpected hard link in the archive: " + entry.getName());
        } else {
            Files.copy(tar, path);
            if ((entry.getMode() & EXECUTABLE) != 0) {
                Files.setPosixFilePermissions(path, PROGRAM);
            }
        }
    }

    private static InputStream archive() throws IOException {
        String system = System.getProperty("os.name");
        String processor = System.getProperty("os.arch");
        InputStream archive =
                DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                        system.split(" ", 2)[0], "amd64".equals(processor) ? "x86_64" : processor);
        if (archive == null) {
            throw new IOException(
                    "No embedded PostgreSQL for %s %s; set HUIMIN_DATABASE_URL to a server of yours"
                                    .formatted(system, processor)
                            + " (本系统没有内置数据库，请用 HUIMIN_DATABASE_URL 指定)");
        }
        return new BufferedInputStream(archive);
    }
}
