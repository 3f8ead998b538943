package org.huimin.engine.dmn.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kit of three cases of ours: one right, one that we reject, one whose expectation is wrong. */
class TckCommandTest {

    private static final String MODEL =
            """
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:k" name="k">
              <inputData name="n" id="n"><variable name="n" typeRef="number"/></inputData>
              <decision name="double" id="d"><variable name="double"/>
                <informationRequirement><requiredInput href="#n"/></informationRequirement>
                <literalExpression><text>n * 2</text></literalExpression></decision>
              <decision name="java" id="j"><variable name="java"/>
                <literalExpression><text>function(a) external {java: {class: "X"}}</text></literalExpression></decision>
            </definitions>
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private static String testCase(String id, String node, String expected) {
        return """
        <testCase id="%s"><inputNode name="n"><value>21</value></inputNode>
          <resultNode name="%s"><expected><value xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xsd:decimal">%s</value></expected></resultNode></testCase>
        """
                .formatted(id, node, expected);
    }

    private static Path kit(Path folder, String cases) throws IOException {
        Path group = Files.createDirectories(folder.resolve("compliance-level-9/0001-double"));
        Files.writeString(group.resolve("double.dmn"), MODEL);
        Files.writeString(
                group.resolve("double-test.xml"),
                "<testCases xmlns=\"http://www.omg.org/spec/DMN/20160719/testcase\"><modelName>double.dmn</modelName>"
                        + cases
                        + "</testCases>");
        return folder;
    }

    private int run(Path folder, boolean json, Path page) throws IOException {
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        return TckCommand.run(folder, json, true, page, "ours", print, print);
    }

    @Test
    void countsPassedAndRejectedAndWritesThePage(@TempDir Path folder) throws IOException {
        kit(folder, testCase("1", "double", "42") + testCase("2", "java", "1"));
        Path page = folder.resolve("page.md");
        assertThat(run(folder, false, page)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "passed 1, failed 0, rejected 1, of 2",
                        "external function",
                        "compliance-level-9");
        assertThat(page).content().contains("| compliance-level-9 | 1 | 0 | 1 | 2 |", "**ours**");
    }

    @Test
    void endsWithACodeWhenAnAnswerIsWrong(@TempDir Path folder) throws IOException {
        kit(folder, testCase("1", "double", "41"));
        assertThat(run(folder, false, null)).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("expected 41", "found 42");
    }

    @Test
    void printsJsonAndTakesOneCaseFolder(@TempDir Path folder) throws IOException {
        kit(folder, testCase("1", "double", "42"));
        assertThat(run(folder.resolve("compliance-level-9/0001-double"), true, null)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"compliance-level-9\"");
    }

    @Test
    void saysWhenThereIsNothingToRun(@TempDir Path folder) throws IOException {
        assertThat(run(folder, false, null)).isEqualTo(2);
        assertThat(run(folder.resolve("gone"), false, null)).isEqualTo(2);
    }
}
