package org.huimin.engine.dmn.tck;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huimin.engine.dmn.DmnException;
import org.huimin.engine.dmn.DmnProblem;
import org.huimin.engine.dmn.XmlNode;
import org.huimin.engine.dmn.XmlReader;
import org.jspecify.annotations.Nullable;

/**
 * A file of test cases.
 *
 * @param model file name of the model under test, in the same folder
 */
record TckFile(Path path, String model, List<Case> cases) {

    /**
     * @param service the decision service asked for, or null
     */
    record Case(
            String id,
            @Nullable String service,
            Map<String, @Nullable Object> inputs,
            List<Expected> expected) {}

    /**
     * @param error whether the standard has no result here, which is null
     */
    record Expected(String node, @Nullable Object value, boolean error) {}

    private static final String NAMESPACE = "http://www.omg.org/spec/DMN/20160719/testcase";

    /** All files of test cases in a folder and below, in the order of their names. */
    static List<TckFile> under(Path folder) throws IOException {
        List<TckFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path :
                    paths.filter(each -> each.toString().endsWith(".xml")).sorted().toList()) {
                try (InputStream in = Files.newInputStream(path)) {
                    XmlNode root = XmlReader.read(in, String.valueOf(path.getFileName()));
                    if (root.name().equals("testCases") && root.namespace().equals(NAMESPACE)) {
                        files.add(of(path, root));
                    }
                }
            }
        }
        return files;
    }

    private static TckFile of(Path path, XmlNode root) {
        String model = root.childText("modelName");
        if (model == null) {
            throw new DmnException(
                    new DmnProblem(
                            path.toString(),
                            root.line(),
                            "",
                            "test file",
                            "没有 modelName",
                            "there is no modelName"));
        }
        List<Case> cases = root.all("testCase").stream().map(TckFile::testCase).toList();
        return new TckFile(path, model, cases);
    }

    private static Case testCase(XmlNode node) {
        Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
        for (XmlNode input : node.all("inputNode")) {
            String namespace = input.attribute("namespace");
            String name = input.attribute("name", "").strip().replaceAll("\\s+", " ");
            inputs.put(namespace == null ? name : namespace + "#" + name, TckValues.of(input));
        }
        List<Expected> expected = new ArrayList<>();
        for (XmlNode result : node.all("resultNode")) {
            XmlNode value = result.first("expected");
            expected.add(
                    new Expected(
                            result.attribute("name", "").strip().replaceAll("\\s+", " "),
                            value == null ? null : TckValues.of(value),
                            result.attribute("errorResult", "false").equals("true")));
        }
        boolean service = node.attribute("type", "decision").equals("decisionService");
        return new Case(
                node.attribute("id", ""),
                service ? node.attribute("invocableName") : null,
                inputs,
                expected);
    }
}
