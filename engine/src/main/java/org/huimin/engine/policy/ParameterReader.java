package org.huimin.engine.policy;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.feel.Suggestions;
import org.huimin.engine.feel.Type;
import org.jspecify.annotations.Nullable;

/** Reads {@code parameters/index.yaml} and one CSV table per parameter. */
final class ParameterReader {

    private static final List<String> HEADER =
            List.of("place", "urban_rural", "from", "value", "source", "clause", "verified");

    private final Path root;
    private final List<Problem> problems;
    private final Vocabulary vocabulary;

    ParameterReader(Path root, List<Problem> problems, Vocabulary vocabulary) {
        this.root = root;
        this.problems = problems;
        this.vocabulary = vocabulary;
    }

    void read(Path folder, Programme programme) {
        Path index = folder.resolve("index.yaml");
        if (!Files.exists(index)) {
            return;
        }
        Source source = Source.read(root, index, problems);
        Yaml yaml = source == null ? null : source.yaml();
        if (yaml == null) {
            return;
        }
        for (Yaml entry : yaml.items()) {
            entry.allow(java.util.Set.of("id", "zh", "en", "type", "per", "person", "note", "law"));
            String id = entry.required("id");
            Type type = Types.read(entry, vocabulary);
            Parameter parameter =
                    new Parameter(
                            programme.id(), id, entry.required("zh"), entry.text("en", id), type);
            programme.parameters().add(parameter);
            Path table = table(folder, parameter);
            if (table == null) {
                entry.problem(
                        "缺少参数表 %s.csv".formatted(id),
                        "the table %s.csv is missing".formatted(id),
                        String.join(",", HEADER));
            } else if (!(type instanceof Type.Broken)) {
                rows(table, parameter);
            }
        }
    }

    private static @Nullable Path table(Path folder, Parameter parameter) {
        for (String name : List.of(parameter.id(), parameter.zh())) {
            Path table = folder.resolve(name + ".csv");
            if (Files.exists(table)) {
                return table;
            }
        }
        return null;
    }

    private void rows(Path file, Parameter parameter) {
        Source source = Source.read(root, file, problems);
        if (source == null) {
            return;
        }
        String text =
                source.text().startsWith("\uFEFF") ? source.text().substring(1) : source.text();
        Map<String, Integer> seen = new HashMap<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
            boolean headerChecked = false;
            for (NamedCsvRecord row : csv) {
                if (!headerChecked) {
                    if (!header(source, row)) {
                        return;
                    }
                    headerChecked = true;
                }
                row(source, row, parameter, seen);
            }
        } catch (CsvParseException | IOException e) {
            source.add(0, 0, "", "不是有效的 CSV", "not valid CSV: " + e.getMessage(), null);
        }
    }

    private static boolean header(Source source, NamedCsvRecord row) {
        boolean complete = true;
        for (String column : HEADER) {
            if (!row.getHeader().contains(column)) {
                source.add(
                        1,
                        1,
                        column,
                        "表头缺少这一列",
                        "the header lacks this column",
                        Suggestions.nearest(column, row.getHeader())
                                .orElse(String.join(",", HEADER)));
                complete = false;
            }
        }
        return complete;
    }

    private void row(
            Source source, NamedCsvRecord csv, Parameter parameter, Map<String, Integer> seen) {
        int line = (int) csv.getStartingLineNumber();
        PlaceCode place = place(source, line, csv.getField("place"));
        Parameter.Residence residence = residence(source, line, csv.getField("urban_rural"));
        LocalDate from = from(source, line, csv.getField("from"));
        String written = csv.getField("value").strip();
        OptionalLong value = Values.parse(parameter.type(), written);
        if (!written.isEmpty() && value.isEmpty()) {
            source.add(
                    line,
                    1,
                    written,
                    "值不符合类型；应如 " + Values.example(parameter.type()),
                    "the value does not fit the type",
                    Values.example(parameter.type()));
        }
        boolean verified = verified(source, line, csv.getField("verified"));
        if (place == null || residence == null || from == null) {
            return;
        }
        Integer before = seen.putIfAbsent(place.code() + "/" + residence + "/" + from, line);
        if (before != null) {
            source.add(
                    line,
                    1,
                    csv.getField("place"),
                    "与第%d行的地区、城乡、日期相同".formatted(before),
                    "same place, residence and date as line " + before,
                    "删去其中一行 / delete one of the two");
        }
        parameter
                .rows()
                .add(
                        new Parameter.Row(
                                place,
                                residence,
                                from,
                                value.isPresent() ? value.getAsLong() : null,
                                csv.getField("source"),
                                csv.getField("clause"),
                                verified,
                                line));
    }

    private static boolean verified(Source source, int line, String text) {
        if (!text.equals("yes") && !text.equals("no")) {
            source.add(line, 1, text, "verified 应为 yes 或 no", "verified is yes or no", "no");
        }
        return text.equals("yes");
    }

    private static @Nullable PlaceCode place(Source source, int line, String text) {
        switch (PlaceCode.read(text)) {
            case PlaceCode.Reading.Valid(var place) -> {
                return place;
            }
            case PlaceCode.Reading.Invalid(var problem) -> {
                source.add(line, 1, text, problem.zh(), problem.en(), problem.remedyZh());
                return null;
            }
        }
    }

    private static Parameter.@Nullable Residence residence(Source source, int line, String text) {
        return switch (text) {
            case "urban" -> Parameter.Residence.URBAN;
            case "rural" -> Parameter.Residence.RURAL;
            case "*", "" -> Parameter.Residence.BOTH;
            default -> {
                source.add(
                        line,
                        1,
                        text,
                        "urban_rural 应为 urban、rural 或 *",
                        "urban_rural is urban, rural or *",
                        "*");
                yield null;
            }
        };
    }

    private static @Nullable LocalDate from(Source source, int line, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            source.add(line, 1, text, "from 应为日期", "from is a date", "2025-07-01");
            return null;
        }
    }
}
