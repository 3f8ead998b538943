package org.huimin.engine.dmn.exchange;

import static org.huimin.engine.dmn.exchange.Drawing.attributes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.Fact;
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
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final String MEMBERS = "家庭成员";
    private static final Map<String, String> GIVEN =
            Map.of("所在地", "given-place", "城乡", "given-residence", "决定日", "given-date");

    /** A rule or parameter with its id in the model. */
    private record Placed(
            String id, String label, Map<String, Object> entry, ProgrammeFiles.RuleFile file) {}

    private final Library library;
    private final ProgrammeFiles files;
    private final String programme;
    private final XmlText xml = new XmlText();
    private final List<Placed> rules = new ArrayList<>();
    private final Map<String, List<String>> idsByName = new LinkedHashMap<>();
    private final Map<String, Fact> inputs = new LinkedHashMap<>();
    private final Map<String, List<String>> needs = new LinkedHashMap<>();
    private boolean usesMembers;

    private ProgrammeExport(Library library, ProgrammeFiles files, String programme) {
        this.library = library;
        this.files = files;
        this.programme = programme;
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
        return new ProgrammeExport(library, files, programme).write();
    }

    /**
     * The same model in DMN 1.3, for editors that read no later version (dmn-js, Camunda Modeler):
     * an export uses nothing that 1.3 does not have.
     */
    public static String as13(String xml) {
        return xml.replace("/DMN/20230324/", "/DMN/20191111/");
    }

    private String write() {
        place();
        findNeeds();
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

    private static String text(Map<String, Object> entry, String key) {
        return String.valueOf(entry.getOrDefault(key, ""));
    }

    private void place() {
        Set<String> labels = new LinkedHashSet<>();
        for (ProgrammeFiles.RuleFile file : files.rules()) {
            for (Map<String, Object> rule : file.rules()) {
                String label = text(rule, "zh");
                for (String key : List.of("place", "from", "to")) {
                    label += labels.contains(label) ? "_" + text(rule, key) : "";
                }
                while (!labels.add(label)) {
                    label += "_";
                }
                String id = unique("rule-" + text(rule, "id"));
                rules.add(new Placed(id, label, rule, file));
                idsByName.computeIfAbsent(text(rule, "zh"), name -> new ArrayList<>()).add(id);
                needs.put(id, new ArrayList<>());
            }
        }
        for (ProgrammeFiles.ParameterFile parameter : files.parameters()) {
            String id = unique("parameter-" + text(parameter.entry(), "id"));
            idsByName
                    .computeIfAbsent(text(parameter.entry(), "zh"), name -> new ArrayList<>())
                    .add(id);
            needs.put(id, new ArrayList<>(List.of("given-place", "given-residence", "given-date")));
        }
        for (String given :
                List.of("given-place", "given-residence", "given-date", "given-members")) {
            needs.put(given, new ArrayList<>());
        }
    }

    private String unique(String id) {
        String free = id;
        for (int i = 2; needs.containsKey(free); i++) {
            free = id + "-" + i;
        }
        needs.put(free, new ArrayList<>());
        return free;
    }

    /** Which names a rule mentions; the arrows of the drawing, no more. */
    private void findNeeds() {
        for (Placed rule : rules) {
            Set<String> needed = new LinkedHashSet<>();
            Matcher words =
                    WORD.matcher(text(rule.entry(), "formula") + " " + text(rule.entry(), "table"));
            while (words.find()) {
                String word = words.group();
                if (word.equals(MEMBERS)) {
                    usesMembers = true;
                    needed.add("given-members");
                } else if (GIVEN.containsKey(word)) {
                    needed.add(GIVEN.getOrDefault(word, ""));
                } else if (idsByName.containsKey(word)) {
                    needed.addAll(idsByName.getOrDefault(word, List.of()));
                } else {
                    library.vocabulary().named(word).ifPresent(fact -> needed.add(input(fact)));
                }
            }
            needed.remove(rule.id());
            needs.put(rule.id(), new ArrayList<>(needed));
        }
        if (!usesMembers) {
            needs.remove("given-members");
        }
    }

    private String input(Fact fact) {
        String id = "fact-" + fact.id();
        inputs.put(id, fact);
        needs.putIfAbsent(id, new ArrayList<>());
        return id;
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
        if (usesMembers) {
            given("given-members", MEMBERS, "Any");
        }
        inputs.forEach((id, fact) -> given(id, fact.zh(), typeRef(fact.type())));
        rules.forEach(this::rule);
        files.parameters().forEach(this::parameter);
        Map<String, List<String>> known = new LinkedHashMap<>(needs);
        known.replaceAll((id, needed) -> needed.stream().filter(needs::containsKey).toList());
        new Drawing(known).write(xml);
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
                    for (String needed : needs.getOrDefault(id, List.of())) {
                        if (needs.containsKey(needed)) {
                            requirement(id, needed);
                        }
                    }
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

    private void rule(Placed rule) {
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
