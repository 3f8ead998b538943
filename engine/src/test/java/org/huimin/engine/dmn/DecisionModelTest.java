package org.huimin.engine.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huimin.engine.dmn.ModelText.decide;
import static org.huimin.engine.dmn.ModelText.decision;
import static org.huimin.engine.dmn.ModelText.input;
import static org.huimin.engine.dmn.ModelText.literal;
import static org.huimin.engine.dmn.ModelText.model;
import static org.huimin.engine.dmn.ModelText.needsDecision;
import static org.huimin.engine.dmn.ModelText.needsInput;
import static org.huimin.engine.dmn.ModelText.needsKnowledge;
import static org.huimin.engine.dmn.ModelText.read;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every boxed expression, hit policy and kind of element, each in a model of a few lines. */
class DecisionModelTest {

    /** Two inputs: shelf height and colour; three rules, of which the first two overlap. */
    private static String table(String policy, String outputValues, String outputs) {
        return input("height", "number")
                + input("colour", "string")
                + decision(
                        "shelf",
                        needsInput("height")
                                + needsInput("colour")
                                + "<decisionTable "
                                + policy
                                + "><input><inputExpression typeRef=\"number\"><text>height</text></inputExpression></input>"
                                + "<input><inputExpression><text>colour</text></inputExpression></input>"
                                + "<output typeRef=\"number\">"
                                + outputValues
                                + "</output>"
                                + rule("[1..5]", "-", outputs.split(",")[0])
                                + rule("&gt; 3", "\"red\", \"blue\"", outputs.split(",")[1])
                                + rule("&gt; 5", "not(\"red\")", outputs.split(",")[2])
                                + "</decisionTable>");
    }

    private static String rule(String first, String second, String output) {
        return "<rule><inputEntry><text>%s</text></inputEntry><inputEntry><text>%s</text></inputEntry><outputEntry><text>%s</text></outputEntry></rule>"
                .formatted(first, second, output);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hitPolicy='UNIQUE'|2|green|10",
                "hitPolicy='UNIQUE'|4|red|null",
                "hitPolicy='UNIQUE'|9|none|30",
                "hitPolicy='UNIQUE'|0|none|null",
                "hitPolicy='ANY'|4|red|null",
                "hitPolicy='FIRST'|4|red|10",
                "hitPolicy='PRIORITY'|4|red|20",
                "hitPolicy='RULE ORDER'|4|red|[10, 20]",
                "hitPolicy='OUTPUT ORDER'|4|red|[20, 10]",
                "hitPolicy='COLLECT'|4|red|[10, 20]",
                "hitPolicy='COLLECT' aggregation='SUM'|4|red|30",
                "hitPolicy='COLLECT' aggregation='MIN'|4|red|10",
                "hitPolicy='COLLECT' aggregation='MAX'|4|red|20",
                "hitPolicy='COLLECT' aggregation='COUNT'|4|red|2",
                "hitPolicy='COLLECT' aggregation='COUNT'|0|red|0",
                "hitPolicy='COLLECT' aggregation='SUM'|0|red|null"
            })
    void knowsEveryHitPolicy(String policy, int height, String colour, String value) {
        String xml =
                table(policy, "<outputValues><text>30, 20, 10</text></outputValues>", "10,20,30");
        assertThat(decide(xml, "shelf", Map.of("height", height, "colour", colour)))
                .isEqualTo(value);
    }

    @Test
    void anyTakesRulesThatAgree() {
        assertThat(
                        decide(
                                table("hitPolicy='ANY'", "", "7,7,8"),
                                "shelf",
                                Map.of("height", 4, "colour", "red")))
                .isEqualTo("7");
    }

    @Test
    void evaluatesBoxedExpressions() {
        String xml =
                decision(
                                "context",
                                "<context><contextEntry><variable name=\"two words\"/>"
                                        + literal("2")
                                        + "</contextEntry><contextEntry>"
                                        + literal("two words * 3")
                                        + "</contextEntry></context>")
                        + decision(
                                "relation",
                                "<relation><column name=\"a\"/><column name=\"b\"/><row>"
                                        + literal("1")
                                        + literal("\"x\"")
                                        + "</row></relation>")
                        + decision("list", "<list>" + literal("1") + literal("2") + "</list>")
                        + decision(
                                "conditional",
                                "<conditional><if>"
                                        + literal("1 > 2")
                                        + "</if><then>"
                                        + literal("1")
                                        + "</then><else>"
                                        + literal("2")
                                        + "</else></conditional>")
                        + decision(
                                "filter",
                                needsDecision("list")
                                        + "<filter><in>"
                                        + literal("list")
                                        + "</in><match>"
                                        + literal("item > 1")
                                        + "</match></filter>")
                        + decision(
                                "for",
                                "<for iteratorVariable=\"n\"><in>"
                                        + literal("1..3").replace("1..3", "[1..3]")
                                        + "</in><return>"
                                        + literal("n * n")
                                        + "</return></for>")
                        + decision(
                                "some",
                                "<some iteratorVariable=\"n\"><in>"
                                        + literal("[1, 2]")
                                        + "</in><satisfies>"
                                        + literal("n = 2")
                                        + "</satisfies></some>");
        assertThat(decide(xml, "context", Map.of())).isEqualTo("6");
        assertThat(decide(xml, "relation", Map.of())).isEqualTo("[{a: 1, b: \"x\"}]");
        assertThat(decide(xml, "list", Map.of())).isEqualTo("[1, 2]");
        assertThat(decide(xml, "conditional", Map.of())).isEqualTo("2");
        assertThat(decide(xml, "filter", Map.of())).isEqualTo("[2]");
        assertThat(decide(xml, "for", Map.of())).isEqualTo("[1, 4, 9]");
        assertThat(decide(xml, "some", Map.of())).isEqualTo("true");
    }

    @Test
    void callsKnowledgeModelsAndServices() {
        String xml =
                input("n", "number")
                        + "<businessKnowledgeModel name=\"power of two\" id=\"k\"><variable name=\"power of two\"/>"
                        + "<encapsulatedLogic><formalParameter name=\"e\" typeRef=\"number\"/>"
                        + literal("if e = 0 then 1 else 2 * power of two(e - 1)")
                        + "</encapsulatedLogic></businessKnowledgeModel>"
                        + decision(
                                "called",
                                needsInput("n")
                                        + needsKnowledge("k")
                                        + literal("power of two(e: n)"))
                        + decision(
                                "invoked",
                                needsInput("n")
                                        + needsKnowledge("k")
                                        + "<invocation>"
                                        + literal("power of two")
                                        + "<binding><parameter name=\"e\"/>"
                                        + literal("n")
                                        + "</binding></invocation>")
                        + decision("twice", needsInput("n") + literal("n * 2"))
                        + "<decisionService name=\"serve\" id=\"s\"><variable name=\"serve\"/>"
                        + "<outputDecision href=\"#twice\"/><inputData href=\"#n\"/></decisionService>"
                        + decision("served", needsKnowledge("s") + literal("serve(21)"));
        assertThat(decide(xml, "called", Map.of("n", 10))).isEqualTo("1024");
        assertThat(decide(xml, "invoked", Map.of("n", 3))).isEqualTo("8");
        assertThat(decide(xml, "served", Map.of("n", 1))).isEqualTo("42");
    }

    @Test
    void keepsToDeclaredTypes() {
        String xml =
                "<itemDefinition name=\"grade\"><typeRef>number</typeRef><allowedValues><text>[1..4]</text></allowedValues></itemDefinition>"
                        + input("g", "grade")
                        + decision("same", needsInput("g") + literal("g"));
        assertThat(decide(xml, "same", Map.of("g", 4))).isEqualTo("4");
        assertThat(decide(xml, "same", Map.of("g", 5))).isEqualTo("null");
        assertThat(decide(xml, "same", Map.of("g", "4"))).isEqualTo("null");
        assertThat(decide(xml, "same", Map.of("g", List.of(new java.math.BigDecimal(2)))))
                .isEqualTo("2");
    }

    @Test
    void seesImportedElementsUnderTheirPrefix() {
        DmnModel other =
                read(
                        model(decision("greeting", literal("\"hi\"")))
                                .replace("urn:small", "urn:other"));
        DmnModel main =
                read(
                        model(
                                "<import name=\"their words\" namespace=\"urn:other\" importType=\""
                                        + ModelText.DMN15
                                        + "\"/>"
                                        + decision(
                                                "said",
                                                "<informationRequirement><requiredDecision href=\"urn:other#greeting\"/></informationRequirement>"
                                                        + literal(
                                                                "their words.greeting + \"!\""))));
        DecisionRun.Result said =
                DecisionRun.decide(
                        DecisionModel.of(main, List.of(other)),
                        "said",
                        new DecisionRun.Inputs(Map.of()),
                        java.time.Clock.systemUTC());
        assertThat(said.value()).isEqualTo("hi!");
    }

    @Test
    void rejectsBeforeEvaluating() {
        rejected(decision("d", literal("1 +")), "d", "syntax");
        rejected(decision("d", literal("somewhere")), "d", "unknown name");
        rejected(
                decision("a", needsDecision("b") + literal("b"))
                        + decision("b", needsDecision("a") + literal("a")),
                "a",
                "circular requirement");
        rejected(decision("d", needsDecision("gone") + literal("1")), "d", "missing reference");
        rejected(
                decision(
                        "d",
                        literal("1")
                                .replace(
                                        "<literalExpression>",
                                        "<literalExpression expressionLanguage=\"groovy\">")),
                "d",
                "expression language");
        rejected(
                "<businessKnowledgeModel name=\"k\" id=\"k\"><encapsulatedLogic kind=\"Java\">"
                        + literal("1")
                        + "</encapsulatedLogic></businessKnowledgeModel>"
                        + decision("d", needsKnowledge("k") + literal("k()")),
                "d",
                "external function");
        rejected(
                input("n", "furlong") + decision("d", needsInput("n") + literal("n")),
                "d",
                "unknown type");
        rejected(table("hitPolicy='GUESS'", "", "1,2,3"), "shelf", "hit policy");
        rejected(decision("d", literal("1")), "e", "missing decision");
    }

    private static void rejected(String elements, String decision, String construct) {
        assertThatThrownBy(() -> decide(elements, decision, Map.of()))
                .isInstanceOfSatisfying(
                        DmnException.class,
                        e -> {
                            DmnProblem problem = e.problems().get(0);
                            assertThat(problem.construct()).isEqualTo(construct);
                            assertThat(problem.zh()).isNotBlank();
                            assertThat(problem.en()).isNotBlank();
                        });
    }
}
