package org.huimin.population;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How one dataset of the content is written: file name, Chinese headings in the order of the
 * content, and for every column where its value is found in a row and how it is spelt.
 *
 * @param late the second delivery of the dataset, with what was corrected since
 * @param words code → spellings, the usual one first
 */
record DatasetFile(
        String id,
        String stem,
        RowKind kind,
        boolean late,
        Encoding encoding,
        String absence,
        List<Column> columns,
        Settings source) {

    enum Encoding {
        UTF_8,
        UTF_8_BOM,
        GB18030,
        XLSX
    }

    record Column(
            String id,
            String heading,
            String type,
            boolean required,
            int at,
            Map<String, List<String>> words) {}

    /** The datasets the scenario delivers, in its order. */
    static List<DatasetFile> read(Path content, Settings scenario) {
        var files = new ArrayList<DatasetFile>();
        var lists = new HashMap<String, Map<String, List<String>>>();
        for (Settings delivery : scenario.items("deliveries")) {
            String id = delivery.text("dataset");
            Settings dataset = Settings.file(content.resolve("datasets").resolve(id + ".yaml"));
            RowKind kind = RowKind.named(delivery.text("rows"));
            Encoding encoding =
                    switch (delivery.textIfPresent("encoding").orElse("utf-8")) {
                        case "gb18030" -> Encoding.GB18030;
                        case "utf-8-bom" -> Encoding.UTF_8_BOM;
                        case "xlsx" -> Encoding.XLSX;
                        default -> Encoding.UTF_8;
                    };
            var columns = new ArrayList<Column>();
            for (Settings column : dataset.items("columns")) {
                columns.add(column(content, id, kind, column, lists));
            }
            String first = dataset.texts("files").getFirst();
            String absence = dataset.textIfPresent("absence").orElse("unknown");
            var file =
                    new DatasetFile(
                            id,
                            first,
                            kind,
                            false,
                            encoding,
                            absence,
                            List.copyOf(columns),
                            dataset);
            files.add(file);
            delivery.textIfPresent("late")
                    .ifPresent(suffix -> files.add(file.late(first + suffix)));
        }
        return List.copyOf(files);
    }

    private DatasetFile late(String name) {
        return new DatasetFile(id, name, kind, true, encoding, absence, columns, source);
    }

    private static Column column(
            Path content,
            String dataset,
            RowKind kind,
            Settings column,
            Map<String, Map<String, List<String>>> lists) {
        String id = column.text("id");
        String type = column.text("type");
        boolean required = column.flag("required");
        int at = kind.at(id);
        if (at < 0 && required) {
            throw new IllegalArgumentException(
                    "数据集 %s 要求列 %s，生成器没有 / dataset %s requires column %s, which the generator does not make"
                            .formatted(dataset, id, dataset, id));
        }
        Map<String, List<String>> words = Map.of();
        if (type.startsWith("code(")) {
            String list = type.substring(5, type.length() - 1);
            words = lists.computeIfAbsent(list, name -> codes(content, name));
        }
        return new Column(id, column.text("zh"), type, required, at, words);
    }

    private static Map<String, List<String>> codes(Path content, String list) {
        var words = new HashMap<String, List<String>>();
        Path file = content.resolve("vocabulary/codes").resolve(list + ".yaml");
        for (Settings code : Settings.file(file).items("codes")) {
            var spellings = new ArrayList<String>();
            spellings.add(code.text("zh"));
            spellings.addAll(code.texts("also"));
            words.put(code.text("code"), List.copyOf(spellings));
        }
        return words;
    }

    String fileName() {
        return stem + (encoding == Encoding.XLSX ? ".xlsx" : ".csv");
    }

    Column column(String id) {
        return columns.stream()
                .filter(column -> column.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(this.id + " has no column " + id));
    }
}
