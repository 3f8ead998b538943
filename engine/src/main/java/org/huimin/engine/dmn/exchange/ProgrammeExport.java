package org.huimin.engine.dmn.exchange;

import static org.huimin.engine.dmn.exchange.Drawing.attributes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.TableText;

/**
 * Writes a programme as a DMN 1.5 model. A rule is a decision, its formula a literal expression or
 * a decision table; a parameter is a decision table over place, residence and date; a fact is input
 * data. A rule of members is a decision too, marked as one of members.
 */
public final class ProgrammeExport {

    /** Our extension elements. */
    public static final String NAMESPACE = "urn:huimin:dmn:1";

    private static final String MODEL = "https://www.omg.org/spec/DMN/20230324/MODEL/";
    private final ProgrammeFiles files;
    private final String programme;
    private final RequirementGraph graph;
    private final XmlText xml = new XmlText();

    private ProgrammeExport(ProgrammeFiles files, String programme, RequirementGraph graph) {
        this.files = files;
        this.programme = programme;
        this.graph = graph;
    }

    /**
     * The model's XML.
     *
     * @param content the folder that the library was loaded from, and so is known to be right
     */
    public static String export(Library library, Path content, String programme)
            throws IOException {
        ProgrammeFiles files =
                ProgrammeFiles.read(content.resolve("programmes").resolve(programme));
        return new ProgrammeExport(
                        files, programme, RequirementGraph.of(files, library.vocabulary()))
                .write();
    }

    /**
     * The same model in DMN 1.3, for editors that read no later version (dmn-js, Camunda Modeler):
     * an export uses nothing that 1.3 does not have.
     */
    public static String as13(String xml) {
        return xml.replace("/DMN/20230324/", "/DMN/20191111/");
    }

    private String write() {
        Map<String, String> head = attributes("xmlns", MODEL, "xmlns:huimin", NAMESPACE);
        head.put("xmlns:dmndi", "https://www.omg.org/spec/DMN/20230324/DMNDI/");
        head.put("xmlns:dc", "http://www.omg.org/spec/DMN/20180521/DC/");
        head.put("xmlns:di", "http://www.omg.org/spec/DMN/20180521/DI/");
        head.put("id", "programme-" + programme);
        head.put("name", text(files.programme(), "zh"));
        head.put("namespace", "urn:huimin:programme:" + programme);
        head.put("exporter", "Huimin");
        xml.element("definitions", head, this::definitions);
        return xml.toString();
    }

    static String text(Map<String, Object> entry, String key) {
        return String.valueOf(entry.getOrDefault(key, ""));
    }

    private void definitions() {
        xml.element(
                "extensionElements",
                Map.of(),
                () ->
                        xml.element(
                                "huimin:programme",
                                attributes("id", programme),
                                () -> properties(files.programme(), Set.of())));
        given("given-place", "所在地", "string");
        given("given-residence", "城乡", "string");
        given("given-date", "决定日", "date");
        if (graph.usesMembers()) {
            given("given-members", RequirementGraph.MEMBERS, "Any");
        }
        graph.inputs().forEach((id, fact) -> given(id, fact.zh(), typeRef(fact.type())));
        graph.rules().forEach(this::rule);
        files.parameters().forEach(this::parameter);
        new Drawing(graph.needs()).write(xml);
    }

    private void given(String id, String name, String typeRef) {
        xml.element(
                "inputData",
                attributes("id", id, "name", name),
                () ->
                        xml.empty(
                                "variable",
                                attributes(
                                        "id", "variable-" + id, "name", name, "typeRef", typeRef)));
    }

    private static String typeRef(Type type) {
        return switch (type) {
            case Type.Truth _ -> "boolean";
            case Type.Number _ -> "number";
            case Type.Date _ -> "date";
            case Type.Code _, Type.Text _, Type.Month _ -> "string";
            case Type.Optional(Type present) -> typeRef(present);
            case Type.Broken _ -> "Any";
        };
    }

    /** The standard's type for one of ours as it is written. */
    private static String typeRef(String type) {
        return switch (type.replaceFirst("\\(.*", "")) {
            case "boolean" -> "boolean";
            case "date" -> "date";
            case "money", "decimal", "count", "months" -> "number";
            case "code", "text", "month" -> "string";
            default -> "Any";
        };
    }

    private void properties(Map<String, Object> entry, Set<String> without) {
        entry.forEach((key, value) -> {
            if (without.contains(key)) {
                return;
            }
            boolean scalar = value instanceof String;
            Map<String, String> name = attributes("name", key);
            if (!scalar) {
                name.put("form", "yaml");
            }
            xml.text("huimin:property", name, scalar ? (String) value : YamlText.flow(value));
        });
    }

    private void decision(
            String id,
            String label,
            Map<String, Object> entry,
            XmlText.Content extension,
            XmlText.Content logic) {
        xml.element(
                "decision",
                attributes("id", id, "name", label),
                () -> {
                    xml.element("extensionElements", Map.of(), extension);
                    xml.empty(
                            "variable",
                            attributes(
                                    "id",
                                    "variable-" + id,
                                    "name",
                                    label,
                                    "typeRef",
                                    typeRef(text(entry, "type"))));
                    graph.needs(id).forEach(needed -> requirement(id, needed));
                    logic.write();
                });
    }

    private void requirement(String id, String needed) {
        boolean decision = needed.startsWith("rule-") || needed.startsWith("parameter-");
        xml.element(
                "informationRequirement",
                attributes("id", Drawing.requirement(id, needed)),
                () ->
                        xml.empty(
                                decision ? "requiredDecision" : "requiredInput",
                                attributes("href", "#" + needed)));
    }

    private void rule(RequirementGraph.Rule rule) {
        Map<String, Object> entry = rule.entry();
        Map<String, String> head = attributes("file", rule.file().name());
        decision(
                rule.id(),
                rule.label(),
                entry,
                () -> {
                    xml.element(
                            "huimin:rule",
                            head,
                            () -> properties(entry, Set.of("formula", "table")));
                    if (rule.file().rules().get(0) == entry) {
                        xml.element(
                                "huimin:file",
                                head,
                                () -> properties(rule.file().head(), Set.of()));
                    }
                },
                () -> {
                    if (entry.containsKey("table")) {
                        new TableXml(xml, rule.id(), typeRef(text(entry, "type")))
                                .write(table(text(entry, "table")));
                    } else {
                        literal("logic-" + rule.id(), text(entry, "formula"));
                    }
                });
    }

    private static TableText table(String text) {
        return TableText.read(text, flaw -> {})
                .orElseThrow(
                        () -> new IllegalStateException("a table that was loaded cannot be read"));
    }

    private void literal(String id, String formula) {
        xml.element(
                "literalExpression",
                attributes("id", id),
                () -> xml.text("text", Map.of(), formula));
    }

    private void parameter(ProgrammeFiles.ParameterFile parameter) {
        String id = "parameter-" + text(parameter.entry(), "id");
        decision(
                id,
                text(parameter.entry(), "zh"),
                parameter.entry(),
                () ->
                        xml.element(
                                "huimin:parameter",
                                Map.of(),
                                () -> properties(parameter.entry(), Set.of())),
                () ->
                        new ParameterXml(xml, id, typeRef(text(parameter.entry(), "type")))
                                .write(parameter.rows()));
    }
}
