package org.huimin.engine.dmn;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huimin.engine.dmn.feel.Texts;

/** Small models of ours, written as text. */
final class ModelText {

    static final String DMN15 = "https://www.omg.org/spec/DMN/20230324/MODEL/";

    private ModelText() {}

    static DmnModel read(String xml) {
        return DmnReader.read(
                new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "small.dmn");
    }

    /** A model with these elements. */
    static String model(String elements) {
        return "<definitions xmlns=\"%s\" namespace=\"urn:small\" name=\"small\" id=\"m\">%s</definitions>"
                .formatted(DMN15, elements);
    }

    static String decision(String name, String inside) {
        return "<decision name=\"%s\" id=\"%s\"><variable name=\"%s\"/>%s</decision>"
                .formatted(name, name.replace(' ', '-'), name, inside);
    }

    static String literal(String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
        return "<literalExpression><text>%s</text></literalExpression>".formatted(escaped);
    }

    static String input(String name, String type) {
        return "<inputData name=\"%s\" id=\"%s\"><variable name=\"%s\" typeRef=\"%s\"/></inputData>"
                .formatted(name, name, name, type);
    }

    static String needsInput(String id) {
        return "<informationRequirement><requiredInput href=\"#%s\"/></informationRequirement>"
                .formatted(id);
    }

    static String needsDecision(String id) {
        return "<informationRequirement><requiredDecision href=\"#%s\"/></informationRequirement>"
                .formatted(id);
    }

    static String needsKnowledge(String id) {
        return "<knowledgeRequirement><requiredKnowledge href=\"#%s\"/></knowledgeRequirement>"
                .formatted(id);
    }

    /** The value of a decision as text; whole numbers among the inputs become FEEL numbers. */
    static String decide(String elements, String decision, Map<String, Object> inputs) {
        DecisionModel linked = DecisionModel.of(read(model(elements)), List.of());
        Map<String, Object> values = new HashMap<>();
        inputs.forEach((name, value) ->
                values.put(name, value instanceof Integer whole ? new BigDecimal(whole) : value));
        return Texts.of(
                DecisionRun.decide(
                                linked, decision, new DecisionRun.Inputs(values), Clock.systemUTC())
                        .value());
    }
}
