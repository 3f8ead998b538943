package org.huimin.engine.dmn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One DMN file as it was read. Ids are unique in the file; references ({@code href}) are {@code
 * namespace#id}, with this file's own namespace when it was left out.
 */
public record DmnModel(
        String file,
        String namespace,
        String name,
        XmlNode root,
        List<Import> imports,
        List<XmlNode> itemDefinitions,
        List<InputData> inputs,
        List<Decision> decisions,
        List<KnowledgeModel> knowledge,
        List<Service> services) {

    /**
     * @param name prefix of the imported names; "" when they come without one
     */
    public record Import(String name, String namespace, int line) {}

    /** A name with its declared type. */
    public record Variable(String name, @Nullable String typeRef) {}

    public record InputData(String id, String name, Variable variable, int line) {}

    /**
     * @param required references to decisions and input data
     * @param knowledge references to knowledge models and services
     * @param logic the boxed expression; null when the decision has none
     */
    public record Decision(
            String id,
            String name,
            Variable variable,
            List<String> required,
            List<String> knowledge,
            @Nullable XmlNode logic,
            int line) {}

    /**
     * @param function the encapsulated function definition; null without logic
     */
    public record KnowledgeModel(
            String id,
            String name,
            Variable variable,
            List<String> knowledge,
            @Nullable XmlNode function,
            int line) {}

    /** A decision service: parameters are its input data, then its input decisions. */
    public record Service(
            String id,
            String name,
            Variable variable,
            List<String> outputs,
            List<String> inputDecisions,
            List<String> inputData,
            int line) {}
}
