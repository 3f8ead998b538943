package org.huimin.engine.dmn.exchange;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import org.huimin.engine.policy.Library;

/** Loads content with the files of one programme changed, in a folder that goes afterwards. */
public final class ContentCheck {

    /** The id that rules from elsewhere are checked under. */
    public static final String IMPORTED = "imported";

    private ContentCheck() {}

    /** What to do with the changed content while it is there. */
    public interface Use<T> {
        T of(Library library, Path content) throws IOException;
    }

    /**
     * Loads the content with these files as the programme's.
     *
     * @throws org.huimin.engine.policy.ContentException when it cannot be used
     */
    public static <T> T with(
            Path content,
            Library.Selection selection,
            String programme,
            Map<String, String> files,
            Use<T> use)
            throws IOException {
        Path root = Files.createTempDirectory("huimin-dmn");
        try {
            for (String part : List.of("vocabulary", "calendar", "law", "programmes")) {
                if (Files.isDirectory(content.resolve(part))) {
                    copy(content.resolve(part), root.resolve(part));
                }
            }
            Path folder = root.resolve("programmes").resolve(programme);
            for (String part : List.of("rules", "parameters")) {
                delete(folder.resolve(part));
            }
            write(folder, files);
            return use.of(Library.load(root, selection), root);
        } finally {
            delete(root);
        }
    }

    /** A programme that asks nothing, so that rules from elsewhere can be checked in it. */
    public static Map<String, String> around(String rules) {
        return Map.of(
                "programme.yaml",
                "id: %s\nzh: 导入检查\nen: check of an import\nunit: household\norder: 2000000000\nconditions: [导入检查恒真]\npaid: false\n"
                        .formatted(IMPORTED),
                "rules/always.yaml",
                "rules:\n  - {id: importAlways, zh: 导入检查恒真, en: always, entity: household, type: boolean, formula: count(家庭成员) >= 0}\n",
                "rules/imported.yaml",
                rules);
    }

    /** Writes texts by their path below a folder. */
    public static void write(Path folder, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Path parent = path.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(path, file.getValue());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(
                from,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes of)
                            throws IOException {
                        Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes of)
                            throws IOException {
                        Files.copy(file, to.resolve(from.relativize(file).toString()));
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes of)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path visited, @org.jspecify.annotations.Nullable IOException failed)
                            throws IOException {
                        Files.delete(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
