package org.huimin.bench.peers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.huimin.bench.engine.Peer;

/** Camunda's feel-scala: formulas parsed once, evaluated with Java values. */
final class FeelScala implements Peer {

    private record Formula(String name, ParsedExpression parsed) {}

    private final FeelEngineApi engine = FeelEngineBuilder.forJava().build();
    private final List<Formula> formulas = new ArrayList<>();
    private List<Map<String, Object>> households = List.of();
    private long checksum;

    @Override
    public String name() {
        return "feel-scala 1.21.0";
    }

    @Override
    public String note() {
        return "parsed once, evaluated with inputs made before";
    }

    @Override
    public int households(int wanted) {
        return Math.min(wanted, 5_000);
    }

    @Override
    public void prepare(Source source) {
        households = new FeelHouseholds(source).all;
        for (Map.Entry<String, String> formula : source.formulas().entrySet()) {
            ParseResult parsed = engine.parseExpression(formula.getValue());
            if (!parsed.isSuccess()) {
                throw new IllegalStateException(parsed.failure().message());
            }
            formulas.add(new Formula(formula.getKey(), parsed.parsedExpression()));
        }
    }

    @Override
    public void decide() {
        FeelHouseholds.Sum sum = new FeelHouseholds.Sum();
        for (int i = 0; i < households.size(); i++) {
            Map<String, Object> variables = new HashMap<>(households.get(i));
            for (Formula formula : formulas) {
                EvaluationResult result = engine.evaluate(formula.parsed(), variables);
                if (!result.isSuccess()) {
                    throw new IllegalStateException(
                            formula.name() + ": " + result.failure().message());
                }
                variables.put(formula.name(), result.result());
            }
            for (int p = 1; p <= 9; p++) {
                sum.add(i, p, value(variables, "a" + p), value(variables, "e" + p));
            }
        }
        checksum = sum.value();
    }

    private static Object value(Map<String, Object> variables, String name) {
        Object value = variables.get(name);
        if (value == null) {
            throw new IllegalStateException(name + " has no value");
        }
        return value;
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
