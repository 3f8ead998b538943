package org.huimin.engine.dmn;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.huimin.engine.dmn.feel.Builtins;
import org.huimin.engine.dmn.feel.Formula;
import org.jspecify.annotations.Nullable;

/** Which constructs of the standard a decision uses, by name, for counting. */
public final class Constructs {

    private static final Map<String, String> BOXES =
            Map.of(
                    "context", "boxed context",
                    "relation", "boxed relation",
                    "list", "boxed list",
                    "invocation", "boxed invocation",
                    "functionDefinition", "boxed function",
                    "conditional", "boxed conditional",
                    "filter", "boxed filter",
                    "for", "boxed for",
                    "some", "boxed some, every",
                    "every", "boxed some, every");

    private final Set<String> found = new TreeSet<>();

    private Constructs() {}

    /** The constructs of a decision or decision service of the main model. */
    public static Set<String> of(DecisionModel linked, String name) {
        Constructs constructs = new Constructs();
        DmnModel main = linked.main();
        if (!main.imports().isEmpty()) {
            constructs.found.add("import");
        }
        if (main.services().stream().anyMatch(service -> service.name().equals(name))) {
            constructs.found.add("decision service");
        }
        main.decisions().stream()
                .filter(decision -> decision.name().equals(name))
                .findFirst()
                .ifPresent(decision -> constructs.add(linked, decision));
        return constructs.found;
    }

    private void add(DecisionModel linked, DmnModel.Decision decision) {
        if (!decision.knowledge().isEmpty()) {
            found.add("business knowledge model or service called");
        }
        String typeRef = decision.variable().typeRef();
        if (typeRef != null
                && linked.main().itemDefinitions().stream()
                        .anyMatch(each -> typeRef.equals(each.attribute("name")))) {
            found.add("item definition");
        }
        XmlNode logic = decision.logic();
        if (logic == null) {
            found.add("no logic");
            return;
        }
        boxes(logic);
        Formula formula = formula(linked, decision);
        if (formula != null) {
            formulas(formula);
        }
    }

    private static @Nullable Formula formula(DecisionModel linked, DmnModel.Decision decision) {
        try {
            return linked.logic(linked.main(), decision);
        } catch (DmnException rejected) {
            return null;
        }
    }

    private void boxes(XmlNode node) {
        if (node.name().equals("decisionTable")) {
            String policy = node.attribute("hitPolicy", "UNIQUE");
            String aggregation = node.attribute("aggregation");
            found.add("decision table " + policy + (aggregation == null ? "" : " " + aggregation));
        }
        String box = BOXES.get(node.name());
        if (box != null) {
            found.add(box);
        }
        node.children().forEach(this::boxes);
    }

    private void formulas(Formula formula) {
        switch (formula) {
            case Formula.Name name -> {
                String family = Builtins.family(name.text());
                if (family != null) {
                    found.add(family);
                }
            }
            case Formula.Binary binary -> found.add(operators(binary.operator()));
            case Formula.Negated _ -> found.add("arithmetic");
            case Formula.In _, Formula.Between _ -> found.add("in, between");
            case Formula.InstanceOf _ -> found.add("instance of");
            case Formula.If _ -> found.add("if");
            case Formula.For _ -> found.add("for");
            case Formula.Quantified _ -> found.add("some, every");
            case Formula.Filter _ -> found.add("filter");
            case Formula.Path _ -> found.add("path and properties");
            case Formula.ListOf _ -> found.add("list");
            case Formula.ContextOf _, Formula.Block _ -> found.add("context");
            case Formula.Range _, Formula.OneSided _ -> found.add("range");
            case Formula.Lambda _ -> found.add("function");
            case Formula.Constant _,
                    Formula.Tested _,
                    Formula.Tests _,
                    Formula.Typed _,
                    Formula.Call _,
                    Formula.Table _ -> {
                // counted by what stands in them
            }
        }
        Formula.children(formula).forEach(this::formulas);
    }

    private static String operators(Formula.Operator operator) {
        return switch (operator) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER -> "arithmetic";
            case EQUAL, UNEQUAL, LESS, AT_MOST, MORE, AT_LEAST -> "comparison";
            case AND, OR -> "and, or";
        };
    }
}
