package org.huimin.engine.dmn.exchange;

import static org.huimin.engine.dmn.exchange.Drawing.attributes;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.huimin.engine.feel.Node;
import org.huimin.engine.policy.TableText;
import org.jspecify.annotations.Nullable;

/** A decision table of ours as one of the standard. */
final class TableXml {

    /** Columns after the result, by the name their head has. */
    static final Map<String, Function<TableText.Row, TableText.@Nullable Cell>> NOTES = notes();

    private final XmlText xml;
    private final String id;
    private final String typeRef;

    TableXml(XmlText xml, String id, String typeRef) {
        this.xml = xml;
        this.id = id;
        this.typeRef = typeRef;
    }

    private static Map<String, Function<TableText.Row, TableText.@Nullable Cell>> notes() {
        Map<String, Function<TableText.Row, TableText.@Nullable Cell>> notes =
                new java.util.LinkedHashMap<>();
        notes.put("条文", TableText.Row::law);
        notes.put("说法", TableText.Row::refusal);
        notes.put("refusal", TableText.Row::refusalEn);
        notes.put("说明", TableText.Row::note);
        return notes;
    }

    static String policy(Node.Hit hit) {
        return switch (hit.sign()) {
            case "U" -> "UNIQUE";
            case "F" -> "FIRST";
            default -> "COLLECT";
        };
    }

    void write(TableText table) {
        Map<String, String> head =
                attributes("id", "table-" + id, "hitPolicy", policy(table.hit()));
        if (head.containsValue("COLLECT")) {
            head.put("aggregation", "SUM");
        }
        List<String> notes =
                NOTES.keySet().stream()
                        .filter(name ->
                                table.rows().stream().anyMatch(row -> note(row, name) != null))
                        .toList();
        xml.element("decisionTable", head, () -> columns(table, notes));
    }

    private static TableText.@Nullable Cell note(TableText.Row row, String name) {
        Function<TableText.Row, TableText.@Nullable Cell> of = NOTES.get(name);
        return of == null ? null : of.apply(row);
    }

    private void columns(TableText table, List<String> notes) {
        for (int i = 0; i < table.inputs().size(); i++) {
            String text = table.inputs().get(i).text();
            String column = "input-" + id + "-" + (i + 1);
            xml.element(
                    "input",
                    attributes("id", column, "label", text),
                    () ->
                            xml.element(
                                    "inputExpression",
                                    attributes("id", column + "-expression"),
                                    () -> xml.text("text", Map.of(), text)));
        }
        xml.empty(
                "output",
                attributes(
                        "id", "output-" + id, "label", table.output().text(), "typeRef", typeRef));
        notes.forEach(name -> xml.empty("annotation", attributes("name", name)));
        for (int i = 0; i < table.rows().size(); i++) {
            TableText.Row row = table.rows().get(i);
            String name = "row-" + id + "-" + (i + 1);
            xml.element("rule", attributes("id", name), () -> row(name, row, notes));
        }
    }

    private void row(String name, TableText.Row row, List<String> notes) {
        xml.text("description", Map.of(), row.label().text());
        for (int i = 0; i < row.tests().size(); i++) {
            entry("inputEntry", "test-" + name + "-" + (i + 1), row.tests().get(i).text());
        }
        entry("outputEntry", name + "-result", row.output().text());
        for (String note : notes) {
            TableText.Cell cell = note(row, note);
            xml.element(
                    "annotationEntry",
                    Map.of(),
                    () -> xml.text("text", Map.of(), cell == null ? "" : cell.text()));
        }
    }

    private void entry(String element, String entryId, String text) {
        xml.element(element, attributes("id", entryId), () -> xml.text("text", Map.of(), text));
    }
}
