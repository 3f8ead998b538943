package org.huimin.platform.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which programmes there are, as far as people are concerned: each has a column for what it pays.
 */
final class Programmes {
    private Programmes() {}

    /** Folder names below {@code programmes}; specimens, with an underscore, left out. */
    static List<String> ids(Path content) {
        Path folder = content.resolve("programmes");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(f -> Files.exists(f.resolve("programme.yaml")))
                    .map(f -> f.getFileName().toString())
                    .filter(name -> !name.startsWith("_"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }
}
