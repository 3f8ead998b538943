package org.huimin.engine.dmn;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.huimin.engine.dmn.feel.FeelFault;
import org.huimin.engine.dmn.feel.FeelNames;
import org.huimin.engine.dmn.feel.FeelParser;
import org.huimin.engine.dmn.feel.FeelType;
import org.huimin.engine.dmn.feel.FeelTypes;
import org.huimin.engine.dmn.feel.Formula;
import org.jspecify.annotations.Nullable;

/** Reads what is written as FEEL text in an element: expressions, tests and types. */
final class LiteralReader {

    private final String file;
    private final String element;
    private final FeelTypes types;

    /**
     * @param element the decision or function that problems are told of
     */
    LiteralReader(String file, String element, FeelTypes types) {
        this.file = file;
        this.element = element;
        this.types = types;
    }

    /** The type a reference names; any when there is none. */
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

    /** A {@code literalExpression} and its like. */
    Formula literal(XmlNode node, FeelNames names) {
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
        if (!language.toUpperCase(Locale.ROOT).contains("FEEL")) {
            throw rejected(
                    node,
                    "expression language",
                    "只支持 FEEL，不支持 " + language,
                    "only FEEL is supported, not " + language);
        }
    }

    private <T> T parsed(XmlNode node, Supplier<T> parse) {
        try {
            return parse.get();
        } catch (FeelFault fault) {
            XmlNode text = node.first("text");
            int line = text == null ? node.line() : text.line();
            throw new DmnException(
                    new DmnProblem(file, line, element, fault.construct(), fault.zh(), fault.en()));
        }
    }

    /** The unary tests of a cell; empty text is no test. */
    Formula.Tests tests(XmlNode node, FeelNames names) {
        language(node);
        String text = node.childText("text");
        if (text == null || text.isBlank()) {
            return new Formula.Tests(List.of(), false);
        }
        return parsed(node, () -> FeelParser.unaryTests(text, names, types));
    }

    DmnException rejected(XmlNode node, String construct, String zh, String en) {
        return new DmnException(new DmnProblem(file, node.line(), element, construct, zh, en));
    }
}
