package org.huimin.engine.dmn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huimin.engine.dmn.feel.DecisionTable;
import org.huimin.engine.dmn.feel.FeelNames;
import org.huimin.engine.dmn.feel.FeelType;
import org.huimin.engine.dmn.feel.Formula;

/** Reads decision tables. */
final class TableReader {

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

    private final LiteralReader literals;

    TableReader(LiteralReader literals) {
        this.literals = literals;
    }

    DecisionTable table(XmlNode node, FeelNames names) {
        List<DecisionTable.Input> inputs = new ArrayList<>();
        for (XmlNode input : node.all("input")) {
            XmlNode expression = input.first("inputExpression");
            if (expression == null) {
                throw literals.rejected(
                        input,
                        "incomplete decisionTable",
                        "输入列没有表达式",
                        "an input has no expression");
            }
            XmlNode allowed = input.first("inputValues");
            Formula value = literals.literal(expression, names);
            FeelType type = literals.type(expression.attribute("typeRef"), expression);
            inputs.add(
                    new DecisionTable.Input(
                            new Formula.Typed(value, type),
                            allowed == null ? null : literals.tests(allowed, names)));
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
            throw literals.rejected(
                    node, "incomplete decisionTable", "决策表没有输出列", "the table has no output");
        }
        List<DecisionTable.Output> outputs = new ArrayList<>();
        for (XmlNode output : nodes) {
            XmlNode values = output.first("outputValues");
            XmlNode otherwise = output.first("defaultOutputEntry");
            outputs.add(
                    new DecisionTable.Output(
                            DmnReader.spaced(output.attribute("name", "")),
                            literals.type(output.attribute("typeRef"), output),
                            values == null ? List.of() : literals.tests(values, names).tests(),
                            otherwise == null ? null : literals.literal(otherwise, names)));
        }
        return outputs;
    }

    private DecisionTable.Rule rule(XmlNode rule, FeelNames names, int inputs, int outputs) {
        List<XmlNode> tests = rule.all("inputEntry");
        List<XmlNode> results = rule.all("outputEntry");
        if (tests.size() != inputs || results.size() != outputs) {
            throw literals.rejected(
                    rule,
                    "incomplete decisionTable",
                    "这一行的格数与列数不同",
                    "the rule has another number of entries than the table has columns");
        }
        return new DecisionTable.Rule(
                tests.stream().map(each -> literals.tests(each, names)).toList(),
                results.stream().map(each -> literals.literal(each, names)).toList());
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
            throw literals.rejected(
                    node,
                    "hit policy",
                    "不支持命中策略 %s %s".formatted(policy, aggregation),
                    "the hit policy %s %s is not supported".formatted(policy, aggregation));
        }
        return hits;
    }
}
