package org.huimin.engine.region;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.huimin.engine.policy.ParameterRow;

/** Adds rows to the CSV table of a parameter; what stands there stays as it is. */
final class ParameterTable {

    private static final String PUBLISHED = "published";

    private ParameterTable() {}

    static void append(Path table, List<ParameterRow> rows) {
        try {
            String before = Files.readString(table, StandardCharsets.UTF_8);
            List<List<String>> records = new ArrayList<>();
            try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(before)) {
                csv.forEach(each -> records.add(new ArrayList<>(each.getFields())));
            }
            List<String> header = records.getFirst();
            boolean late = rows.stream().anyMatch(row -> !row.published().equals(row.from()));
            StringWriter text = new StringWriter();
            if (late && !header.contains(PUBLISHED)) {
                header.add(PUBLISHED);
                records.stream().skip(1).forEach(each -> each.add(""));
                write(text, records);
            } else {
                text.write(before.endsWith("\n") ? before : before + "\n");
            }
            write(text, rows.stream().map(row -> fields(row, header)).toList());
            Files.writeString(table, text.toString(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(StringWriter text, List<List<String>> records) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            records.forEach(csv::writeRecord);
        }
    }

    private static List<String> fields(ParameterRow row, List<String> header) {
        return header.stream()
                .map(column ->
                        switch (column.replace("\uFEFF", "")) {
                            case "place" -> row.place().replaceAll("(000000)$", "");
                            case "urban_rural" -> row.urbanRural();
                            case "from" -> row.from().toString();
                            case "value" -> row.value();
                            case "source" -> row.source();
                            case "clause" -> row.clause();
                            case "verified" -> row.verified() ? "yes" : "no";
                            case PUBLISHED ->
                                    row.published().equals(row.from())
                                            ? ""
                                            : row.published().toString();
                            default -> "";
                        })
                .toList();
    }
}
