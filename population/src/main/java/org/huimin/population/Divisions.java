package org.huimin.population;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.huimin.engine.base.PlaceCode;

/**
 * The villages of a place and the county codes of the nation, from a table with columns {@code
 * code} and {@code name} (other columns and levels are ignored). A community with a residents'
 * committee (居委会, 居民委员会) counts as urban.
 */
record Divisions(List<Village> villages, List<String> counties) {

    static Divisions read(Path file, PlaceCode place) {
        var villages = new ArrayList<Village>();
        var counties = new TreeSet<String>();
        String prefix = place.text().substring(0, new int[] {0, 2, 4, 6, 9, 12}[place.level()]);
        try (InputStream in = open(file);
                var rows =
                        CsvReader.builder()
                                .ofNamedCsvRecord(
                                        new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : rows) {
                String code = row.getField("code");
                if (code.length() != 12 || code.endsWith("000")) {
                    continue;
                }
                counties.add(code.substring(0, 6));
                if (code.startsWith(prefix)) {
                    String name = row.getField("name");
                    boolean urban = name.contains("居委会") || name.contains("居民委员会");
                    villages.add(new Village(code, name, urban));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (villages.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s 中没有 %s 下的村居 / no village of that place in that file"
                            .formatted(file, place));
        }
        counties.retainAll(known(file.resolveSibling("historic-codes.csv"), counties));
        villages.sort(Comparator.comparing(Village::code));
        return new Divisions(List.copyOf(villages), List.copyOf(counties));
    }

    /** Codes that identity numbers may begin with: statistical zones are none of them. */
    static Set<String> known(Path file, Set<String> otherwise) {
        if (!Files.exists(file)) {
            return Set.copyOf(otherwise);
        }
        try (var rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            return rows.stream().map(row -> row.getField("code")).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
    }
}
