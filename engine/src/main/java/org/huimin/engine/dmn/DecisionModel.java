package org.huimin.engine.dmn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huimin.engine.dmn.feel.FeelNames;
import org.huimin.engine.dmn.feel.FeelType;
import org.huimin.engine.dmn.feel.FeelTypes;
import org.huimin.engine.dmn.feel.Formula;
import org.jspecify.annotations.Nullable;

/**
 * A model with the models it imports, ready to be asked. Each decision is read when it is needed,
 * so that one that we do not take does not keep the others from being used.
 */
public final class DecisionModel {

    /** A part of a model that a reference may mean. */
    sealed interface Part {
        DmnModel model();

        record OfInput(DmnModel model, DmnModel.InputData input) implements Part {}

        record OfDecision(DmnModel model, DmnModel.Decision decision) implements Part {}

        record OfKnowledge(DmnModel model, DmnModel.KnowledgeModel knowledge) implements Part {}

        record OfService(DmnModel model, DmnModel.Service service) implements Part {}

        default DmnModel.Variable variable() {
            return switch (this) {
                case OfInput part -> part.input().variable();
                case OfDecision part -> part.decision().variable();
                case OfKnowledge part -> part.knowledge().variable();
                case OfService part -> part.service().variable();
            };
        }
    }

    private final DmnModel main;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<DmnModel, ModelTypes> types = new LinkedHashMap<>();
    private final Map<String, Formula> read = new HashMap<>();
    private final Set<String> members = new HashSet<>();

    private DecisionModel(DmnModel main) {
        this.main = main;
    }

    /** Links a model with those it may import. */
    public static DecisionModel of(DmnModel main, List<DmnModel> others) {
        DecisionModel linked = new DecisionModel(main);
        List<DmnModel> all = new ArrayList<>(others);
        all.remove(main);
        all.add(main);
        for (DmnModel model : all) {
            linked.types.put(model, new ModelTypes(model));
            linked.addParts(model);
            linked.addMembers(model.root());
        }
        linked.types.forEach((model, own) ->
                model.imports()
                        .forEach(each ->
                                all.stream()
                                        .filter(other -> other.namespace().equals(each.namespace()))
                                        .filter(other -> other != model)
                                        .forEach(other ->
                                                own.addImported(
                                                        each.name(), linked.typesOf(other)))));
        all.forEach(model -> linked.typesOf(model).define());
        return linked;
    }

    private void addParts(DmnModel model) {
        String prefix = model.namespace() + "#";
        model.inputs()
                .forEach(each -> parts.put(prefix + each.id(), new Part.OfInput(model, each)));
        model.decisions()
                .forEach(each -> parts.put(prefix + each.id(), new Part.OfDecision(model, each)));
        model.knowledge()
                .forEach(each -> parts.put(prefix + each.id(), new Part.OfKnowledge(model, each)));
        model.services()
                .forEach(each -> parts.put(prefix + each.id(), new Part.OfService(model, each)));
    }

    /** Names with spaces after a dot can only be told by knowing all names of entries. */
    private void addMembers(XmlNode node) {
        switch (node.name()) {
            case "itemComponent",
                    "variable",
                    "column",
                    "output",
                    "decision",
                    "inputData",
                    "businessKnowledgeModel",
                    "decisionService" ->
                    members.add(DmnReader.spaced(node.attribute("name", "")));
            default -> {
                // no names of entries
            }
        }
        members.remove("");
        node.children().forEach(this::addMembers);
    }

    private ModelTypes typesOf(DmnModel model) {
        ModelTypes own = types.get(model);
        if (own == null) {
            throw new IllegalArgumentException("a model that was not linked: " + model.file());
        }
        return own;
    }

    public DmnModel main() {
        return main;
    }

    /** The declared type of an input or decision by its name, or {@code namespace#name}. */
    public FeelType inputType(String name) {
        for (Part part : parts.values()) {
            String own = part.variable().name();
            boolean meant = part.model() == main && name.equals(own);
            if (meant || name.equals(part.model().namespace() + "#" + own)) {
                try {
                    return type(part.model(), part.variable().typeRef(), own, 0);
                } catch (DmnException unknown) {
                    return FeelType.Basic.ANY;
                }
            }
        }
        return FeelType.Basic.ANY;
    }

    /** What is wrong with item definitions, before anything is asked. */
    public List<DmnProblem> typeProblems() {
        return types.values().stream().flatMap(own -> own.problems().stream()).toList();
    }

    @Nullable Part part(String reference) {
        return parts.get(reference);
    }

    Part required(String reference, DmnModel from, String element, int line) {
        Part part = parts.get(reference);
        if (part == null) {
            throw new DmnException(
                    new DmnProblem(
                            from.file(),
                            line,
                            element,
                            "missing reference",
                            "引用的元素不存在：" + reference,
                            "the element referred to does not exist: " + reference));
        }
        return part;
    }

    FeelTypes feelTypes(DmnModel model) {
        return typesOf(model).types();
    }

    FeelType type(DmnModel model, @Nullable String typeRef, String element, int line) {
        LiteralReader reader = new LiteralReader(model.file(), element, feelTypes(model));
        return reader.type(typeRef, new XmlNode("", element, Map.of(), List.of(), "", line));
    }

    /** The prefix under which a model sees a part of another; "" for its own. */
    static String prefix(DmnModel from, DmnModel of) {
        if (from == of) {
            return "";
        }
        for (DmnModel.Import each : from.imports()) {
            if (each.namespace().equals(of.namespace())) {
                return each.name();
            }
        }
        return "";
    }

    /** The names that an element sees through its requirements. */
    FeelNames names(DmnModel model, List<String> references, String element, int line) {
        FeelNames names = FeelNames.root(members);
        for (String reference : references) {
            Part part = required(reference, model, element, line);
            String prefix = prefix(model, part.model());
            names.add(prefix.isEmpty() ? part.variable().name() : prefix);
        }
        return names;
    }

    /** The logic of a decision, read once; null when it has none. */
    public @Nullable Formula logic(DmnModel model, DmnModel.Decision decision) {
        XmlNode node = decision.logic();
        if (node == null) {
            return null;
        }
        String key = model.namespace() + "#" + decision.id();
        Formula known = read.get(key);
        if (known != null) {
            return known;
        }
        List<String> all = new ArrayList<>(decision.required());
        all.addAll(decision.knowledge());
        FeelNames names = names(model, all, decision.name(), decision.line());
        Formula formula =
                new BoxedReader(model.file(), decision.name(), feelTypes(model)).boxed(node, names);
        read.put(key, formula);
        return formula;
    }

    /** The function of a knowledge model; null when it has none. */
    @Nullable Formula logic(DmnModel model, DmnModel.KnowledgeModel knowledge) {
        XmlNode node = knowledge.function();
        if (node == null) {
            return null;
        }
        String key = model.namespace() + "#" + knowledge.id();
        Formula known = read.get(key);
        if (known != null) {
            return known;
        }
        FeelNames names = names(model, knowledge.knowledge(), knowledge.name(), knowledge.line());
        names.add(knowledge.variable().name());
        Formula formula =
                new BoxedReader(model.file(), knowledge.name(), feelTypes(model))
                        .function(node, names);
        read.put(key, formula);
        return formula;
    }
}
