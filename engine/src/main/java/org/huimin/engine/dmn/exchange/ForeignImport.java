package org.huimin.engine.dmn.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.huimin.engine.dmn.DecisionModel;
import org.huimin.engine.dmn.DmnException;
import org.huimin.engine.dmn.DmnModel;
import org.huimin.engine.dmn.feel.DecisionTable;
import org.huimin.engine.dmn.feel.FeelFault;
import org.huimin.engine.dmn.feel.Formula;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * A decision model from elsewhere as a file of rules. Input data becomes facts, by a mapping or by
 * name; literal expressions and decision tables become rules; anything else is told and nothing is
 * written. The mapping is YAML: {@code names: {Applicant age: 年龄}}, {@code types: {Fee: money}}.
 */
public final class ForeignImport {

    private final DmnModel model;
    private final Vocabulary vocabulary;
    private final Map<String, Object> mapped;
    private final Map<String, Object> types;
    private final Rejections rejected;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, Boolean> ofMember = new LinkedHashMap<>();

    private ForeignImport(DmnModel model, Vocabulary vocabulary, String mapping) {
        this.model = model;
        this.vocabulary = vocabulary;
        Map<String, Object> map = ProgrammeFiles.map(ProgrammeFiles.yaml(mapping));
        this.mapped = ProgrammeFiles.map(map.getOrDefault("names", Map.of()));
        this.types = ProgrammeFiles.map(map.getOrDefault("types", Map.of()));
        this.rejected = new Rejections(model.file());
    }

    /**
     * The text of a rule file.
     *
     * @param mapping YAML, may be empty
     * @throws DmnException with everything that does not come over
     */
    public static String rules(DmnModel model, Vocabulary vocabulary, String mapping) {
        return new ForeignImport(model, vocabulary, mapping).read();
    }

    private String read() {
        model.inputs().forEach(this::input);
        for (DmnModel.Decision decision : model.decisions()) {
            String own = String.valueOf(mapped.getOrDefault(decision.name(), decision.name()));
            names.put(decision.variable().name(), own.replaceAll("[^\\p{L}\\p{N}_]", ""));
        }
        unsupported();
        rejected.throwAny();
        DecisionModel linked = DecisionModel.of(model, List.of());
        List<Map<String, Object>> rules = new ArrayList<>();
        for (DmnModel.Decision decision : model.decisions()) {
            try {
                rules.add(rule(linked, decision));
            } catch (DmnException e) {
                rejected.addAll(e);
            } catch (FeelFault fault) {
                rejected.add(
                        decision.line(),
                        decision.name(),
                        fault.construct(),
                        fault.zh(),
                        fault.en());
            }
        }
        rejected.throwAny();
        return YamlText.keys(Map.of("question", model.name()), "")
                + "rules:\n"
                + YamlText.items(rules, "  ");
    }

    private void input(DmnModel.InputData input) {
        String name = input.variable().name();
        String wanted = String.valueOf(mapped.getOrDefault(name, name));
        Optional<Fact> fact =
                vocabulary.facts().stream()
                        .filter(each ->
                                each.zh().equals(wanted)
                                        || each.id().equalsIgnoreCase(wanted.replace(" ", "")))
                        .findFirst();
        if (fact.isEmpty()) {
            rejected.add(
                    input.line(),
                    name,
                    "input data",
                    "没有对应的事实；请在映射文件写 names: {\"%s\": 事实名称}".formatted(name),
                    "no fact of that name; write in the mapping file names: {\"%s\": fact}"
                            .formatted(name));
            return;
        }
        names.put(name, fact.get().zh());
        ofMember.put(fact.get().zh(), fact.get().ofMember());
    }

    private void unsupported() {
        model.knowledge()
                .forEach(each ->
                        rejected.add(
                                each.line(),
                                each.name(),
                                "business knowledge model",
                                "内容的语言没有自定义函数",
                                "the language of content has no functions of one's own"));
        model.services()
                .forEach(each ->
                        rejected.add(
                                each.line(),
                                each.name(),
                                "decision service",
                                "不能导入决策服务",
                                "decision services are not imported"));
        model.imports()
                .forEach(each ->
                        rejected.add(
                                each.line(),
                                each.name(),
                                "import",
                                "不能导入引用别的文件的模型",
                                "a model that imports another is not taken"));
    }

    private Map<String, Object> rule(DecisionModel linked, DmnModel.Decision decision) {
        Formula logic = linked.logic(model, decision);
        if (logic == null) {
            throw new FeelFault(
                    "no expression", "这个决策没有表达式", "this decision has no expression", -1);
        }
        String zh = names.getOrDefault(decision.variable().name(), decision.name());
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", id(decision));
        rule.put("zh", zh);
        rule.put("en", decision.name());
        FormulaText text = new FormulaText(names);
        Formula plain = logic instanceof Formula.Typed typed ? typed.value() : logic;
        boolean table = plain instanceof Formula.Table;
        String body =
                plain instanceof Formula.Table of
                        ? table(of.table(), zh, text)
                        : unbracketed(text.of(plain));
        boolean member =
                ofMember.entrySet().stream()
                        .anyMatch(each -> each.getValue() && mentions(body, each.getKey()));
        ofMember.put(zh, member);
        rule.put("entity", member ? "member" : "household");
        type(rule, decision);
        rule.put(table ? "table" : "formula", body);
        return rule;
    }

    private static boolean mentions(String body, String name) {
        return body.matches(
                "(?s).*(?<![\\p{L}\\p{N}_])"
                        + java.util.regex.Pattern.quote(name)
                        + "(?![\\p{L}\\p{N}_]).*");
    }

    private static String unbracketed(String text) {
        boolean whole = text.startsWith("(") && text.endsWith(")");
        int open = 0;
        for (int i = 0; whole && i < text.length() - 1; i++) {
            open += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            whole = open > 0;
        }
        return whole ? text.substring(1, text.length() - 1) : text;
    }

    private static String id(DmnModel.Decision decision) {
        String ascii = decision.name().replaceAll("[^A-Za-z0-9]+", " ").strip();
        if (ascii.isEmpty() || !Character.isLetter(ascii.charAt(0))) {
            ascii = "rule " + decision.id().replaceAll("[^A-Za-z0-9]+", "");
        }
        StringBuilder id = new StringBuilder();
        for (String word : ascii.split(" ")) {
            String rest = word.substring(1);
            id.append(
                            id.isEmpty()
                                    ? word.substring(0, 1).toLowerCase(Locale.ROOT)
                                    : word.substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(rest);
        }
        return id.toString();
    }

    private void type(Map<String, Object> rule, DmnModel.Decision decision) {
        Object given = types.get(decision.name());
        if (given instanceof Map<?, ?>) {
            rule.putAll(ProgrammeFiles.map(given));
            return;
        }
        rule.put("type", given == null ? standard(decision.variable().typeRef(), decision) : given);
    }

    private static String standard(@Nullable String typeRef, DmnModel.Decision decision) {
        return switch (typeRef == null ? "" : typeRef.replaceFirst("^feel:", "")) {
            case "number" -> "decimal(2)";
            case "string" -> "text";
            case "boolean" -> "boolean";
            case "date" -> "date";
            default ->
                    throw new FeelFault(
                            "type " + typeRef,
                            "请在映射文件写 types: {\"%s\": decimal(2)}".formatted(decision.name()),
                            "write in the mapping file types: {\"%s\": decimal(2)}"
                                    .formatted(decision.name()),
                            -1);
        };
    }

    private static String table(DecisionTable table, String result, FormulaText text) {
        String policy =
                switch (table.policy()) {
                    case UNIQUE -> "U";
                    case FIRST -> "F";
                    case COLLECT_SUM -> "C+";
                    default ->
                            throw new FeelFault(
                                    "hit policy",
                                    "内容里的表只有 U、F、C+，没有 " + table.policy(),
                                    "tables of content are U, F or C+, not " + table.policy(),
                                    -1);
                };
        if (table.outputs().size() != 1) {
            throw new FeelFault("several outputs", "表只能有一个结果列", "a table has one output", -1);
        }
        if (table.outputs().get(0).otherwise() != null) {
            throw new FeelFault(
                    "default output",
                    "内容里的表没有默认结果",
                    "tables of content have no default output",
                    -1);
        }
        if (table.inputs().stream().anyMatch(input -> input.allowed() != null)) {
            throw new FeelFault(
                    "input values",
                    "内容里的表没有 inputValues（由事实的类型限定）；请从模型里删去",
                    "tables of content have no input values (a fact's type says them); remove them",
                    -1);
        }
        List<String> lines = new ArrayList<>();
        List<String> head =
                table.inputs().stream().map(input -> unbracketed(text.of(input.value()))).toList();
        lines.add(policy + " | " + String.join(" | ", head) + " || " + result);
        for (DecisionTable.Rule rule : table.rules()) {
            List<String> cells = rule.tests().stream().map(text::cell).toList();
            lines.add(
                    lines.size()
                            + " | "
                            + String.join(" | ", cells)
                            + " || "
                            + unbracketed(text.of(rule.results().get(0))));
        }
        return String.join("\n", lines);
    }
}
