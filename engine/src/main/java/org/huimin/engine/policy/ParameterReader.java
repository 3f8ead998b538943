package org.huimin.engine.policy;

import java.nio.file.Path;
import java.time.LocalDate;
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

    private final ContentFiles content;
    private final List<Problem> problems;
    private final Vocabulary vocabulary;

    ParameterReader(ContentFiles content, List<Problem> problems, Vocabulary vocabulary) {
        this.content = content;
        this.problems = problems;
        this.vocabulary = vocabulary;
    }

    void read(Path folder, Programme programme) {
        Path index = folder.resolve("index.yaml");
        if (!content.exists(index)) {
            return;
        }
        Source source = content.read(index, problems);
        Yaml yaml = source == null ? null : source.yaml();
        if (yaml == null) {
            return;
        }
        for (Yaml entry : yaml.items()) {
            entry.allow(
                    java.util.Set.of(
                            "id", "zh", "en", "type", "per", "person", "note", "law", "set",
                            "half-of"));
            String id = entry.required("id");
            Type type = Types.read(entry, vocabulary);
            Parameter parameter =
                    new Parameter(programme.id(), id, entry.name("zh"), entry.text("en", id), type);
            programme.parameters().add(parameter);
            half(entry, parameter);
            Path table = table(folder, parameter);
            if (table == null) {
                entry.problem(
                        "table-missing",
                        "缺少参数表 %s.csv".formatted(id),
                        "the table %s.csv is missing".formatted(id),
                        String.join(",", WrittenRow.HEADER));
            } else if (!(type instanceof Type.Broken)) {
                rows(table, parameter);
            }
        }
    }

    /** {@code half-of: standard urban}. */
    private static void half(Yaml entry, Parameter parameter) {
        String[] words = entry.text("half-of", "").split(" ", -1);
        if (words.length == 2) {
            parameter.follows(
                    new Parameter.Follows(
                            words[0],
                            words[1].equals("rural")
                                    ? Parameter.Residence.RURAL
                                    : Parameter.Residence.URBAN));
        }
    }

    private @Nullable Path table(Path folder, Parameter parameter) {
        for (String name : List.of(parameter.id(), parameter.zh())) {
            Path table = folder.resolve(name + ".csv");
            if (content.exists(table)) {
                return table;
            }
        }
        return null;
    }

    private void rows(Path file, Parameter parameter) {
        Source source = content.read(file, problems);
        if (source == null) {
            return;
        }
        Map<String, Integer> seen = new HashMap<>();
        WrittenRow.each(source, row -> add(source, row, parameter, seen));
    }

    /** Reads a table whose parameter is not known yet: what needs its type stays text. */
    static void table(
            Source source, String programme, String parameter, List<Overlay.Placed> into) {
        WrittenRow.each(
                source,
                written -> {
                    LocalDate from = written.fromDate(source);
                    boolean verified = written.isVerified(source);
                    if (from != null) {
                        ParameterRow row =
                                new ParameterRow(
                                        programme,
                                        parameter,
                                        written.place(),
                                        written.urbanRural(),
                                        from,
                                        written.value(),
                                        written.source(),
                                        written.clause(),
                                        verified,
                                        written.publishedDate(source, from));
                        into.add(new Overlay.Placed(row, source.name(), written.line()));
                    }
                });
    }

    /** Lays an overlay's rows over the tables of a programme; told when one has no table. */
    void lay(Overlay overlay, Programme programme) {
        Map<Parameter, Map<String, Integer>> seen = new HashMap<>();
        for (Overlay.Placed placed : overlay.placed()) {
            ParameterRow row = placed.row();
            if (!row.programme().equals(programme.id())) {
                continue;
            }
            Source source = Source.named(placed.file(), "", problems);
            Parameter parameter = null;
            for (Parameter each : programme.parameters()) {
                boolean named = row.parameter().equals(each.id());
                parameter = named || row.parameter().equals(each.zh()) ? each : parameter;
            }
            if (parameter == null) {
                List<String> ids = programme.parameters().stream().map(Parameter::id).toList();
                source.add(
                        placed.line(),
                        1,
                        row.parameter(),
                        "%s没有这个参数".formatted(programme.zh()),
                        "%s has no such parameter".formatted(programme.id()),
                        Suggestions.nearest(row.parameter(), ids).orElse(String.join(" ", ids)));
                continue;
            }
            WrittenRow written = WrittenRow.of(row, placed.line());
            Parameter.Row laid =
                    add(
                            source,
                            written,
                            parameter,
                            seen.computeIfAbsent(parameter, _ -> new HashMap<>()));
            if (laid != null) {
                parameter.rows().removeIf(other -> other != laid && sameSpot(other, laid));
            }
        }
    }

    private static boolean sameSpot(Parameter.Row row, Parameter.Row other) {
        return row.place().equals(other.place())
                && row.residence() == other.residence()
                && row.from().equals(other.from());
    }

    private static Parameter.@Nullable Row add(
            Source source, WrittenRow written, Parameter parameter, Map<String, Integer> seen) {
        int line = written.line();
        PlaceCode place = written.placeCode(source);
        Parameter.Residence residence = written.residence(source);
        LocalDate from = written.fromDate(source);
        OptionalLong value = Values.parse(parameter.type(), written.value());
        if (!written.value().isEmpty() && value.isEmpty()) {
            source.add(
                    "value",
                    line,
                    1,
                    written.value(),
                    "值不符合类型；应如 " + Values.example(parameter.type()),
                    "the value does not fit the type",
                    Values.example(parameter.type()));
        }
        boolean verified = written.isVerified(source);
        if (place == null || residence == null || from == null) {
            return null;
        }
        LocalDate published = written.publishedDate(source, from);
        String spot = place.code() + "/" + residence + "/" + from + "/" + published;
        Integer before = seen.putIfAbsent(spot, line);
        if (before != null) {
            source.add(
                    "row-twice",
                    line,
                    1,
                    written.place(),
                    "与第%d行的地区、城乡、日期相同".formatted(before),
                    "same place, residence and dates as line " + before,
                    "删去其中一行 / delete one of the two");
        }
        Parameter.Row row =
                new Parameter.Row(
                        place,
                        residence,
                        from,
                        value.isPresent() ? value.getAsLong() : null,
                        written.source(),
                        written.clause(),
                        verified,
                        published,
                        line);
        parameter.rows().add(row);
        return row;
    }
}
