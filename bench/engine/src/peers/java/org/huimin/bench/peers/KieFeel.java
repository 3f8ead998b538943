package org.huimin.bench.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huimin.bench.engine.Peer;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.CompiledExpression;
import org.kie.dmn.feel.lang.CompilerContext;
import org.kie.dmn.feel.lang.Type;
import org.kie.dmn.feel.lang.impl.EvaluationContextImpl;
import org.kie.dmn.feel.lang.impl.MapBackedType;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.kie.dmn.feel.lang.types.GenListType;
import org.kie.dmn.feel.parser.feel11.profiles.DoCompileFEELProfile;
import org.kie.dmn.feel.util.EvalHelper;
import org.jspecify.annotations.Nullable;

/**
 * Kie's FEEL compiled to Java classes ({@link DoCompileFEELProfile}), called formula by formula,
 * without the DMN runtime around it: what no user of Kie DMN has, but the least that it can take.
 */
final class KieFeel implements Peer {

    private record Formula(String name, CompiledExpression compiled) {}

    private final List<Formula> formulas = new ArrayList<>();
    private FEEL feel = FEEL.newInstance(List.of(new DoCompileFEELProfile()));
    private List<Map<String, Object>> households = List.of();
    private long checksum;

    @Override
    public String name() {
        return "Kie FEEL 8.44.2.Final alone";
    }

    @Override
    public String note() {
        return "formula by formula, compiled to Java classes, without the DMN runtime, inputs made before";
    }

    @Override
    public int households(int wanted) {
        return Math.min(wanted, 20_000);
    }

    @Override
    public void prepare(Source source) {
        households = new FeelHouseholds(source).all;
        CompilerContext context = feel.newCompilerContext();
        context.addInputVariableType("h", numbers("H", source.householdColumns()));
        context.addInputVariableType("p", numbers("P", source.figures()));
        context.addInputVariableType(
                "members", new GenListType(numbers("M", source.memberColumns())));
        for (Map.Entry<String, String> formula : source.formulas().entrySet()) {
            String name = formula.getKey();
            formulas.add(new Formula(name, feel.compile(formula.getValue(), context)));
            boolean truth = name.matches("e\\d|as[DM]|low");
            context.addInputVariableType(name, truth ? BuiltInType.BOOLEAN : BuiltInType.NUMBER);
        }
    }

    private static Type numbers(String name, String[] fields) {
        MapBackedType type = new MapBackedType(name);
        for (String field : fields) {
            type.addField(field, BuiltInType.NUMBER);
        }
        return type;
    }

    @Override
    public void decide() {
        FeelHouseholds.Sum sum = new FeelHouseholds.Sum();
        ClassLoader loader = KieFeel.class.getClassLoader();
        @Nullable Object[] amounts = new Object[10];
        for (int i = 0; i < households.size(); i++) {
            EvaluationContextImpl context =
                    new EvaluationContextImpl(loader, null, formulas.size() + 3);
            households.get(i).forEach(context::setValue);
            for (Formula formula : formulas) {
                context.setValue(
                        formula.name(), feel.evaluate(formula.compiled(), context));
            }
            for (int p = 1; p <= 9; p++) {
                sum.add(i, p, context.getValue("a" + p), context.getValue("e" + p));
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
