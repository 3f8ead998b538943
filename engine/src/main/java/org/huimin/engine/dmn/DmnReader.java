package org.huimin.engine.dmn;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a DMN file, versions 1.2 to 1.5, into a {@link DmnModel}. */
public final class DmnReader {

    /** XML namespaces of the versions that we read. */
    public static final Map<String, String> VERSIONS =
            Map.of(
                    "http://www.omg.org/spec/DMN/20180521/MODEL/", "1.2",
                    "https://www.omg.org/spec/DMN/20191111/MODEL/", "1.3",
                    "https://www.omg.org/spec/DMN/20211108/MODEL/", "1.4",
                    "https://www.omg.org/spec/DMN/20230324/MODEL/", "1.5");

    /** The elements that hold a decision's logic. */
    static final Set<String> LOGIC =
            Set.of(
                    "literalExpression",
                    "decisionTable",
                    "context",
                    "relation",
                    "list",
                    "invocation",
                    "functionDefinition",
                    "conditional",
                    "filter",
                    "for",
                    "some",
                    "every");

    private final String file;
    private final XmlNode root;
    private final String namespace;

    private DmnReader(String file, XmlNode root) {
        this.file = file;
        this.root = root;
        this.namespace = root.attribute("namespace", "");
    }

    /** The model; throws {@link DmnException} when it is none or of a version we do not know. */
    public static DmnModel read(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return read(in, String.valueOf(path.getFileName()));
        } catch (IOException e) {
            throw new DmnException(
                    new DmnProblem(
                            path.toString(),
                            0,
                            "",
                            "file",
                            "读不了文件：" + e.getMessage(),
                            "the file cannot be read: " + e.getMessage()));
        }
    }

    public static DmnModel read(InputStream in, String file) {
        XmlNode root = XmlReader.read(in, file);
        if (!root.name().equals("definitions") || !VERSIONS.containsKey(root.namespace())) {
            throw new DmnException(
                    new DmnProblem(
                            file,
                            root.line(),
                            "",
                            "DMN version",
                            "不是 DMN 1.2–1.5 文件：根元素 {%s}%s".formatted(root.namespace(), root.name()),
                            "not a DMN 1.2 to 1.5 file: its root is {%s}%s"
                                    .formatted(root.namespace(), root.name())));
        }
        return new DmnReader(file, root).model();
    }

    private DmnModel model() {
        return new DmnModel(
                file,
                namespace,
                root.attribute("name", ""),
                root,
                root.all("import").stream().map(this::imported).toList(),
                root.all("itemDefinition"),
                root.all("inputData").stream()
                        .map(node ->
                                new DmnModel.InputData(
                                        id(node), name(node), variable(node), node.line()))
                        .toList(),
                root.all("decision").stream().map(this::decision).toList(),
                root.all("businessKnowledgeModel").stream().map(this::knowledge).toList(),
                root.all("decisionService").stream().map(this::service).toList());
    }

    private DmnModel.Import imported(XmlNode node) {
        return new DmnModel.Import(
                node.attribute("name", ""), node.attribute("namespace", ""), node.line());
    }

    private static String name(XmlNode node) {
        return spaced(node.attribute("name", ""));
    }

    /** A name as the standard reads it: any run of spaces is one space. */
    static String spaced(String name) {
        return name.strip().replaceAll("\\s+", " ");
    }

    /** Some files refer to elements without an id by their name. */
    private static String id(XmlNode node) {
        return node.attribute("id", node.attribute("name", ""));
    }

    private static DmnModel.Variable variable(XmlNode node) {
        XmlNode variable = node.first("variable");
        if (variable == null) {
            return new DmnModel.Variable(name(node), null);
        }
        String own = name(variable);
        return new DmnModel.Variable(
                own.isEmpty() ? name(node) : own, variable.attribute("typeRef"));
    }

    private DmnModel.Decision decision(XmlNode node) {
        List<String> required = new ArrayList<>();
        for (XmlNode requirement : node.all("informationRequirement")) {
            required.addAll(references(requirement, "requiredDecision"));
            required.addAll(references(requirement, "requiredInput"));
        }
        return new DmnModel.Decision(
                id(node),
                name(node),
                variable(node),
                required,
                knowledgeOf(node),
                logic(node),
                node.line());
    }

    private DmnModel.KnowledgeModel knowledge(XmlNode node) {
        return new DmnModel.KnowledgeModel(
                id(node),
                name(node),
                variable(node),
                knowledgeOf(node),
                node.first("encapsulatedLogic"),
                node.line());
    }

    private DmnModel.Service service(XmlNode node) {
        return new DmnModel.Service(
                id(node),
                name(node),
                variable(node),
                references(node, "outputDecision"),
                references(node, "inputDecision"),
                references(node, "inputData"),
                node.line());
    }

    private List<String> knowledgeOf(XmlNode node) {
        List<String> references = new ArrayList<>();
        for (XmlNode requirement : node.all("knowledgeRequirement")) {
            references.addAll(references(requirement, "requiredKnowledge"));
        }
        return references;
    }

    private List<String> references(XmlNode node, String child) {
        return node.all(child).stream()
                .map(each -> each.attribute("href"))
                .filter(Objects::nonNull)
                .map(href -> href.startsWith("#") ? namespace + href : href)
                .toList();
    }

    /** The boxed expression directly in an element, or null. */
    static @Nullable XmlNode logic(XmlNode node) {
        return node.children().stream()
                .filter(child -> LOGIC.contains(child.name()))
                .filter(child -> child.namespace().equals(node.namespace()))
                .findFirst()
                .orElse(null);
    }
}
