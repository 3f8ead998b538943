package org.huimin.engine.dmn.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huimin.engine.dmn.DmnModel;
import org.huimin.engine.dmn.XmlNode;
import org.jspecify.annotations.Nullable;

/**
 * A model that {@link ProgrammeExport} wrote, perhaps edited since, as the files of a programme.
 * Formulas, cells and parameter values are taken from where an editor shows them, the rest from our
 * extension elements.
 */
public final class ProgrammeImport {

    private final DmnModel model;
    private final Rejections rejected;
    private final Map<String, List<Map<String, Object>>> rules = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> heads = new LinkedHashMap<>();
    private final List<Map<String, Object>> parameters = new ArrayList<>();
    private final Map<String, String> files = new LinkedHashMap<>();

    private ProgrammeImport(DmnModel model) {
        this.model = model;
        this.rejected = new Rejections(model.file());
    }

    /** The id of the programme that the model was exported from; null for a foreign model. */
    public static @Nullable String programme(DmnModel model) {
        XmlNode extension = extension(model.root(), "programme");
        return extension == null ? null : extension.attribute("id");
    }

    /**
     * Texts by their path in the programme's folder; throws {@link
     * org.huimin.engine.dmn.DmnException} with everything that does not come over.
     */
    public static Map<String, String> files(DmnModel model) {
        return new ProgrammeImport(model).read();
    }

    private Map<String, String> read() {
        XmlNode head = extension(model.root(), "programme");
        if (head == null) {
            rejected.add(
                    model.root().line(),
                    "",
                    "foreign model",
                    "这不是本系统导出的模型",
                    "not a model that was exported here");
            rejected.throwAny();
            return Map.of();
        }
        files.put("programme.yaml", YamlText.keys(properties(head), ""));
        for (DmnModel.Decision decision : model.decisions()) {
            XmlNode node = node(decision);
            XmlNode rule = node == null ? null : extension(node, "rule");
            XmlNode parameter = node == null ? null : extension(node, "parameter");
            if (rule != null) {
                rule(decision, rule, node == null ? null : extension(node, "file"));
            } else if (parameter != null) {
                parameter(decision, parameter);
            } else {
                rejected.add(
                        decision.line(),
                        decision.name(),
                        "decision without extension",
                        "这个决策没有 huimin:rule 或 huimin:parameter；请在内容里新增规则，再导出",
                        "this decision has neither huimin:rule nor huimin:parameter; add the rule to the"
                                + " content and export again");
            }
        }
        rejected.throwAny();
        rules.forEach((name, entries) ->
                files.put(
                        "rules/" + name + ".yaml",
                        YamlText.keys(heads.getOrDefault(name, Map.of()), "")
                                + "rules:\n"
                                + YamlText.items(entries, "  ")));
        if (!parameters.isEmpty()) {
            files.put("parameters/index.yaml", YamlText.items(parameters, ""));
        }
        return files;
    }

    private @Nullable XmlNode node(DmnModel.Decision decision) {
        return model.root().all("decision").stream()
                .filter(each ->
                        decision.id().equals(each.attribute("id", each.attribute("name", ""))))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable XmlNode extension(XmlNode node, String name) {
        XmlNode extensions = node.first("extensionElements");
        return extensions == null
                ? null
                : extensions.children().stream()
                        .filter(each -> each.namespace().equals(ProgrammeExport.NAMESPACE))
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElse(null);
    }

    private static Map<String, Object> properties(XmlNode node) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (XmlNode property : node.all("property")) {
            boolean yaml = property.attribute("form", "").equals("yaml");
            properties.put(
                    property.attribute("name", ""),
                    yaml ? ProgrammeFiles.yaml(property.text()) : property.text());
        }
        return properties;
    }

    private void rule(DmnModel.Decision decision, XmlNode extension, @Nullable XmlNode file) {
        String name = extension.attribute("file", "rules");
        if (!name.matches("[\\p{L}\\p{N}_-]+")) {
            rejected.add(
                    extension.line(),
                    decision.name(),
                    "file name",
                    "文件名不能是“" + name + "”",
                    "no file can be called \"" + name + "\"");
            return;
        }
        if (file != null) {
            heads.put(name, properties(file));
        }
        Map<String, Object> entry = properties(extension);
        XmlNode logic = decision.logic();
        String kind = logic == null ? "" : logic.name();
        switch (kind) {
            case "literalExpression" -> entry.put("formula", text(logic));
            case "decisionTable" -> {
                if (logic != null) {
                    entry.put("table", new TableYaml(rejected, decision.name()).text(logic));
                }
            }
            default ->
                    rejected.add(
                            decision.line(),
                            decision.name(),
                            kind.isEmpty() ? "no expression" : kind,
                            "规则只能是公式或决策表",
                            "a rule is a literal expression or a decision table");
        }
        rules.computeIfAbsent(name, key -> new ArrayList<>()).add(entry);
    }

    private static String text(@Nullable XmlNode logic) {
        String text = logic == null ? null : logic.childText("text");
        return text == null ? "" : text;
    }

    private void parameter(DmnModel.Decision decision, XmlNode extension) {
        Map<String, Object> entry = properties(extension);
        String id = String.valueOf(entry.getOrDefault("id", ""));
        if (!id.matches("[A-Za-z][A-Za-z0-9_-]*")) {
            rejected.add(
                    extension.line(),
                    decision.name(),
                    "parameter id",
                    "参数 id 有误：" + id,
                    "not a parameter's id: " + id);
            return;
        }
        parameters.add(entry);
        XmlNode table = decision.logic();
        if (table == null || !table.name().equals("decisionTable")) {
            rejected.add(
                    decision.line(),
                    decision.name(),
                    "parameter",
                    "参数应是决策表",
                    "a parameter is a decision table");
            return;
        }
        files.put(
                "parameters/" + id + ".csv",
                Csv.text(new ParameterRowsReader(rejected, decision.name()).rows(table)));
    }
}
