package org.huimin.engine.dmn.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.huimin.engine.dmn.DmnException;
import org.huimin.engine.dmn.DmnModel;
import org.huimin.engine.dmn.DmnProblem;
import org.huimin.engine.dmn.DmnReader;
import org.huimin.engine.policy.Content;
import org.huimin.engine.policy.Library;
import org.junit.jupiter.api.Test;

/** Models from elsewhere: what our language has becomes rules that load, the rest is told. */
class ForeignImportTest {

    private static final String INPUT =
            "<inputData name=\"Years of Age\" id=\"age\"><variable name=\"Years of Age\" typeRef=\"number\"/></inputData>";
    private static final String NEEDS =
            "<informationRequirement><requiredInput href=\"#age\"/></informationRequirement>";
    private static final String MAPPING = "names: {Years of Age: 年龄, Age Band: 年龄段补助}";

    private static DmnModel model(String elements) {
        String xml =
                "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" namespace=\"urn:a\" name=\"a\">%s%s</definitions>"
                        .formatted(INPUT, elements);
        return DmnReader.read(
                new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "foreign.dmn");
    }

    private static String decision(String name, String type, String logic) {
        return "<decision name=\"%s\" id=\"%s\"><variable name=\"%s\" typeRef=\"%s\"/>%s%s</decision>"
                .formatted(name, name.replace(" ", ""), name, type, NEEDS, logic);
    }

    private static String literal(String text) {
        return "<literalExpression><text>%s</text></literalExpression>".formatted(text);
    }

    private static String table(String policy) {
        return "<decisionTable hitPolicy=\"%s\"><input><inputExpression><text>Years of Age</text></inputExpression></input><output/>"
                        .formatted(policy)
                + "<rule><inputEntry><text>&lt; 18</text></inputEntry><outputEntry><text>100</text></outputEntry></rule>"
                + "<rule><inputEntry><text>[18..59]</text></inputEntry><outputEntry><text>0</text></outputEntry></rule>"
                + "<rule><inputEntry><text>&gt;= 60</text></inputEntry><outputEntry><text>55.5</text></outputEntry></rule></decisionTable>";
    }

    @Test
    void tablesAndFormulasBecomeRulesThatLoad() throws IOException {
        DmnModel model =
                model(
                        decision("Age Band", "number", table("UNIQUE"))
                                + decision(
                                        "Is Senior",
                                        "boolean",
                                        literal(
                                                "Years of Age between 60 and 150 and not(Years of Age = 99)")));
        String rules = ForeignImport.rules(model, Content.specimens().vocabulary(), MAPPING);
        assertThat(rules).contains("U | 年龄 || 年龄段补助", "2 | [18..59] || 0", "entity: member");
        List<String> loaded =
                ContentCheck.with(
                        Content.ROOT,
                        Library.Selection.ALL,
                        ContentCheck.IMPORTED,
                        ContentCheck.around(rules),
                        (library, content) ->
                                library
                                        .programme(ContentCheck.IMPORTED)
                                        .orElseThrow()
                                        .rules()
                                        .stream()
                                        .map(rule -> rule.zh())
                                        .toList());
        assertThat(loaded).contains("年龄段补助", "IsSenior");
    }

    @Test
    void tellsEverythingThatDoesNotComeOverAtOnce() {
        DmnModel model =
                model(
                        decision("power", "number", literal("2 ** 3"))
                                + decision("collected", "number", table("COLLECT"))
                                + decision(
                                        "named",
                                        "boolean",
                                        literal("Years of Age instance of number"))
                                + decision("boxed", "Any", "<list>" + literal("1") + "</list>"));
        assertThatThrownBy(
                        () -> ForeignImport.rules(model, Content.specimens().vocabulary(), MAPPING))
                .isInstanceOfSatisfying(
                        DmnException.class,
                        e ->
                                assertThat(e.problems())
                                        .extracting(DmnProblem::construct)
                                        .containsExactly(
                                                "**", "hit policy", "instance of", "list"));
    }

    @Test
    void asksForTheFactOfAnInput() {
        assertThatThrownBy(() ->
                        ForeignImport.rules(
                                model(decision("d", "number", literal("1"))),
                                Content.specimens().vocabulary(),
                                ""))
                .isInstanceOf(DmnException.class)
                .hasMessageContaining("names: {\"Years of Age\"")
                .hasMessageContaining("foreign.dmn:1");
    }
}
