package org.huimin.engine.dmn.exchange;

import java.util.ArrayList;
import java.util.List;
import org.huimin.engine.dmn.XmlNode;

/** A decision table of the standard as the text of one of ours. */
final class TableYaml {

    private final Rejections rejected;
    private final String element;

    TableYaml(Rejections rejected, String element) {
        this.rejected = rejected;
        this.element = element;
    }

    String text(XmlNode table) {
        List<String> inputs =
                table.all("input").stream()
                        .map(input -> cell(input.first("inputExpression"), input))
                        .toList();
        List<XmlNode> outputs = table.all("output");
        List<String> notes =
                table.all("annotation").stream().map(each -> each.attribute("name", "")).toList();
        String result = outputs.isEmpty() ? "" : outputs.get(0).attribute("label", "结果");
        if (outputs.size() != 1) {
            rejected.add(
                    table.line(),
                    element,
                    "several outputs",
                    "表只能有一个结果列；别的结果另写一条规则",
                    "a table has one output; another result is another rule");
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(policy(table), inputs, result, notes));
        for (XmlNode rule : table.all("rule")) {
            XmlNode label = rule.first("description");
            String name =
                    label == null || label.text().isBlank()
                            ? String.valueOf(lines.size())
                            : label.text().strip();
            List<String> tests =
                    rule.all("inputEntry").stream().map(each -> cell(each, each)).toList();
            List<XmlNode> results = rule.all("outputEntry");
            List<String> more =
                    rule.all("annotationEntry").stream().map(each -> note(each)).toList();
            lines.add(
                    line(
                            name,
                            tests,
                            results.isEmpty() ? "" : cell(results.get(0), results.get(0)),
                            more));
        }
        return String.join("\n", lines);
    }

    private String policy(XmlNode table) {
        String policy = table.attribute("hitPolicy", "UNIQUE");
        String aggregation = table.attribute("aggregation", "");
        return switch (policy + aggregation) {
            case "UNIQUE" -> "U";
            case "FIRST" -> "F";
            case "COLLECTSUM" -> "C+";
            default -> {
                rejected.add(
                        table.line(),
                        element,
                        "hit policy",
                        "内容里的表只有 U、F、C+，没有 " + policy + " " + aggregation,
                        "tables of content are U, F or C+, not " + policy + " " + aggregation);
                yield "U";
            }
        };
    }

    private static String line(
            String first, List<String> before, String result, List<String> after) {
        List<String> left = new ArrayList<>(List.of(first));
        left.addAll(before);
        List<String> right = new ArrayList<>(List.of(result));
        right.addAll(after);
        return (String.join(" | ", left) + " || " + String.join(" | ", right)).stripTrailing();
    }

    private String cell(@org.jspecify.annotations.Nullable XmlNode node, XmlNode at) {
        String text = node == null ? null : node.childText("text");
        String cell = text == null || text.isEmpty() ? "-" : text;
        return checked(cell, at);
    }

    private String note(XmlNode node) {
        String text = node.childText("text");
        return checked(text == null ? "" : text, node);
    }

    /** A bar outside quotes or a new line would end the cell. */
    private String checked(String cell, XmlNode at) {
        if (cell.replaceAll("\"[^\"]*\"", "").contains("|") || cell.contains("\n")) {
            rejected.add(
                    at.line(),
                    element,
                    "cell",
                    "格子里不能有竖线或换行：" + cell,
                    "a cell cannot contain a bar or a new line: " + cell);
        }
        return cell;
    }
}
