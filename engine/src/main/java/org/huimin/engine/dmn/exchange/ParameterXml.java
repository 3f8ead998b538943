package org.huimin.engine.dmn.exchange;

import static org.huimin.engine.dmn.exchange.Drawing.attributes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A parameter as a decision table with hit policy FIRST: rows of more specific places come first,
 * then those of one residence, then the latest. So any engine of the standard finds the value that
 * ours does.
 */
final class ParameterXml {

    static final List<String> COLUMNS =
            List.of("place", "urban_rural", "from", "value", "source", "clause", "verified");

    private final XmlText xml;
    private final String id;
    private final String typeRef;

    ParameterXml(XmlText xml, String id, String typeRef) {
        this.xml = xml;
        this.id = id;
        this.typeRef = typeRef;
    }

    void write(List<List<String>> rows) {
        Map<String, String> head = attributes("id", "table-" + id, "hitPolicy", "FIRST");
        xml.element("decisionTable", head, () -> table(rows));
    }

    private void table(List<List<String>> rows) {
        input("place", "所在地", "string");
        input("residence", "城乡", "string");
        input("date", "决定日", "date");
        xml.empty("output", attributes("id", "output-" + id, "typeRef", typeRef));
        for (String note : List.of("place", "source", "clause", "verified")) {
            xml.empty("annotation", attributes("name", note));
        }
        List<List<String>> ordered = new ArrayList<>();
        for (List<String> row : rows.subList(Math.min(1, rows.size()), rows.size())) {
            ordered.add(inOrder(rows.get(0), row));
        }
        ordered.sort(
                Comparator.comparingInt((List<String> row) -> -prefix(row.get(0)).length())
                        .thenComparing(row -> row.get(1).equals("*"))
                        .thenComparing(row -> row.get(2), Comparator.reverseOrder()));
        for (int i = 0; i < ordered.size(); i++) {
            List<String> row = ordered.get(i);
            String name = "row-" + id + "-" + (i + 1);
            xml.element("rule", attributes("id", name), () -> row(name, row));
        }
    }

    /** A row's fields in the order of {@link #COLUMNS}. */
    private static List<String> inOrder(List<String> head, List<String> row) {
        return COLUMNS.stream()
                .map(column -> {
                    int at = head.indexOf(column);
                    return at < 0 || at >= row.size() ? "" : row.get(at);
                })
                .toList();
    }

    /** The digits that a place and all places in it begin with. */
    static String prefix(String place) {
        String padded = (place + "000000000000").substring(0, 12);
        for (int length : new int[] {0, 2, 4, 6, 9}) {
            if (padded.substring(length).matches("0*")) {
                return padded.substring(0, length);
            }
        }
        return padded;
    }

    private void input(String column, String name, String type) {
        String columnId = "input-" + id + "-" + column;
        xml.element(
                "input",
                attributes("id", columnId, "label", name),
                () ->
                        xml.element(
                                "inputExpression",
                                attributes("id", columnId + "-expression", "typeRef", type),
                                () -> xml.text("text", Map.of(), name)));
    }

    private void row(String name, List<String> row) {
        String prefix = prefix(row.get(0));
        entry(
                "inputEntry",
                name + "-place",
                prefix.isEmpty() ? "-" : "starts with(?, \"%s\")".formatted(prefix));
        entry(
                "inputEntry",
                name + "-residence",
                row.get(1).equals("*") ? "-" : "\"%s\"".formatted(row.get(1)));
        entry(
                "inputEntry",
                name + "-date",
                row.get(2).isEmpty() ? "-" : ">= date(\"%s\")".formatted(row.get(2)));
        entry("outputEntry", name + "-value", literal(row.get(3)));
        for (String note : List.of(row.get(0), row.get(4), row.get(5), row.get(6))) {
            xml.element("annotationEntry", Map.of(), () -> xml.text("text", Map.of(), note));
        }
    }

    private String literal(String value) {
        return switch (typeRef) {
            case "number", "boolean" -> value;
            case "date" -> "date(\"%s\")".formatted(value);
            default -> "\"%s\"".formatted(value);
        };
    }

    private void entry(String element, String entryId, String text) {
        xml.element(element, attributes("id", entryId), () -> xml.text("text", Map.of(), text));
    }
}
