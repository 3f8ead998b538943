package org.huimin.engine.dmn.feel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression or unary test that was read. */
public sealed interface Formula {

    record Constant(@Nullable Object value) implements Formula {}

    /**
     * @param dynamic inside a filter: what no scope knows may still be an entry of the item
     */
    record Name(String text, boolean dynamic) implements Formula {}

    /** The value under test in unary tests: {@code ?}. */
    record Tested() implements Formula {}

    record Path(Formula base, String name) implements Formula {}

    record Filter(Formula list, Formula test) implements Formula {}

    /**
     * @param names names of the arguments, or null when they stand in order
     */
    record Call(Formula function, List<Formula> arguments, @Nullable List<String> names)
            implements Formula {}

    record Binary(Operator operator, Formula left, Formula right) implements Formula {}

    record Negated(Formula value) implements Formula {}

    record In(Formula value, List<Formula> tests) implements Formula {}

    record Between(Formula value, Formula low, Formula high) implements Formula {}

    record InstanceOf(Formula value, FeelType type) implements Formula {}

    record If(Formula condition, Formula then, Formula otherwise) implements Formula {}

    /** {@code x in list} or {@code x in from..to}; {@code to} is null for the first. */
    record Iteration(String variable, Formula domain, @Nullable Formula to) {}

    record For(List<Iteration> iterations, Formula body) implements Formula {}

    record Quantified(boolean every, List<Iteration> iterations, Formula test) implements Formula {}

    record ListOf(List<Formula> elements) implements Formula {}

    record ContextOf(List<Entry> entries) implements Formula {}

    record Entry(String name, Formula value) {}

    record Range(Formula low, boolean lowIncluded, Formula high, boolean highIncluded)
            implements Formula {}

    /** {@code < 10} and its kin: a range with one end. */
    record OneSided(FeelRange.Form form, Formula end) implements Formula {}

    record Lambda(List<FeelFunction.Parameter> parameters, Formula body) implements Formula {}

    /** Unary tests: {@code -} has no tests. */
    record Tests(List<Formula> tests, boolean negated) implements Formula {}

    /** A value that must be of a type, after the standard's conversions; else null. */
    record Typed(Formula value, FeelType type) implements Formula {}

    /** A boxed context whose last cell, the result, sees the entries. */
    record Block(List<Entry> entries, Formula result) implements Formula {}

    /** A decision table. */
    record Table(DecisionTable table) implements Formula {}

    /** Operators of two operands. */
    enum Operator {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        POWER,
        EQUAL,
        UNEQUAL,
        LESS,
        AT_MOST,
        MORE,
        AT_LEAST,
        AND,
        OR
    }

    /** The expressions directly inside. */
    static List<Formula> children(Formula formula) {
        return switch (formula) {
            case Constant _, Name _, Tested _ -> List.of();
            case Path path -> List.of(path.base());
            case Filter filter -> List.of(filter.list(), filter.test());
            case Call call -> with(call.function(), call.arguments());
            case Binary binary -> List.of(binary.left(), binary.right());
            case Negated negated -> List.of(negated.value());
            case In in -> with(in.value(), in.tests());
            case Between between -> List.of(between.value(), between.low(), between.high());
            case InstanceOf instance -> List.of(instance.value());
            case If choice -> List.of(choice.condition(), choice.then(), choice.otherwise());
            case For loop -> with(loop.body(), domains(loop.iterations()));
            case Quantified all -> with(all.test(), domains(all.iterations()));
            case ListOf list -> list.elements();
            case ContextOf context -> values(context.entries());
            case Range range -> List.of(range.low(), range.high());
            case OneSided side -> List.of(side.end());
            case Lambda lambda -> List.of(lambda.body());
            case Tests tests -> tests.tests();
            case Typed typed -> List.of(typed.value());
            case Block block -> with(block.result(), values(block.entries()));
            case Table table -> table.table().formulas();
        };
    }

    private static List<Formula> with(Formula first, List<Formula> others) {
        List<Formula> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    private static List<Formula> values(List<Entry> entries) {
        return entries.stream().map(Entry::value).toList();
    }

    private static List<Formula> domains(List<Iteration> iterations) {
        List<Formula> domains = new ArrayList<>();
        for (Iteration iteration : iterations) {
            domains.add(iteration.domain());
            Formula to = iteration.to();
            if (to != null) {
                domains.add(to);
            }
        }
        return domains;
    }

    /** Whether the expression mentions {@code ?}, so that it is a test of its own. */
    static boolean mentionsTested(Formula formula) {
        return switch (formula) {
            case Tested _ -> true;
            case Table _, Block _ -> false;
            default -> children(formula).stream().anyMatch(Formula::mentionsTested);
        };
    }
}
