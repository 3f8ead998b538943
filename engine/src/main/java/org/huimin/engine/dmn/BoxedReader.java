package org.huimin.engine.dmn;

import java.util.ArrayList;
import java.util.List;
import org.huimin.engine.dmn.feel.FeelFunction;
import org.huimin.engine.dmn.feel.FeelNames;
import org.huimin.engine.dmn.feel.FeelType;
import org.huimin.engine.dmn.feel.FeelTypes;
import org.huimin.engine.dmn.feel.Formula;

/** Reads boxed expressions: whatever is not of the subset ends in a {@link DmnException}. */
final class BoxedReader {

    private final LiteralReader literals;
    private final TableReader tables;

    BoxedReader(String file, String element, FeelTypes types) {
        literals = new LiteralReader(file, element, types);
        tables = new TableReader(literals);
    }

    /** The expression in an element such as a decision or a cell. */
    Formula inside(XmlNode holder, FeelNames names) {
        XmlNode logic = DmnReader.logic(holder);
        if (logic == null) {
            throw literals.rejected(
                    holder, "no expression", "这里没有表达式", "there is no expression here");
        }
        return boxed(logic, names);
    }

    Formula boxed(XmlNode node, FeelNames names) {
        Formula formula =
                switch (node.name()) {
                    case "literalExpression" -> literals.literal(node, names);
                    case "decisionTable" -> new Formula.Table(tables.table(node, names));
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
                            throw literals.rejected(
                                    node,
                                    node.name(),
                                    "不支持的元素 " + node.name(),
                                    "the element " + node.name() + " is not supported");
                };
        String typeRef = node.attribute("typeRef");
        boolean function = node.name().equals("functionDefinition");
        return typeRef == null || function
                ? formula
                : new Formula.Typed(formula, literals.type(typeRef, node));
    }

    private Formula cell(XmlNode node, String child, FeelNames names) {
        XmlNode cell = node.first(child);
        if (cell == null) {
            throw literals.rejected(
                    node, "incomplete " + node.name(), "缺少 " + child, child + " is missing");
        }
        return inside(cell, names);
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
                    throw literals.rejected(
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
            FeelType type = literals.type(variable.attribute("typeRef"), variable);
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
                throw literals.rejected(
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
                throw literals.rejected(
                        binding, "incomplete invocation", "绑定没有参数", "a binding has no parameter");
            }
            parameters.add(DmnReader.spaced(parameter.attribute("name", "")));
            Formula value =
                    DmnReader.logic(binding) == null
                            ? new Formula.Constant(null)
                            : inside(binding, names);
            arguments.add(
                    new Formula.Typed(
                            value, literals.type(parameter.attribute("typeRef"), parameter)));
        }
        return new Formula.Call(
                inside(node, names), arguments, parameters.isEmpty() ? null : parameters);
    }

    Formula function(XmlNode node, FeelNames outer) {
        String kind = node.attribute("kind", "FEEL");
        if (!kind.equals("FEEL")) {
            throw literals.rejected(
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
                            name, literals.type(parameter.attribute("typeRef"), parameter)));
            names.add(name);
        }
        Formula body = inside(node, names);
        String typeRef = node.attribute("typeRef");
        FeelType type = typeRef == null ? null : literals.type(typeRef, node);
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
}
