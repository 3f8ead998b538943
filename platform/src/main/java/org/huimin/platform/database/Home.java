package org.huimin.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder in which an installation keeps what must survive a restart: the embedded database, its
 * password and the master key. Only its owner may enter it.
 */
public record Home(Path folder) {
    public Home {
        folder = folder.toAbsolutePath().normalize();
    }

    /** A folder inside the home, made (mode 0700) when missing. */
    public Path folder(String name) {
        return makeFolder(folder.resolve(name));
    }

    Path file(String name) {
        return makeFolder(folder).resolve(name);
    }

    private static Path makeFolder(Path path) {
        try {
            var onlyOwner = PosixFilePermissions.fromString("rwx------");
            return Files.createDirectories(path, PosixFilePermissions.asFileAttribute(onlyOwner));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create folder 无法创建文件夹 " + path, e);
        }
    }
}
