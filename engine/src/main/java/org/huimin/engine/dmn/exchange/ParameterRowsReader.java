package org.huimin.engine.dmn.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huimin.engine.dmn.XmlNode;

/** Reads the table that {@link ParameterXml} writes back into rows of a CSV. */
final class ParameterRowsReader {

    private static final Pattern PLACE = Pattern.compile("starts with\\(\\?, \"([0-9]+)\"\\)");
    private static final Pattern RESIDENCE = Pattern.compile("\"([a-z]+)\"");
    private static final Pattern DATE = Pattern.compile(">= date\\(\"([0-9-]+)\"\\)");
    private static final Pattern VALUE = Pattern.compile("date\\(\"(.*)\"\\)|\"(.*)\"|([^\"]*)");

    private final Rejections rejected;
    private final String element;

    ParameterRowsReader(Rejections rejected, String element) {
        this.rejected = rejected;
        this.element = element;
    }

    /** The head, then a row for every rule of the table. */
    List<List<String>> rows(XmlNode table) {
        List<List<String>> rows = new ArrayList<>(List.of(ParameterXml.COLUMNS));
        List<String> names =
                table.all("annotation").stream().map(each -> each.attribute("name", "")).toList();
        for (XmlNode rule : table.all("rule")) {
            List<XmlNode> tests = rule.all("inputEntry");
            List<XmlNode> results = rule.all("outputEntry");
            if (tests.size() != 3 || results.size() != 1) {
                rejected.add(
                        rule.line(),
                        element,
                        "parameter row",
                        "参数的一行应有所在地、城乡、日期和值",
                        "a row of a parameter has a place, a residence, a date and a value");
                continue;
            }
            Map<String, String> notes = new LinkedHashMap<>();
            List<XmlNode> entries = rule.all("annotationEntry");
            for (int i = 0; i < Math.min(names.size(), entries.size()); i++) {
                String note = entries.get(i).childText("text");
                notes.put(names.get(i), note == null ? "" : note);
            }
            rows.add(
                    List.of(
                            place(tests.get(0), notes.getOrDefault("place", "")),
                            test(tests.get(1), RESIDENCE, "*"),
                            test(tests.get(2), DATE, ""),
                            value(results.get(0)),
                            notes.getOrDefault("source", ""),
                            notes.getOrDefault("clause", ""),
                            notes.getOrDefault("verified", "")));
        }
        return rows;
    }

    /** As it was written, when the test still says the same place. */
    private String place(XmlNode node, String written) {
        String prefix = test(node, PLACE, "");
        if (!written.isEmpty() && ParameterXml.prefix(written).equals(prefix)) {
            return written;
        }
        return (prefix + "000000000000").substring(0, prefix.length() > 6 ? 12 : 6);
    }

    private String test(XmlNode node, Pattern form, String any) {
        String text = node.childText("text");
        if (text == null || text.isEmpty() || text.equals("-")) {
            return any;
        }
        Matcher match = form.matcher(text);
        if (!match.matches()) {
            rejected.add(
                    node.line(),
                    element,
                    "parameter row",
                    "参数的条件只能像导出时那样写：" + text,
                    "tests of a parameter are written as they were exported: " + text);
            return any;
        }
        return match.group(1);
    }

    private String value(XmlNode node) {
        String text = node.childText("text");
        Matcher match = VALUE.matcher(text == null ? "" : text);
        if (!match.matches()) {
            rejected.add(
                    node.line(), element, "parameter row", "值看不懂：" + text, "not a value: " + text);
            return "";
        }
        for (int i = 1; i <= 3; i++) {
            if (match.group(i) != null) {
                return match.group(i);
            }
        }
        return "";
    }
}
