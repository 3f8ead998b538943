package org.huimin.platform.places;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * The files of one edition in {@code content/divisions}: {@code divisions-<year>.csv.gz} and {@code
 * historic-codes.csv}.
 *
 * @param name the year in the file's name
 * @param digest SHA-256 over both files: other bytes, other places
 */
record EditionFiles(String name, Path divisions, Path historic, String digest) {

    private static final int COLUMNS = 8;
    private static final int BUFFER = 1 << 16;

    /**
     * The newest edition of the folder.
     *
     * @throws IllegalStateException if there is none, saying what to do
     */
    static EditionFiles newest(Path folder) {
        List<Path> found = List.of();
        if (Files.isDirectory(folder)) {
            try (var files = Files.list(folder)) {
                found =
                        files.filter(f -> fileName(f).matches("divisions-\\d{4}\\.csv\\.gz"))
                                .sorted()
                                .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        Path historic = folder.resolve("historic-codes.csv");
        if (found.isEmpty() || !Files.exists(historic)) {
            throw new IllegalStateException(
                    "%1$s 中没有区划数据，请检查 huimin.content 或运行 bin/divisions / no divisions in %1$s; check huimin.content or run bin/divisions"
                            .formatted(folder.toAbsolutePath()));
        }
        Path divisions = found.getLast();
        String year = fileName(divisions).replaceAll("\\D", "");
        return new EditionFiles(year, divisions, historic, digest(divisions, historic));
    }

    /** Every row of the divisions in the order of codes. */
    void forEachRow(Consumer<PlaceVersion> sink) throws IOException {
        try (InputStream bytes = new GZIPInputStream(Files.newInputStream(divisions), BUFFER);
                var text = new InputStreamReader(bytes, StandardCharsets.UTF_8);
                var lines = new BufferedReader(text, BUFFER)) {
            lines.readLine();
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                sink.accept(row(ContentLines.split(divisions, ++number, line, COLUMNS)));
            }
        }
    }

    private static PlaceVersion row(String[] cells) {
        return new PlaceVersion(
                Long.parseLong(cells[0]),
                cells[1],
                Integer.parseInt(cells[2]),
                cells[3].isEmpty() ? 0 : Long.parseLong(cells[3]),
                Integer.parseInt(cells[4]),
                cells[5],
                cells[6],
                cells[7].equals("1"),
                null,
                null);
    }

    private static String digest(Path... files) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                sha.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String fileName(Path file) {
        return file.getFileName().toString();
    }
}
