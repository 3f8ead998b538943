package org.huimin.engine.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The version of a content: a digest of every file that may change a decision. */
final class ContentVersion {

    private static final List<String> PAPERS =
            List.of("/form.yaml", "/letters.yaml", "/guide.yaml");

    private ContentVersion() {}

    /**
     * @param folders the programmes'
     */
    static String of(Path root, List<Path> folders) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List<Path> all = new ArrayList<>(folders);
            all.add(root.resolve("vocabulary"));
            all.add(root.resolve("calendar"));
            for (Path folder : all) {
                if (!Files.isDirectory(folder)) {
                    continue;
                }
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.filter(file -> decides(root, file)).sorted().toList()) {
                        String name = root.relativize(file).toString().replace('\\', '/');
                        digest.update(name.getBytes(StandardCharsets.UTF_8));
                        digest.update(Files.readAllBytes(file));
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Cases, papers and README files do not change a decision. */
    private static boolean decides(Path root, Path file) {
        String name = root.relativize(file).toString().replace('\\', '/');
        return Files.isRegularFile(file)
                && (name.endsWith(".yaml") || name.endsWith(".csv"))
                && !name.contains("/cases/")
                && PAPERS.stream().noneMatch(name::endsWith);
    }
}
