package org.huimin.engine.region;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.Problem;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.Source;
import org.huimin.engine.policy.Text;
import org.huimin.engine.policy.Values;
import org.huimin.engine.policy.Yaml;
import org.jspecify.annotations.Nullable;

/** Writes the table of a place: every parameter it may set, and the value in force there. */
public final class Profile {

    /** The columns; those that begin with new_ are for the place to fill. */
    static final List<String> COLUMNS =
            List.of(
                    "region",
                    "programme",
                    "parameter",
                    "名称",
                    "name",
                    "unit",
                    "urban_rural",
                    "value",
                    "from",
                    "set_by",
                    "origin",
                    "source",
                    "verified",
                    "note",
                    "new_value",
                    "new_from",
                    "new_source",
                    "new_clause",
                    "new_published",
                    "new_verified");

    private static final List<String> LEVELS =
            List.of("nation", "province", "city", "county", "town");

    private Profile() {}

    /** The table as CSV, on a day. */
    public static String of(Library library, Path content, PlaceCode place, LocalDate on) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(COLUMNS);
            for (Programme programme : library.programmes()) {
                Map<String, Integer> lowest = lowest(content, programme);
                Map<String, String> notes = notes(content, programme);
                for (Parameter parameter : programme.parameters()) {
                    if (place.level() <= lowest.getOrDefault(parameter.id(), 3)) {
                        String note = notes.getOrDefault(parameter.id(), "");
                        lines(programme, parameter, place, on, note).forEach(csv::writeRecord);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** The lowest level that may set each parameter of a programme: {@code set} of its index. */
    static Map<String, Integer> lowest(Path content, Programme programme) {
        Map<String, Integer> lowest = new HashMap<>();
        for (Yaml entry : index(content, programme)) {
            int level = LEVELS.indexOf(entry.text("set", "county"));
            lowest.put(entry.text("id", ""), level < 0 ? 3 : level);
        }
        return lowest;
    }

    /** What a parameter means, and whether a place needs it at all. */
    private static Map<String, String> notes(Path content, Programme programme) {
        Map<String, String> notes = new HashMap<>();
        for (Yaml entry : index(content, programme)) {
            Text note = entry.words("note");
            notes.put(
                    entry.text("id", ""),
                    note.isEmpty() ? "" : "%s / %s".formatted(note.zh(), note.en()));
        }
        return notes;
    }

    private static List<Yaml> index(Path content, Programme programme) {
        List<Problem> problems = new ArrayList<>();
        Path index =
                content.resolve("programmes")
                        .resolve(programme.id())
                        .resolve("parameters")
                        .resolve("index.yaml");
        Source source = index.toFile().exists() ? Source.read(content, index, problems) : null;
        Yaml yaml = source == null ? null : source.yaml();
        return yaml == null ? List.of() : yaml.items();
    }

    private static List<List<String>> lines(
            Programme programme, Parameter parameter, PlaceCode place, LocalDate on, String note) {
        List<List<String>> lines = new ArrayList<>();
        Parameter.Row both = parameter.row(place, Parameter.Residence.URBAN, on);
        if (Objects.equals(both, parameter.row(place, Parameter.Residence.RURAL, on))) {
            lines.add(line(programme, parameter, place, "*", both, note));
            return lines;
        }
        for (Parameter.Residence residence :
                List.of(Parameter.Residence.URBAN, Parameter.Residence.RURAL)) {
            Parameter.Row row = parameter.row(place, residence, on);
            String name = residence == Parameter.Residence.URBAN ? "urban" : "rural";
            lines.add(line(programme, parameter, place, name, row, note));
        }
        return lines;
    }

    private static List<String> line(
            Programme programme,
            Parameter parameter,
            PlaceCode place,
            String residence,
            Parameter.@Nullable Row row,
            String note) {
        Long value = row == null ? null : row.value();
        boolean own = row != null && row.place().equals(place);
        return List.of(
                place.text(),
                programme.id(),
                parameter.id(),
                parameter.zh(),
                parameter.en(),
                parameter.type().shown(),
                residence,
                value == null ? "" : Values.plain(parameter.type(), value),
                row == null ? "" : row.from().toString(),
                row == null ? "" : row.place().text(),
                row == null ? "没有 none" : own ? "本地 own" : "继承 inherited",
                row == null ? "" : row.source(),
                row == null ? "" : row.verified() ? "yes" : "no",
                note,
                "",
                "",
                "",
                "",
                "",
                "");
    }
}
