package org.huimin.engine.region;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.feel.Suggestions;
import org.huimin.engine.policy.ContentException;
import org.huimin.engine.policy.InputError;
import org.huimin.engine.policy.InputException;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Overlay;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.ParameterRow;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.StandardCheck;
import org.huimin.engine.policy.StandardChecks;
import org.huimin.engine.policy.Values;
import org.jspecify.annotations.Nullable;

/** The rows a filled table of a place adds to the parameters. */
public final class ProfileChange {

    private static final int SHORTEST_SOURCE = 4;

    private final Library library;
    private final Path content;
    private final List<InputError> errors = new ArrayList<>();
    private final List<ParameterRow> rows = new ArrayList<>();

    private ProfileChange(Library library, Path content) {
        this.library = library;
        this.content = content;
    }

    /**
     * Reads a filled table. A line without a new value changes nothing; one whose new value is in
     * the table of the parameter already adds nothing.
     *
     * @throws InputException naming row, field, reason and remedy of every mistake
     * @throws ContentException when the library does not take the rows
     */
    public static ProfileChange read(String text, Library library, Path content) {
        ProfileChange change = new ProfileChange(library, content);
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(plain)) {
            for (NamedCsvRecord row : csv) {
                if (!change.header(row)) {
                    break;
                }
                change.row(row);
            }
        } catch (CsvParseException e) {
            change.error(
                    0,
                    "",
                    "",
                    "不是有效的 CSV",
                    "not valid CSV",
                    "另存为 CSV UTF-8",
                    "save it as CSV UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!change.errors.isEmpty()) {
            throw new InputException(change.errors);
        }
        return change;
    }

    private boolean header(NamedCsvRecord row) {
        List<String> missing = new ArrayList<>(Profile.COLUMNS);
        missing.removeAll(row.getHeader());
        missing.removeAll(
                List.of(
                        "名称",
                        "name",
                        "unit",
                        "value",
                        "from",
                        "set_by",
                        "origin",
                        "source",
                        "verified"));
        if (!missing.isEmpty()) {
            error(
                    1,
                    missing.getFirst(),
                    "",
                    "表头缺少这一列",
                    "the header lacks this column",
                    "用 bin/region new 重新生成，不要删列",
                    "make it again by bin/region new and delete no column");
        }
        return missing.isEmpty();
    }

    private void row(NamedCsvRecord csv) {
        int line = (int) csv.getStartingLineNumber();
        String value = csv.getField("new_value").strip();
        if (value.isEmpty()) {
            return;
        }
        Parameter parameter = parameter(csv, line);
        PlaceCode place = place(csv, line);
        LocalDate from = date(csv, "new_from", line);
        LocalDate published =
                csv.getField("new_published").isBlank() ? from : date(csv, "new_published", line);
        String residence = csv.getField("urban_rural").strip();
        if (!List.of("urban", "rural", "*").contains(residence)) {
            error(
                    line,
                    "urban_rural",
                    residence,
                    "城乡应为 urban、rural 或 *",
                    "urban, rural or *",
                    "照 bin/region new 的写法",
                    "as bin/region new writes it");
        }
        String verified = csv.getField("new_verified").strip();
        if (!List.of("", "yes", "no").contains(verified)) {
            error(
                    line,
                    "new_verified",
                    verified,
                    "应为 yes 或 no",
                    "yes or no",
                    "没有与文件核对过的写 no",
                    "write no unless compared with the document");
        }
        String source = csv.getField("new_source").strip();
        if (source.length() < SHORTEST_SOURCE) {
            error(
                    line,
                    "new_source",
                    source,
                    "没有写依据的文件",
                    "the document it rests on is missing",
                    "写文件名称和文号",
                    "give its title and number");
        }
        if (parameter == null || place == null || from == null || published == null) {
            return;
        }
        OptionalLong parsed = Values.parse(parameter.type(), value);
        if (parsed.isEmpty()) {
            error(
                    line,
                    "new_value",
                    value,
                    "不符合“%s”的类型".formatted(parameter.zh()),
                    "does not fit the type of " + parameter.id(),
                    "写成如 " + Values.example(parameter.type()),
                    "write e.g. " + Values.example(parameter.type()));
            return;
        }
        ParameterRow added =
                new ParameterRow(
                        parameter.programmeId(),
                        parameter.id(),
                        place.text(),
                        residence,
                        from,
                        value,
                        source,
                        csv.getField("new_clause").strip(),
                        verified.equals("yes"),
                        published);
        if (fresh(added, parameter, parsed.getAsLong(), line)) {
            rows.add(added);
        }
    }

    /** Whether the row is not there yet; told when another value is in its place. */
    private boolean fresh(ParameterRow added, Parameter parameter, long value, int line) {
        for (Parameter.Row row : parameter.rows()) {
            boolean same =
                    row.place().text().equals(added.place())
                            && residence(row.residence()).equals(added.urbanRural())
                            && row.from().equals(added.from())
                            && row.published().equals(added.published());
            Long is = row.value();
            if (same && is != null && is == value) {
                return false;
            }
            if (same) {
                error(
                        line,
                        "new_from",
                        added.from().toString(),
                        "这一天起已有另一个值 %s"
                                .formatted(is == null ? "" : Values.plain(parameter.type(), is)),
                        "another value holds from this day",
                        "更正的，在 new_published 写更正公布的日期",
                        "for a correction, write the day it was published in new_published");
                return false;
            }
        }
        return true;
    }

    private static String residence(Parameter.Residence residence) {
        return switch (residence) {
            case URBAN -> "urban";
            case RURAL -> "rural";
            case BOTH -> "*";
        };
    }

    private @Nullable Parameter parameter(NamedCsvRecord csv, int line) {
        String id = csv.getField("programme").strip();
        Optional<Programme> programme = library.programme(id);
        if (programme.isEmpty()) {
            List<String> ids = library.programmes().stream().map(Programme::id).toList();
            String near = Suggestions.nearest(id, ids).orElse(String.join(" ", ids));
            error(
                    line,
                    "programme",
                    id,
                    "没有这个待遇",
                    "there is no such programme",
                    "是否想写 " + near,
                    "perhaps " + near);
            return null;
        }
        String name = csv.getField("parameter").strip();
        List<Parameter> all = programme.get().parameters();
        for (Parameter each : all) {
            if (each.id().equals(name)) {
                return each;
            }
        }
        String near =
                Suggestions.nearest(name, all.stream().map(Parameter::id).toList())
                        .orElse("bin/region new");
        error(
                line,
                "parameter",
                name,
                "没有这个参数",
                "there is no such parameter",
                "是否想写 " + near,
                "perhaps " + near);
        return null;
    }

    private @Nullable PlaceCode place(NamedCsvRecord csv, int line) {
        String written = csv.getField("region").strip();
        switch (PlaceCode.read(written)) {
            case PlaceCode.Reading.Valid(var place) -> {
                library.programme(csv.getField("programme").strip())
                        .ifPresent(programme -> {
                            int lowest =
                                    Profile.lowest(content, programme)
                                            .getOrDefault(csv.getField("parameter").strip(), 3);
                            if (place.level() > lowest) {
                                error(
                                        line,
                                        "region",
                                        written,
                                        "这个参数由更高一级的地区制定",
                                        "a larger place sets this parameter",
                                        "由上一级提出",
                                        "ask the place above");
                            }
                        });
                return place;
            }
            case PlaceCode.Reading.Invalid(var problem) -> {
                error(
                        line,
                        "region",
                        written,
                        problem.zh(),
                        problem.en(),
                        problem.remedyZh(),
                        problem.remedyEn());
                return null;
            }
        }
    }

    private @Nullable LocalDate date(NamedCsvRecord csv, String column, int line) {
        String written = csv.getField(column).strip();
        try {
            return LocalDate.parse(written.replace('/', '-'));
        } catch (DateTimeParseException e) {
            error(
                    line,
                    column,
                    written,
                    "应是日期",
                    "a date is needed",
                    "写成如 2026-07-01",
                    "write e.g. 2026-07-01");
            return null;
        }
    }

    private void error(
            int line,
            String field,
            String value,
            String zh,
            String en,
            String remedyZh,
            String remedyEn) {
        String path = "第 %d 行 / row %d, %s".formatted(line, line, field);
        errors.add(new InputError(path, value, zh, en, remedyZh, remedyEn));
    }

    /** The new rows, in the order of the table. */
    public List<ParameterRow> rows() {
        return List.copyOf(rows);
    }

    /** Checks of the content that the new rows break. */
    public List<StandardCheck.Breach> breaches() {
        return rows.isEmpty()
                ? List.of()
                : StandardChecks.brought(library, library.with(Overlay.of(rows)));
    }

    /** Adds the rows to the tables of the content; how many. */
    public int apply() {
        Map<Path, List<ParameterRow>> byTable = new LinkedHashMap<>();
        for (ParameterRow row : rows) {
            Path table =
                    content.resolve("programmes")
                            .resolve(row.programme())
                            .resolve("parameters")
                            .resolve(row.parameter() + ".csv");
            byTable.computeIfAbsent(table, _ -> new ArrayList<>()).add(row);
        }
        byTable.forEach(ParameterTable::append);
        return rows.size();
    }
}
