package org.huimin.bench.peers;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.drools.io.ReaderResource;
import org.huimin.bench.engine.Peer;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.marshalling.DMNExtensionRegister;
import org.kie.dmn.core.compiler.DMNProfile;
import org.kie.dmn.core.compiler.DRGElementCompiler;
import org.kie.dmn.core.compiler.RuntimeTypeCheckOption;
import org.kie.dmn.core.impl.DMNRuntimeImpl;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.dmn.feel.parser.feel11.profiles.DoCompileFEELProfile;

/**
 * Kie's DMN runtime over a model of 31 decisions, its FEEL compiled to Java classes, without
 * type checks at run time: the fastest way to run a DMN model with it.
 */
final class KieDmn implements Peer {

    private static final String NAMESPACE = "https://huimin.org/workload";

    private List<Map<String, Object>> households = List.of();
    private @Nullable DMNRuntime runtime;
    private @Nullable DMNModel model;
    private long checksum;

    @Override
    public String name() {
        return "Kie DMN 8.44.2.Final, compiled FEEL";
    }

    @Override
    public String note() {
        return "the DMN runtime over a model of 31 decisions, FEEL compiled to Java classes, no type checks, inputs made before";
    }

    @Override
    public int households(int wanted) {
        return Math.min(wanted, 20_000);
    }

    @Override
    public void prepare(Source source) {
        households = new FeelHouseholds(source).all;
        DMNRuntime made =
                DMNRuntimeBuilder.fromDefaults()
                        .addProfile(new Compiling())
                        .setOption(new RuntimeTypeCheckOption(false))
                        .buildConfiguration()
                        .fromResources(List.of(new ReaderResource(new StringReader(xml(source)))))
                        .getOrElseThrow(IllegalStateException::new);
        ((DMNRuntimeImpl) made).setOption(new RuntimeTypeCheckOption(false));
        DMNModel read = made.getModels().getFirst();
        if (read.hasErrors()) {
            throw new IllegalStateException(read.getMessages().toString());
        }
        runtime = made;
        model = read;
    }

    /** Has the model's FEEL compiled to Java classes. */
    private static final class Compiling extends DoCompileFEELProfile
            implements DMNProfile {
        @Override
        public List<DMNExtensionRegister> getExtensionRegisters() {
            return List.of();
        }

        @Override
        public List<DRGElementCompiler> getDRGElementCompilers() {
            return List.of();
        }
    }

    private static String xml(Source source) {
        StringBuilder xml = new StringBuilder();
        xml.append("<definitions xmlns='http://www.omg.org/spec/DMN/20180521/MODEL/' name='w' id='w'");
        xml.append(" namespace='%s' xmlns:w='%s'>".formatted(NAMESPACE, NAMESPACE));
        type(xml, "H", false, source.householdColumns());
        type(xml, "P", false, source.figures());
        type(xml, "M", true, source.memberColumns());
        input(xml, "h", "H");
        input(xml, "p", "P");
        input(xml, "members", "M");
        StringBuilder before = new StringBuilder();
        for (String name : List.of("h", "p", "members")) {
            before.append(requirement("Input", "i_" + name));
        }
        for (Map.Entry<String, String> formula : source.formulas().entrySet()) {
            String name = formula.getKey();
            String type = name.matches("e\\d|as[DM]|low") ? "boolean" : "number";
            xml.append("<decision id='d_%s' name='%s'>".formatted(name, name));
            xml.append("<variable name='%s' typeRef='%s'/>".formatted(name, type));
            String text = formula.getValue().replace("&", "&amp;").replace("<", "&lt;");
            String needed =
                    formulaNames(source).stream()
                            .takeWhile(other -> !other.equals(name))
                            .filter(other -> text.matches("(?s).*\\b" + other + "\\b.*"))
                            .map(other -> requirement("Decision", "d_" + other))
                            .collect(Collectors.joining());
            xml.append(before).append(needed);
            xml.append("<literalExpression><text>").append(text);
            xml.append("</text></literalExpression></decision>");
        }
        return xml.append("</definitions>").toString();
    }

    private static List<String> formulaNames(Source source) {
        return List.copyOf(source.formulas().keySet());
    }

    private static String requirement(String kind, String id) {
        return "<informationRequirement><required%s href='#%s'/></informationRequirement>"
                .formatted(kind, id);
    }

    private static void type(StringBuilder xml, String name, boolean list, String[] fields) {
        xml.append("<itemDefinition name='%s' isCollection='%s'>".formatted(name, list));
        for (String field : fields) {
            xml.append(
                    "<itemComponent name='%s'><typeRef>number</typeRef></itemComponent>"
                            .formatted(field));
        }
        xml.append("</itemDefinition>");
    }

    private static void input(StringBuilder xml, String name, String type) {
        xml.append("<inputData id='i_%s' name='%s'>".formatted(name, name));
        xml.append("<variable name='%s' typeRef='%s'/></inputData>".formatted(name, type));
    }

    @Override
    public void decide() {
        DMNRuntime with = runtime;
        DMNModel of = model;
        if (with == null || of == null) {
            throw new IllegalStateException("not prepared");
        }
        FeelHouseholds.Sum sum = new FeelHouseholds.Sum();
        for (int i = 0; i < households.size(); i++) {
            DMNContext context = with.newContext();
            households.get(i).forEach(context::set);
            DMNResult result = with.evaluateAll(of, context);
            if (result.hasErrors()) {
                throw new IllegalStateException(result.getMessages().toString());
            }
            DMNContext values = result.getContext();
            for (int p = 1; p <= 9; p++) {
                sum.add(i, p, values.get("a" + p), values.get("e" + p));
            }
        }
        checksum = sum.value();
    }

    @Override
    public long checksum() {
        return checksum;
    }

    @Override
    public void close() {
        households = List.of();
    }
}
