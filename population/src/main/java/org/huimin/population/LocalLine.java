package org.huimin.population;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The local subsistence line, read from the parameter file of the programme that the scenario
 * names: the row of the most specific place, urban or rural over both, latest start. The poor end
 * of the income curve hangs on it; who is entitled is never decided with it.
 */
final class LocalLine {
    private record Row(String prefix, String urbanRural, String from, long fen) {}

    private final List<Row> rows = new ArrayList<>();
    private final String today;
    private final long assumed;

    LocalLine(Path content, Settings scenario, LocalDate on) {
        today = on.toString();
        assumed = Math.round(100 * scenario.number("line.assumed"));
        Path file =
                content.resolve("programmes")
                        .resolve(scenario.text("line.programme"))
                        .resolve("parameters")
                        .resolve(scenario.text("line.parameter") + ".csv");
        if (!Files.exists(file)) {
            return;
        }
        try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : csv) {
                rows.add(
                        new Row(
                                row.getField("place").replaceAll("(00)+$", ""),
                                row.getField("urban_rural"),
                                row.getField("from"),
                                Math.round(100 * Double.parseDouble(row.getField("value")))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fen per person and month; the scenario's assumed value where the content has none. */
    long at(String county, String kind) {
        Row best = null;
        for (Row row : rows) {
            boolean fits =
                    county.startsWith(row.prefix)
                            && (row.urbanRural.equals("*") || row.urbanRural.equals(kind))
                            && row.from.compareTo(today) <= 0;
            if (fits && (best == null || rank(row).compareTo(rank(best)) >= 0)) {
                best = row;
            }
        }
        return best == null ? assumed : best.fen;
    }

    private static String rank(Row row) {
        return row.prefix.length() + (row.urbanRural.equals("*") ? "0" : "1") + row.from;
    }
}
