package org.huimin.engine.reform;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.huimin.engine.base.PlaceCode;

/** Names and villages of the content's list of divisions, for tables and invented households. */
public final class Divisions {

    private final Map<Long, String> names = new HashMap<>();
    private final long[] villages;

    private Divisions(List<PlaceCode> within, Path list) {
        LongStream.Builder found = LongStream.builder();
        try (Reader text =
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(list)),
                                StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : rows) {
                int level = row.getField("level").charAt(0) - '0';
                long code = Long.parseLong(row.getField("code"));
                if (level < 5) {
                    names.put(code, row.getField("name"));
                } else if (within.stream().anyMatch(place -> place.range().contains(code))) {
                    found.add(code);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        villages = found.build().sorted().toArray();
    }

    /**
     * Reads {@code divisions/divisions-*.csv.gz} of the content.
     *
     * @param within places whose villages are wanted
     */
    public static Divisions read(Path contentRoot, List<PlaceCode> within) {
        try (Stream<Path> files = Files.list(contentRoot.resolve("divisions"))) {
            Path list =
                    files.filter(file -> file.toString().endsWith(".csv.gz"))
                            .sorted()
                            .reduce((_, last) -> last)
                            .orElseThrow(() -> new IOException("divisions/*.csv.gz"));
            return new Divisions(within, list);
        } catch (IOException e) {
            throw new UncheckedIOException("内容里没有区划表 / the content has no divisions", e);
        }
    }

    /** The place's own name; its code when there is none. */
    public String name(PlaceCode place) {
        return names.getOrDefault(place.code(), place.text());
    }

    /** Sorted codes of the villages in the places asked for. */
    public long[] villages() {
        return villages.clone();
    }
}
