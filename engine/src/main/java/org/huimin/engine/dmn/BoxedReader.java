package org.huimin.engine.dmn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huimin.engine.dmn.feel.DecisionTable;
import org.huimin.engine.dmn.feel.FeelFault;
import org.huimin.engine.dmn.feel.FeelFunction;
import org.huimin.engine.dmn.feel.FeelNames;
import org.huimin.engine.dmn.feel.FeelParser;
import org.huimin.engine.dmn.feel.FeelType;
import org.huimin.engine.dmn.feel.FeelTypes;
import org.huimin.engine.dmn.feel.Formula;
import org.jspecify.annotations.Nullable;

/** Reads boxed expressions: whatever is not of the subset ends in a {@link DmnException}. */
final class BoxedReader {

    private static final Map<String, DecisionTable.HitPolicy> POLICIES =
            Map.of(
                    "UNIQUE", DecisionTable.HitPolicy.UNIQUE,
                    "ANY", DecisionTable.HitPolicy.ANY,
                    "PRIORITY", DecisionTable.HitPolicy.PRIORITY,
                    "FIRST", DecisionTable.HitPolicy.FIRST,
                    "RULE ORDER", DecisionTable.HitPolicy.RULE_ORDER,
                    "OUTPUT ORDER", DecisionTable.HitPolicy.OUTPUT_ORDER,
                    "COLLECT", DecisionTable.HitPolicy.COLLECT);

    private static final Map<String, DecisionTable.HitPolicy> AGGREGATIONS =
            Map.of(
                    "SUM", DecisionTable.HitPolicy.COLLECT_SUM,
                    "MIN", DecisionTable.HitPolicy.COLLECT_MIN,
                    "MAX", DecisionTable.HitPolicy.COLLECT_MAX,
                    "COUNT", DecisionTable.HitPolicy.COLLECT_COUNT);

    private final String file;
    private final String element;
    private final FeelTypes types;

    BoxedReader(String file, String element, FeelTypes types) {
        this.file = file;
        this.element = element;
        this.types = types;
    }

    /** The expression in an element such as a decision or a cell. */
    Formula inside(XmlNode holder, FeelNames names) {
        XmlNode logic = DmnReader.logic(holder);
        if (logic == null) {
            throw rejected(holder, "no expression", "这里没有表达式", "there is no expression here");
        }
        return boxed(logic, names);
    }

    Formula boxed(XmlNode node, FeelNames names) {
        Formula formula =
                switch (node.name()) {
                    case "literalExpression" -> literal(node, names);
                    case "decisionTable" -> new Formula.Table(table(node, names));
                    case "context" -> context(node, names);
                    case "relation" -> relation(node, names);
                    case "list" -> list(node, names);
                    case "invocation" -> invocation(node, names);
                    case "functionDefinition" -> function(node, names);
                    case "conditional" ->
                            new Formula.If(
                                    cell(node, "if", names),
                                    cell(node, "then", names),
                                    cell(node, "else", names));
                    case "filter" -> filter(node, names);
                    case "for" -> iteration(node, names);
                    case "some", "every" -> quantified(node, names);
                    default ->
                            throw rejected(
                                    node,
                                    node.name(),
                                    "不支持的元素 " + node.name(),
                                    "the element " + node.name() + " is not supported");
                };
        String typeRef = node.attribute("typeRef");
        boolean function = node.name().equals("functionDefinition");
        return typeRef == null || function
                ? formula
                : new Formula.Typed(formula, type(typeRef, node));
    }

    FeelType type(@Nullable String typeRef, XmlNode node) {
        if (typeRef == null || typeRef.isBlank()) {
            return FeelType.Basic.ANY;
        }
        FeelType type = types.find(typeRef.strip());
        if (type == null) {
            throw rejected(node, "unknown type", "没有类型 " + typeRef, "there is no type " + typeRef);
        }
        return type;
    }

    private Formula cell(XmlNode node, String child, FeelNames names) {
        XmlNode cell = node.first(child);
        if (cell == null) {
            throw rejected(node, "incomplete " + node.name(), "缺少 " + child, child + " is missing");
        }
        return inside(cell, names);
    }

    private Formula literal(XmlNode node, FeelNames names) {
        if (node.first("importedValues") != null) {
            throw rejected(
                    node,
                    "imported values",
                    "不支持 importedValues",
                    "imported values are not supported");
        }
        String text = node.childText("text");
        if (text == null || text.isBlank()) {
            throw rejected(node, "empty expression", "表达式是空的", "the expression is empty");
        }
        language(node);
        return parsed(node, () -> FeelParser.expression(text, names, types));
    }

    private void language(XmlNode node) {
        String language = node.attribute("expressionLanguage", "FEEL");
        if (!language.toUpperCase(java.util.Locale.ROOT).contains("FEEL")) {
            throw rejected(
                    node,
                    "expression language",
                    "只支持 FEEL，不支持 " + language,
                    "only FEEL is supported, not " + language);
        }
    }

    private interface Parse<T> {
        T get();
    }

    private <T> T parsed(XmlNode node, Parse<T> parse) {
        try {
            return parse.get();
        } catch (FeelFault fault) {
            XmlNode text = node.first("text");
            int line = text == null ? node.line() : text.line();
            throw new DmnException(
                    new DmnProblem(file, line, element, fault.construct(), fault.zh(), fault.en()));
        }
    }

    private Formula.Tests tests(XmlNode node, FeelNames names) {
        language(node);
        String text = node.childText("text");
        if (text == null || text.isBlank()) {
            return new Formula.Tests(List.of(), false);
        }
        return parsed(node, () -> FeelParser.unaryTests(text, names, types));
    }

    private DecisionTable table(XmlNode node, FeelNames names) {
        List<DecisionTable.Input> inputs = new ArrayList<>();
        for (XmlNode input : node.all("input")) {
            XmlNode expression = input.first("inputExpression");
            if (expression == null) {
                throw rejected(
                        input,
                        "incomplete decisionTable",
                        "输入列没有表达式",
                        "an input has no expression");
            }
            XmlNode allowed = input.first("inputValues");
            Formula value = literal(expression, names);
            FeelType type = type(expression.attribute("typeRef"), expression);
            inputs.add(
                    new DecisionTable.Input(
                            new Formula.Typed(value, type),
                            allowed == null ? null : tests(allowed, names)));
        }
        List<DecisionTable.Output> outputs = outputs(node, names);
        List<DecisionTable.Rule> rules = new ArrayList<>();
        for (XmlNode rule : node.all("rule")) {
            rules.add(rule(rule, names, inputs.size(), outputs.size()));
        }
        return new DecisionTable(inputs, outputs, rules, policy(node));
    }

    private List<DecisionTable.Output> outputs(XmlNode node, FeelNames names) {
        List<XmlNode> nodes = node.all("output");
        if (nodes.isEmpty()) {
            throw rejected(node, "incomplete decisionTable", "决策表没有输出列", "the table has no output");
        }
        List<DecisionTable.Output> outputs = new ArrayList<>();
        for (XmlNode output : nodes) {
            XmlNode values = output.first("outputValues");
            XmlNode otherwise = output.first("defaultOutputEntry");
            outputs.add(
                    new DecisionTable.Output(
                            DmnReader.spaced(output.attribute("name", "")),
                            type(output.attribute("typeRef"), output),
                            values == null ? List.of() : tests(values, names).tests(),
                            otherwise == null ? null : literal(otherwise, names)));
        }
        return outputs;
    }

    private DecisionTable.Rule rule(XmlNode rule, FeelNames names, int inputs, int outputs) {
        List<XmlNode> tests = rule.all("inputEntry");
        List<XmlNode> results = rule.all("outputEntry");
        if (tests.size() != inputs || results.size() != outputs) {
            throw rejected(
                    rule,
                    "incomplete decisionTable",
                    "这一行的格数与列数不同",
                    "the rule has another number of entries than the table has columns");
        }
        return new DecisionTable.Rule(
                tests.stream().map(each -> tests(each, names)).toList(),
                results.stream().map(each -> literal(each, names)).toList());
    }

    private DecisionTable.HitPolicy policy(XmlNode node) {
        String policy = node.attribute("hitPolicy", "UNIQUE");
        String aggregation = node.attribute("aggregation");
        DecisionTable.HitPolicy hits = POLICIES.get(policy);
        if (hits == DecisionTable.HitPolicy.COLLECT && aggregation != null) {
            hits = AGGREGATIONS.get(aggregation);
            if (node.all("output").size() > 1) {
                hits = null;
            }
        }
        if (hits == null) {
            throw rejected(
                    node,
                    "hit policy",
                    "不支持命中策略 %s %s".formatted(policy, aggregation),
                    "the hit policy %s %s is not supported".formatted(policy, aggregation));
        }
        return hits;
    }

    private Formula context(XmlNode node, FeelNames outer) {
        FeelNames names = outer.inner();
        List<Formula.Entry> entries = new ArrayList<>();
        List<XmlNode> nodes = node.all("contextEntry");
        for (int i = 0; i < nodes.size(); i++) {
            XmlNode entry = nodes.get(i);
            XmlNode variable = entry.first("variable");
            if (variable == null) {
                if (i != nodes.size() - 1) {
                    throw rejected(
                            entry,
                            "context result",
                            "没有名称的一格只能是最后一格",
                            "only the last entry may have no name");
                }
                return new Formula.Block(entries, inside(entry, names));
            }
            String name = DmnReader.spaced(variable.attribute("name", ""));
            if (isFunction(entry)) {
                names.add(name);
            }
            Formula value = inside(entry, names);
            FeelType type = type(variable.attribute("typeRef"), variable);
            entries.add(new Formula.Entry(name, new Formula.Typed(value, type)));
            names.add(name);
        }
        return new Formula.ContextOf(entries);
    }

    /** A function may call itself by the name of its entry. */
    private static boolean isFunction(XmlNode entry) {
        return entry.first("functionDefinition") != null;
    }

    private Formula relation(XmlNode node, FeelNames names) {
        List<String> columns =
                node.all("column").stream()
                        .map(column -> DmnReader.spaced(column.attribute("name", "")))
                        .toList();
        List<Formula> rows = new ArrayList<>();
        for (XmlNode row : node.all("row")) {
            List<XmlNode> cells =
                    row.children().stream()
                            .filter(child -> DmnReader.LOGIC.contains(child.name()))
                            .toList();
            if (cells.size() != columns.size()) {
                throw rejected(
                        row,
                        "incomplete relation",
                        "这一行的格数与列数不同",
                        "the row has another number of cells than columns");
            }
            List<Formula.Entry> entries = new ArrayList<>();
            for (int i = 0; i < cells.size(); i++) {
                entries.add(new Formula.Entry(columns.get(i), boxed(cells.get(i), names)));
            }
            rows.add(new Formula.ContextOf(entries));
        }
        return new Formula.ListOf(rows);
    }

    private Formula list(XmlNode node, FeelNames names) {
        return new Formula.ListOf(
                node.children().stream()
                        .filter(child -> DmnReader.LOGIC.contains(child.name()))
                        .map(child -> boxed(child, names))
                        .toList());
    }

    private Formula invocation(XmlNode node, FeelNames names) {
        List<Formula> arguments = new ArrayList<>();
        List<String> parameters = new ArrayList<>();
        for (XmlNode binding : node.all("binding")) {
            XmlNode parameter = binding.first("parameter");
            if (parameter == null) {
                throw rejected(
                        binding, "incomplete invocation", "绑定没有参数", "a binding has no parameter");
            }
            parameters.add(DmnReader.spaced(parameter.attribute("name", "")));
            Formula value =
                    DmnReader.logic(binding) == null
                            ? new Formula.Constant(null)
                            : inside(binding, names);
            arguments.add(
                    new Formula.Typed(value, type(parameter.attribute("typeRef"), parameter)));
        }
        return new Formula.Call(
                inside(node, names), arguments, parameters.isEmpty() ? null : parameters);
    }

    Formula function(XmlNode node, FeelNames outer) {
        String kind = node.attribute("kind", "FEEL");
        if (!kind.equals("FEEL")) {
            throw rejected(
                    node,
                    "external function",
                    "不支持 " + kind + " 外部函数",
                    "external functions (" + kind + ") are not supported");
        }
        FeelNames names = outer.inner();
        List<FeelFunction.Parameter> parameters = new ArrayList<>();
        for (XmlNode parameter : node.all("formalParameter")) {
            String name = DmnReader.spaced(parameter.attribute("name", ""));
            parameters.add(
                    new FeelFunction.Parameter(
                            name, type(parameter.attribute("typeRef"), parameter)));
            names.add(name);
        }
        Formula body = inside(node, names);
        String typeRef = node.attribute("typeRef");
        FeelType type = typeRef == null ? null : type(typeRef, node);
        if (type != null) {
            FeelType plain = FeelType.plain(type);
            type = plain instanceof FeelType.FunctionOf function ? function.result() : type;
        }
        return new Formula.Lambda(parameters, type == null ? body : new Formula.Typed(body, type));
    }

    private Formula filter(XmlNode node, FeelNames names) {
        return new Formula.Filter(cell(node, "in", names), cell(node, "match", names.forFilter()));
    }

    private Formula iteration(XmlNode node, FeelNames outer) {
        FeelNames names = outer.inner();
        List<Formula.Iteration> over = over(node, outer, names);
        names.add("partial");
        return new Formula.For(over, cell(node, "return", names));
    }

    private List<Formula.Iteration> over(XmlNode node, FeelNames outer, FeelNames names) {
        String variable = DmnReader.spaced(node.attribute("iteratorVariable", ""));
        Formula domain = cell(node, "in", outer);
        names.add(variable);
        return List.of(new Formula.Iteration(variable, domain, null));
    }

    private Formula quantified(XmlNode node, FeelNames outer) {
        FeelNames names = outer.inner();
        List<Formula.Iteration> over = over(node, outer, names);
        Formula test = cell(node, "satisfies", names);
        return new Formula.Quantified(node.name().equals("every"), over, test);
    }

    DmnException rejected(XmlNode node, String construct, String zh, String en) {
        return new DmnException(new DmnProblem(file, node.line(), element, construct, zh, en));
    }
}
