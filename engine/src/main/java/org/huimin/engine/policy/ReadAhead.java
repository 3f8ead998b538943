package org.huimin.engine.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads and parses the programmes' files on a thread of its own while the loader is still busy with
 * what comes before them. It goes from the last file to the first, the loader from the first to the
 * last, so that they meet once. Nothing depends on it: a file that is not there yet, or is broken,
 * the loader reads itself and tells about.
 */
final class ReadAhead implements Runnable {

    private final ContentFiles content;
    private final List<Path> folders;

    /**
     * @param folders the programmes'
     */
    ReadAhead(ContentFiles content, List<Path> folders) {
        this.content = content;
        this.folders = folders;
    }

    @Override
    public void run() {
        for (Path folder : folders.reversed()) {
            for (Path file : files(folder).reversed()) {
                content.prepare(file);
            }
        }
    }

    /** The files in the order in which {@link ProgrammeReader} reads them. */
    private static List<Path> files(Path folder) {
        List<Path> files = new ArrayList<>();
        files.add(folder.resolve("programme.yaml"));
        for (String part : List.of("rules", "parameters")) {
            try (Stream<Path> all = Files.list(folder.resolve(part))) {
                all.filter(file -> file.toString().matches(".*\\.(yaml|csv)")).forEach(files::add);
            } catch (IOException | UncheckedIOException e) {
                // no such folder, or gone again: the loader tells where it matters
            }
        }
        return files;
    }
}
