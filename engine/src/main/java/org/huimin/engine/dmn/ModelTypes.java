package org.huimin.engine.dmn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huimin.engine.dmn.feel.FeelFault;
import org.huimin.engine.dmn.feel.FeelNames;
import org.huimin.engine.dmn.feel.FeelParser;
import org.huimin.engine.dmn.feel.FeelType;
import org.huimin.engine.dmn.feel.FeelTypes;
import org.huimin.engine.dmn.feel.Formula;

/** The item definitions of a model as types, with those of the models it imports. */
final class ModelTypes {

    private final DmnModel model;
    private final FeelTypes types = new FeelTypes();
    private final Map<String, FeelType.Named> own = new LinkedHashMap<>();
    private final List<DmnProblem> problems = new ArrayList<>();

    ModelTypes(DmnModel model) {
        this.model = model;
        for (XmlNode definition : model.itemDefinitions()) {
            String name = DmnReader.spaced(definition.attribute("name", ""));
            own.put(name, new FeelType.Named(name));
        }
        own.forEach(types::add);
    }

    FeelTypes types() {
        return types;
    }

    /** What is wrong with item definitions; whatever uses them is rejected as an unknown type. */
    List<DmnProblem> problems() {
        return problems;
    }

    void addImported(String prefix, ModelTypes imported) {
        imported.own.forEach(
                (name, type) -> types.add(prefix.isEmpty() ? name : prefix + "." + name, type));
    }

    /** Reads the definitions; one that cannot be read goes, and so does what uses it. */
    void define() {
        List<XmlNode> left = new ArrayList<>(model.itemDefinitions());
        boolean again = true;
        while (again) {
            again = false;
            for (XmlNode definition : List.copyOf(left)) {
                String name = DmnReader.spaced(definition.attribute("name", ""));
                FeelType.Named type = own.get(name);
                try {
                    if (type != null) {
                        define(type, definition, name);
                    }
                } catch (DmnException wrong) {
                    problems.addAll(wrong.problems());
                    left.remove(definition);
                    own.remove(name);
                    types.remove(name);
                    again = true;
                }
            }
        }
    }

    private void define(FeelType.Named type, XmlNode definition, String name) {
        LiteralReader reader = new LiteralReader(model.file(), name, types);
        boolean collection = definition.attribute("isCollection", "false").equals("true");
        FeelType single = single(definition, reader);
        FeelType base = collection ? new FeelType.ListOf(single) : single;
        XmlNode allowed = definition.first("allowedValues");
        XmlNode constraint = definition.first("typeConstraint");
        if (allowed != null && constraint != null) {
            FeelType.Named narrowed = new FeelType.Named(name);
            narrowed.define(base, tests(allowed, name), false);
            type.define(narrowed, tests(constraint, name), true);
        } else if (constraint != null) {
            type.define(base, tests(constraint, name), true);
        } else {
            type.define(base, allowed == null ? null : tests(allowed, name), false);
        }
    }

    private FeelType single(XmlNode definition, LiteralReader reader) {
        String typeRef = definition.childText("typeRef");
        if (typeRef != null && !typeRef.isEmpty()) {
            return reader.type(typeRef, definition);
        }
        XmlNode function = definition.first("functionItem");
        if (function != null) {
            return new FeelType.FunctionOf(
                    function.all("parameters").stream()
                            .map(each -> reader.type(each.attribute("typeRef"), each))
                            .toList(),
                    reader.type(function.attribute("outputTypeRef"), function));
        }
        List<XmlNode> components = definition.all("itemComponent");
        if (components.isEmpty()) {
            return FeelType.Basic.ANY;
        }
        Map<String, FeelType> entries = new LinkedHashMap<>();
        for (XmlNode component : components) {
            String name = DmnReader.spaced(component.attribute("name", ""));
            FeelType.Named type = new FeelType.Named(name);
            define(type, component, name);
            entries.put(name, type);
        }
        return new FeelType.ContextOf(entries);
    }

    private Formula.Tests tests(XmlNode node, String name) {
        String text = node.childText("text");
        try {
            return FeelParser.unaryTests(
                    text == null ? "-" : text, FeelNames.root(List.of()), types);
        } catch (FeelFault fault) {
            throw new DmnException(
                    new DmnProblem(
                            model.file(),
                            node.line(),
                            name,
                            fault.construct(),
                            fault.zh(),
                            fault.en()));
        }
    }
}
