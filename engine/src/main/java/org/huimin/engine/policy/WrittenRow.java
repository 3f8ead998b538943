package org.huimin.engine.policy;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Consumer;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.feel.Suggestions;
import org.jspecify.annotations.Nullable;

/** A row of a parameter's table as it was written; what it says is checked when asked for. */
record WrittenRow(
        int line,
        String place,
        String urbanRural,
        String from,
        String value,
        String source,
        String clause,
        String verified,
        String published) {

    static final List<String> HEADER =
            List.of("place", "urban_rural", "from", "value", "source", "clause", "verified");

    /** The column that may be left out: the day on which a value became known. */
    static final String PUBLISHED = "published";

    static WrittenRow of(NamedCsvRecord csv) {
        return new WrittenRow(
                (int) csv.getStartingLineNumber(),
                csv.getField("place"),
                csv.getField("urban_rural"),
                csv.getField("from"),
                csv.getField("value").strip(),
                csv.getField("source"),
                csv.getField("clause"),
                csv.getField("verified"),
                csv.findField(PUBLISHED).orElse(""));
    }

    static WrittenRow of(ParameterRow row, int line) {
        return new WrittenRow(
                line,
                row.place(),
                row.urbanRural(),
                row.from().toString(),
                row.value().strip(),
                row.source(),
                row.clause(),
                row.verified() ? "yes" : "no",
                row.published().toString());
    }

    /** Visits the rows of a table; tells when it is no table of this kind. */
    static void each(Source source, Consumer<WrittenRow> visit) {
        String text =
                source.text().startsWith("\uFEFF") ? source.text().substring(1) : source.text();
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder()
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofNamedCsvRecord(text)) {
            boolean headerChecked = false;
            for (NamedCsvRecord row : csv) {
                if (!headerChecked && !header(source, row)) {
                    return;
                }
                headerChecked = true;
                if (whole(source, row)) {
                    visit.accept(of(row));
                }
            }
        } catch (CsvParseException | IOException e) {
            source.add(
                    "csv",
                    1,
                    1,
                    "",
                    "不是有效的 CSV（引号没有成对？）：" + e.getMessage(),
                    "not valid CSV (an open quote?): " + e.getMessage(),
                    "含逗号或引号的格子用双引号括起来，里面的引号写两个 / quote cells with commas, double the quotes in them");
        }
    }

    /** Whether the row has a cell for every column; told when not. */
    private static boolean whole(Source source, NamedCsvRecord row) {
        int cells = row.getFieldCount();
        int columns = row.getHeader().size();
        if (cells != columns) {
            source.add(
                    "csv-cells",
                    (int) row.getStartingLineNumber(),
                    1,
                    String.join(",", row.getFields()),
                    "这一行有%d格，表头有%d列".formatted(cells, columns),
                    "this row has %d cells, the header %d columns".formatted(cells, columns),
                    "补上空格子的逗号，含逗号的文字加双引号 / add commas for empty cells, quote texts with commas");
        }
        return cells == columns;
    }

    private static boolean header(Source source, NamedCsvRecord row) {
        boolean complete = true;
        for (String column : HEADER) {
            if (!row.getHeader().contains(column)) {
                source.add(
                        "csv-header",
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

    boolean isVerified(Source source) {
        if (!verified.equals("yes") && !verified.equals("no")) {
            source.add(
                    "verified",
                    line,
                    1,
                    verified,
                    "verified 应为 yes 或 no",
                    "verified is yes or no",
                    "no");
        }
        return verified.equals("yes");
    }

    @Nullable PlaceCode placeCode(Source source) {
        switch (PlaceCode.read(place)) {
            case PlaceCode.Reading.Valid(var code) -> {
                return code;
            }
            case PlaceCode.Reading.Invalid(var problem) -> {
                source.add("place", line, 1, place, problem.zh(), problem.en(), problem.remedyZh());
                return null;
            }
        }
    }

    Parameter.@Nullable Residence residence(Source source) {
        return switch (urbanRural) {
            case "urban" -> Parameter.Residence.URBAN;
            case "rural" -> Parameter.Residence.RURAL;
            case "*", "" -> Parameter.Residence.BOTH;
            default -> {
                source.add(
                        "residence",
                        line,
                        1,
                        urbanRural,
                        "urban_rural 应为 urban、rural 或 *",
                        "urban_rural is urban, rural or *",
                        "*");
                yield null;
            }
        };
    }

    @Nullable LocalDate fromDate(Source source) {
        return date(source, "from", from);
    }

    /** When the value became known; the first day of validity when nothing is written. */
    LocalDate publishedDate(Source source, LocalDate otherwise) {
        LocalDate date = published.isBlank() ? otherwise : date(source, PUBLISHED, published);
        return date == null ? otherwise : date;
    }

    private @Nullable LocalDate date(Source source, String column, String written) {
        try {
            return LocalDate.parse(written.strip());
        } catch (DateTimeParseException e) {
            source.add(
                    "bad-date",
                    line,
                    1,
                    written,
                    column + " 应为日期",
                    column + " is a date",
                    "2025-07-01");
            return null;
        }
    }
}
