package org.huimin.engine.dmn.feel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates what was read. What has no result is null, with a note why. */
public final class Evaluator {

    private final Calling calling;

    public Evaluator(Calling calling) {
        this.calling = calling;
    }

    /** Whether the value passes unary tests that use no names. */
    static boolean allows(Formula tests, @Nullable Object value, Calling calling) {
        return Boolean.TRUE.equals(
                new Evaluator(calling).test(tests, value, Frame.empty().testing(value)));
    }

    public @Nullable Object value(Formula formula, Frame frame) {
        calling.step();
        return switch (formula) {
            case Formula.Constant constant -> constant.value();
            case Formula.Name name -> name(name, frame);
            case Formula.Tested _ -> frame.tested();
            case Formula.Path path ->
                    Properties.of(value(path.base(), frame), path.name(), calling);
            case Formula.Filter filter -> Filtering.filter(this, filter, frame);
            case Formula.Call call -> call(call, frame);
            case Formula.Binary binary -> binary(binary, frame);
            case Formula.Negated negated -> Arithmetic.negate(value(negated.value(), frame));
            case Formula.In in -> in(in, frame);
            case Formula.Between between -> between(between, frame);
            case Formula.InstanceOf instance ->
                    Typing.instance(value(instance.value(), frame), instance.type());
            case Formula.If choice -> choice(choice, frame);
            case Formula.For loop -> Loops.of(this, calling).results(loop, frame);
            case Formula.Quantified all -> Loops.of(this, calling).quantified(all, frame);
            case Formula.ListOf list -> list(list, frame);
            case Formula.ContextOf context -> context(context, frame);
            case Formula.Range range -> range(range, frame);
            case Formula.OneSided side -> oneSided(side, frame);
            case Formula.Lambda lambda -> new Closure(lambda, frame);
            case Formula.Tests tests -> test(tests, frame.tested(), frame);
            case Formula.Typed typed ->
                    Typing.coerce(value(typed.value(), frame), typed.type(), calling);
            case Formula.Block block -> block(block, frame);
            case Formula.Table table -> table.table().decide(this, frame, calling);
        };
    }

    /** Null counts as false; another value than true or false has no result. */
    private @Nullable Object choice(Formula.If choice, Frame frame) {
        return switch (value(choice.condition(), frame)) {
            case Boolean truth when truth -> value(choice.then(), frame);
            case Boolean _ -> value(choice.otherwise(), frame);
            case null -> value(choice.otherwise(), frame);
            case Object other -> {
                calling.note("the condition is neither true nor false: " + Texts.of(other));
                yield null;
            }
        };
    }

    private @Nullable Object name(Formula.Name name, Frame frame) {
        if (frame.knows(name.text())) {
            return frame.get(name.text());
        }
        FeelFunction builtin = Builtins.named(name.text());
        if (builtin == null) {
            calling.note("there is no " + name.text());
        }
        return builtin;
    }

    private @Nullable Object call(Formula.Call call, Frame frame) {
        Object function = value(call.function(), frame);
        List<@Nullable Object> arguments = new ArrayList<>();
        for (Formula argument : call.arguments()) {
            arguments.add(value(argument, frame));
        }
        if (function instanceof FeelFunction callee) {
            calling.enter();
            Object result = callee.call(calling, arguments, call.names());
            calling.leave();
            return result;
        }
        calling.note(Texts.of(function) + " is no function");
        return null;
    }

    private @Nullable Object binary(Formula.Binary binary, Frame frame) {
        Object left = value(binary.left(), frame);
        Formula.Operator operator = binary.operator();
        if (operator == Formula.Operator.AND && Boolean.FALSE.equals(left)) {
            return false;
        }
        if (operator == Formula.Operator.OR && Boolean.TRUE.equals(left)) {
            return true;
        }
        Object right = value(binary.right(), frame);
        Object result =
                switch (operator) {
                    case AND -> Logic.and(left, right);
                    case OR -> Logic.or(left, right);
                    case EQUAL -> Values.equal(left, right);
                    case UNEQUAL -> Logic.not(Values.equal(left, right));
                    case LESS, AT_MOST, MORE, AT_LEAST -> ordered(operator, left, right);
                    case ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER ->
                            Arithmetic.apply(operator, left, right);
                };
        if (result == null) {
            calling.note(
                    "no result: %s %s %s".formatted(Texts.of(left), operator, Texts.of(right)));
        }
        return result;
    }

    private static @Nullable Boolean ordered(
            Formula.Operator operator, @Nullable Object left, @Nullable Object right) {
        Integer order = Values.order(left, right);
        if (order == null) {
            return null;
        }
        return switch (operator) {
            case LESS -> order < 0;
            case AT_MOST -> order <= 0 || Values.same(left, right);
            case MORE -> order > 0;
            case AT_LEAST -> order >= 0 || Values.same(left, right);
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER, EQUAL, UNEQUAL, AND, OR ->
                    throw new IllegalArgumentException(operator.name());
        };
    }

    private @Nullable Object between(Formula.Between between, Frame frame) {
        Object value = value(between.value(), frame);
        Object low = value(between.low(), frame);
        Object high = value(between.high(), frame);
        return Logic.and(
                ordered(Formula.Operator.AT_LEAST, value, low),
                ordered(Formula.Operator.AT_MOST, value, high));
    }

    private @Nullable Object in(Formula.In in, Frame frame) {
        Object value = value(in.value(), frame);
        return anyTest(in.tests(), value, frame.testing(value));
    }

    private @Nullable Boolean anyTest(List<Formula> tests, @Nullable Object value, Frame testing) {
        Boolean any = false;
        for (Formula test : tests) {
            any = Logic.or(any, test(test, value, testing));
            if (Boolean.TRUE.equals(any)) {
                return true;
            }
        }
        return any;
    }

    /** Whether the value passes the test: true, false, or null when it cannot be told. */
    public @Nullable Boolean test(Formula test, @Nullable Object value, Frame testing) {
        if (test instanceof Formula.Tests tests) {
            if (tests.tests().isEmpty()) {
                return true;
            }
            Boolean any = anyTest(tests.tests(), value, testing);
            return tests.negated() ? Logic.not(any) : any;
        }
        Object wanted = value(test, testing);
        if (Formula.mentionsTested(test)) {
            return Logic.truth(wanted);
        }
        return passes(value, wanted);
    }

    private static @Nullable Boolean passes(@Nullable Object value, @Nullable Object wanted) {
        if (wanted instanceof FeelRange range && !(value instanceof FeelRange)) {
            return Values.contains(range, value);
        }
        if (wanted instanceof List<?>) {
            boolean any = Values.same(value, wanted);
            for (Object element : Values.list(wanted)) {
                any |= Boolean.TRUE.equals(passes(value, element));
            }
            return any;
        }
        if (wanted instanceof Boolean truth && !(value instanceof Boolean)) {
            // a test that does not look at the value, such as a condition on other inputs
            return value == null ? Boolean.FALSE : truth;
        }
        return Values.equal(value, wanted);
    }

    private List<@Nullable Object> list(Formula.ListOf list, Frame frame) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Formula element : list.elements()) {
            values.add(value(element, frame));
        }
        return values;
    }

    private @Nullable Object context(Formula.ContextOf context, Frame frame) {
        Frame inner = frame.inner();
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        for (Formula.Entry entry : context.entries()) {
            if (entries.containsKey(entry.name())) {
                calling.note("two entries " + entry.name());
                return null;
            }
            Object value = value(entry.value(), inner);
            entries.put(entry.name(), value);
            inner.set(entry.name(), value);
        }
        return new FeelContext(entries);
    }

    private @Nullable Object block(Formula.Block block, Frame frame) {
        Frame inner = frame.inner();
        for (Formula.Entry entry : block.entries()) {
            inner.set(entry.name(), value(entry.value(), inner));
        }
        return value(block.result(), inner);
    }

    private @Nullable Object range(Formula.Range range, Frame frame) {
        Object low = value(range.low(), frame);
        Object high = value(range.high(), frame);
        if (low != null && high != null && Values.order(low, high) == null) {
            calling.note("no range from %s to %s".formatted(Texts.of(low), Texts.of(high)));
            return null;
        }
        return new FeelRange(
                FeelRange.Form.INTERVAL, low, range.lowIncluded(), high, range.highIncluded());
    }

    private @Nullable Object oneSided(Formula.OneSided side, Frame frame) {
        return FeelRange.of(side.form(), value(side.end(), frame));
    }

    /** A lambda with the names around it. */
    private record Closure(Formula.Lambda lambda, Frame frame) implements FeelFunction {

        @Override
        public String name() {
            return "function";
        }

        @Override
        public List<Parameter> parameters() {
            return lambda.parameters();
        }

        @Override
        public @Nullable FeelType resultType() {
            return StaticTypes.of(lambda, frame);
        }

        @Override
        public @Nullable Object call(
                Calling calling, List<@Nullable Object> arguments, @Nullable List<String> names) {
            Frame inside = Arguments.bind(this, frame, calling, arguments, names);
            return inside == null ? null : new Evaluator(calling).value(lambda.body(), inside);
        }
    }

    /** A number when the value is a whole one that fits an int, else null. */
    static @Nullable Integer index(@Nullable Object value) {
        if (value instanceof BigDecimal number && Numbers.whole(number)) {
            return number.abs().compareTo(Numbers.of(Integer.MAX_VALUE)) > 0
                    ? Integer.MAX_VALUE
                    : number.intValue();
        }
        return null;
    }
}
