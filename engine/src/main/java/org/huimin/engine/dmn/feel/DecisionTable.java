package org.huimin.engine.dmn.feel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A decision table with any of the standard's hit policies. */
public record DecisionTable(
        List<Input> inputs, List<Output> outputs, List<Rule> rules, HitPolicy policy) {

    /** What to do when several rules hold. */
    public enum HitPolicy {
        UNIQUE,
        ANY,
        PRIORITY,
        FIRST,
        RULE_ORDER,
        OUTPUT_ORDER,
        COLLECT,
        COLLECT_SUM,
        COLLECT_MIN,
        COLLECT_MAX,
        COLLECT_COUNT
    }

    /**
     * @param allowed unary tests that the value must pass for the table to say anything; null = all
     */
    public record Input(Formula value, Formula.@Nullable Tests allowed) {}

    /**
     * @param name "" for the only output
     * @param values the output values in order of priority, empty without
     * @param otherwise the output when no rule holds, or null
     */
    public record Output(
            String name, FeelType type, List<Formula> values, @Nullable Formula otherwise) {}

    /** Tests in the order of inputs, results in the order of outputs. */
    public record Rule(List<Formula.Tests> tests, List<Formula> results) {}

    /** Every expression and test in the table. */
    List<Formula> formulas() {
        List<Formula> all = new ArrayList<>();
        inputs.forEach(input -> all.add(input.value()));
        for (Rule rule : rules) {
            all.addAll(rule.tests());
            all.addAll(rule.results());
        }
        return all;
    }

    @Nullable Object decide(Evaluator evaluator, Frame frame, Calling calling) {
        List<@Nullable Object> given = new ArrayList<>();
        for (Input input : inputs) {
            Object value = evaluator.value(input.value(), frame);
            Formula.Tests allowed = input.allowed();
            if (allowed != null
                    && !Boolean.TRUE.equals(evaluator.test(allowed, value, frame.testing(value)))) {
                calling.note(
                        "an input of the table is not among its input values: " + Texts.of(value));
                return null;
            }
            given.add(value);
        }
        List<List<@Nullable Object>> hits = new ArrayList<>();
        for (Rule rule : rules) {
            if (holds(rule, given, evaluator, frame)) {
                List<@Nullable Object> results = new ArrayList<>();
                for (int i = 0; i < outputs.size(); i++) {
                    Object result = evaluator.value(rule.results().get(i), frame);
                    results.add(Typing.coerce(result, outputs.get(i).type(), calling));
                }
                hits.add(results);
                if (policy == HitPolicy.FIRST) {
                    break;
                }
            }
        }
        return hits.isEmpty()
                ? otherwise(evaluator, frame)
                : result(hits, evaluator, frame, calling);
    }

    private static boolean holds(
            Rule rule, List<@Nullable Object> given, Evaluator evaluator, Frame frame) {
        for (int i = 0; i < given.size(); i++) {
            Object value = given.get(i);
            if (!Boolean.TRUE.equals(
                    evaluator.test(rule.tests().get(i), value, frame.testing(value)))) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Object otherwise(Evaluator evaluator, Frame frame) {
        boolean any = outputs.stream().anyMatch(output -> output.otherwise() != null);
        if (!any) {
            return policy == HitPolicy.COLLECT_COUNT ? Numbers.of(0) : null;
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (Output output : outputs) {
            Formula otherwise = output.otherwise();
            values.add(otherwise == null ? null : evaluator.value(otherwise, frame));
        }
        return shaped(values);
    }

    private @Nullable Object result(
            List<List<@Nullable Object>> hits, Evaluator evaluator, Frame frame, Calling calling) {
        return switch (policy) {
            case UNIQUE -> {
                if (hits.size() > 1) {
                    calling.note(hits.size() + " rules of a table with hit policy U hold");
                    yield null;
                }
                yield shaped(hits.get(0));
            }
            case ANY -> {
                Object first = shaped(hits.get(0));
                for (List<@Nullable Object> hit : hits) {
                    if (!Values.same(first, shaped(hit))) {
                        calling.note("rules of a table with hit policy A differ");
                        yield null;
                    }
                }
                yield first;
            }
            case FIRST -> shaped(hits.get(0));
            case PRIORITY -> shaped(ordered(hits, evaluator, frame).get(0));
            case OUTPUT_ORDER -> allShaped(ordered(hits, evaluator, frame));
            case RULE_ORDER, COLLECT -> allShaped(hits);
            case COLLECT_COUNT -> Numbers.of(hits.size());
            case COLLECT_SUM -> aggregate("sum", hits, calling);
            case COLLECT_MIN -> aggregate("min", hits, calling);
            case COLLECT_MAX -> aggregate("max", hits, calling);
        };
    }

    private @Nullable Object aggregate(
            String function, List<List<@Nullable Object>> hits, Calling calling) {
        FeelFunction aggregate = Builtins.named(function);
        List<@Nullable Object> arguments = new ArrayList<>();
        arguments.add(allShaped(hits));
        return aggregate == null ? null : aggregate.call(calling, arguments, null);
    }

    private List<@Nullable Object> allShaped(List<List<@Nullable Object>> hits) {
        List<@Nullable Object> all = new ArrayList<>();
        for (List<@Nullable Object> hit : hits) {
            all.add(shaped(hit));
        }
        return all;
    }

    private @Nullable Object shaped(List<@Nullable Object> values) {
        if (outputs.size() == 1) {
            return values.get(0);
        }
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        for (int i = 0; i < outputs.size(); i++) {
            entries.put(outputs.get(i).name(), values.get(i));
        }
        return new FeelContext(entries);
    }

    /** By the place of each output among its output values, the first output first; stable. */
    private List<List<@Nullable Object>> ordered(
            List<List<@Nullable Object>> hits, Evaluator evaluator, Frame frame) {
        Comparator<List<@Nullable Object>> order = (one, other) -> 0;
        for (int i = 0; i < outputs.size(); i++) {
            int output = i;
            order =
                    order.thenComparingInt(
                            hit -> rank(outputs.get(output), hit.get(output), evaluator, frame));
        }
        List<List<@Nullable Object>> sorted = new ArrayList<>(hits);
        sorted.sort(order);
        return sorted;
    }

    private static int rank(
            Output output, @Nullable Object value, Evaluator evaluator, Frame frame) {
        List<Formula> values = output.values();
        for (int i = 0; i < values.size(); i++) {
            if (Boolean.TRUE.equals(evaluator.test(values.get(i), value, frame.testing(value)))) {
                return i;
            }
        }
        return values.size();
    }
}
