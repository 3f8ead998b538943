package org.huimin.cluster;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.huimin.engine.policy.Library;

/**
 * The content a library is loaded from, as bytes that travel to every executor, with the version
 * the driver loaded from them. An executor that arrives at another version refuses to decide.
 */
final class ContentBundle implements Serializable {

    private static final long serialVersionUID = 1L;

    /** What {@link Library#load} reads below the content root. */
    private static final List<String> FOLDERS =
            List.of("vocabulary", "programmes", "calendar", "law");

    private final TreeMap<String, byte[]> files = new TreeMap<>();
    private final Library.Selection selection;
    private final String version;

    private ContentBundle(Library.Selection selection, String version) {
        this.selection = selection;
        this.version = version;
    }

    /**
     * Packs the files the library came from.
     *
     * @param library loaded from {@code contentRoot} with the same selection
     */
    static ContentBundle of(Path contentRoot, Library.Selection selection, Library library) {
        ContentBundle bundle = new ContentBundle(selection, library.version());
        for (String folder : FOLDERS) {
            bundle.pack(contentRoot, contentRoot.resolve(folder));
        }
        return bundle;
    }

    private void pack(Path root, Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path file : below.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String version() {
        return version;
    }

    /**
     * Loads the library anew from the bytes.
     *
     * @throws IllegalStateException when it is not the version the driver has
     */
    Library library() {
        try {
            Path root = Files.createTempDirectory("huimin-content");
            try {
                for (var file : files.entrySet()) {
                    Path target = root.resolve(file.getKey());
                    Files.createDirectories(target.getParent());
                    Files.write(target, file.getValue());
                }
                return same(Library.load(root, selection));
            } finally {
                delete(root);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Library same(Library library) {
        if (!library.version().equals(version)) {
            throw new IllegalStateException(
                    "执行器载入的规则版本是 %1$s，驱动程序是 %2$s；请让各节点使用同一份程序包 / this executor loaded version %1$s of the rules, the driver has %2$s; run the same jars on every node"
                            .formatted(library.version(), version));
        }
        return library;
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> below = Files.walk(root)) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
