package org.huimin.engine.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.huimin.engine.base.Exact;
import org.huimin.engine.base.WorkingDayTable;
import org.huimin.engine.feel.Node;
import org.huimin.engine.feel.Type;

/** The values of formulas, in three-valued logic: the language's meaning, plainly written. */
final class Formulas {

    private final Evaluation evaluation;
    private final WorkingDayTable calendar;
    private final LocalDate on;
    private final Tables tables;

    Formulas(Evaluation evaluation, WorkingDayTable calendar, LocalDate on) {
        this.evaluation = evaluation;
        this.calendar = calendar;
        this.on = on;
        this.tables = new Tables(this, evaluation);
    }

    /** The value of a formula; {@code at} holds the member of each slot. */
    Value value(Node node, int[] at) {
        return switch (node) {
            case Node.Constant(var _, long value) -> Value.known(value);
            case Node.DecisionDate _ -> Value.known(on.toEpochDay());
            case Node.Ref(var symbol, int slot) ->
                    evaluation.read(
                            (PolicySymbol) symbol,
                            slot == Node.HOUSEHOLD ? Evaluation.HOUSEHOLD : at[slot]);
            case Node.Arithmetic arithmetic -> arithmetic(arithmetic, at);
            case Node.Rescale(var _, var inner, int digits) -> {
                Value value = value(inner, at);
                yield value.known()
                        ? Value.known(Math.multiplyExact(value.value(), power(digits)))
                        : value;
            }
            case Node.Round round -> round(round, at);
            case Node.Extreme(var _, boolean max, var left, var right) ->
                    extreme(max, value(left, at), value(right, at));
            case Node.Compare compare -> compare(compare, at);
            case Node.Logic(boolean and, var left, var right) -> {
                Value first = value(left, at);
                if (and ? first.isFalse() : first.isTrue()) {
                    yield first;
                }
                Value second = value(right, at);
                yield and ? first.and(second) : first.or(second);
            }
            case Node.Not(var inner) -> value(inner, at).not();
            case Node.Choice(var _, var condition, var then, var otherwise) -> {
                Value test = value(condition, at);
                if (test.known()) {
                    yield value(test.isTrue() ? then : otherwise, at);
                }
                yield choice(test, value(then, at), value(otherwise, at));
            }
            case Node.Aggregate aggregate -> aggregate(aggregate, at);
            case Node.Between(var calendar, var from, var to) -> {
                Value start = value(from, at);
                Value end = value(to, at);
                yield !start.known() || !end.known()
                        ? Value.unknown(start, end)
                        : Value.known(
                                calendar == Node.Calendar.AGE
                                        ? Exact.years(start.value(), end.value())
                                        : Exact.months(start.value(), end.value()));
            }
            case Node.Dated(var _, var function, var left, var right) -> {
                Value first = value(left, at);
                Value second = value(right, at);
                yield !first.known() || !second.known()
                        ? Value.unknown(first, second)
                        : Value.known(function.apply(first.value(), second.value()));
            }
            case Node.WorkingDay workingDay -> workingDay(workingDay, at);
            case Node.Known(var inner) -> Value.truth(value(inner, at).known());
            case Node.Present(var _, var inner) -> {
                Value value = value(inner, at);
                yield value.known() && value.value() == Type.NONE ? Value.known(0) : value;
            }
            case Node.Table table -> tables.value(table, at);
        };
    }

    static Value choice(Value test, Value then, Value otherwise) {
        if (test.known()) {
            return test.isTrue() ? then : otherwise;
        }
        boolean same = then.known() && otherwise.known() && then.value() == otherwise.value();
        return same ? then : new Value(0, test.missing());
    }

    private Value arithmetic(Node.Arithmetic node, int[] at) {
        Value left = value(node.left(), at);
        Value right = value(node.right(), at);
        if (!left.known() || !right.known()) {
            return Value.unknown(left, right);
        }
        return Value.known(
                switch (node.operation()) {
                    case ADD -> Math.addExact(left.value(), right.value());
                    case SUBTRACT -> Math.subtractExact(left.value(), right.value());
                    case MULTIPLY -> Math.multiplyExact(left.value(), right.value());
                });
    }

    private Value round(Node.Round node, int[] at) {
        Value numerator = value(node.numerator(), at);
        Value denominator = value(node.denominator(), at);
        Value unit = value(node.unit(), at);
        Value mode = value(node.mode(), at);
        Value unknown =
                Value.unknown(Value.unknown(numerator, denominator), Value.unknown(unit, mode));
        if (!unknown.known()) {
            return unknown;
        }
        if (denominator.value() == 0 || unit.value() <= 0) {
            return evaluation.noValue("除数或取整单位为零", "the divisor or rounding unit is zero");
        }
        long up = Math.multiplyExact(numerator.value(), power(Math.max(0, node.shift())));
        long down =
                Math.multiplyExact(
                        Math.multiplyExact(denominator.value(), unit.value()),
                        power(Math.max(0, -node.shift())));
        return Value.known(
                Math.multiplyExact(Exact.divide(up, down, (int) mode.value()), unit.value()));
    }

    private static Value extreme(boolean max, Value left, Value right) {
        if (!left.known() || !right.known()) {
            return Value.unknown(left, right);
        }
        return max == left.value() >= right.value() ? left : right;
    }

    private Value compare(Node.Compare node, int[] at) {
        Value left = value(node.left(), at);
        Value right = value(node.right(), at);
        if (!left.known() || !right.known()) {
            return Value.unknown(left, right);
        }
        int order = Long.compare(left.value(), right.value());
        return Value.truth(
                switch (node.comparison()) {
                    case EQUAL -> order == 0;
                    case UNEQUAL -> order != 0;
                    case LESS -> order < 0;
                    case AT_MOST -> order <= 0;
                    case MORE -> order > 0;
                    case AT_LEAST -> order >= 0;
                });
    }

    private Value aggregate(Node.Aggregate node, int[] at) {
        int outer = at[node.slot()];
        List<Value> values = new ArrayList<>();
        Value stopped = null;
        for (int member = 0; member < evaluation.members() && stopped == null; member++) {
            at[node.slot()] = member;
            Node filter = node.filter();
            Value kept = filter == null ? Value.TRUE : value(filter, at);
            if (!kept.known()) {
                values.add(kept);
            } else if (kept.isTrue()) {
                Value value = value(node.body(), at);
                values.add(value);
                boolean decided =
                        node.gather() == Node.Gather.EVERY && value.isFalse()
                                || node.gather() == Node.Gather.SOME && value.isTrue();
                stopped = decided ? value : null;
            }
        }
        at[node.slot()] = outer;
        return stopped == null ? gathered(node, values) : stopped;
    }

    private static Value gathered(Node.Aggregate node, List<Value> values) {
        Value result =
                switch (node.gather()) {
                    case EVERY -> Value.TRUE;
                    case SOME -> Value.FALSE;
                    case SUM -> Value.known(0);
                    case MIN, MAX ->
                            !values.isEmpty()
                                    ? values.getFirst()
                                    : node.type() instanceof Type.Optional
                                            ? Value.known(Type.NONE)
                                            : Value.known(0);
                };
        for (Value value : values) {
            result =
                    switch (node.gather()) {
                        case EVERY -> result.and(value);
                        case SOME -> result.or(value);
                        case SUM ->
                                result.known() && value.known()
                                        ? Value.known(Math.addExact(result.value(), value.value()))
                                        : Value.unknown(result, value);
                        case MIN, MAX -> extreme(node.gather() == Node.Gather.MAX, result, value);
                    };
        }
        return result;
    }

    private static long power(int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power = Math.multiplyExact(power, 10L);
        }
        return power;
    }

    private Value workingDay(Node.WorkingDay node, int[] at) {
        Value left = value(node.left(), at);
        Value right = value(node.right(), at);
        if (!left.known() || !right.known()) {
            return Value.unknown(left, right);
        }
        long result =
                node.adding()
                        ? calendar.plus(left.value(), right.value())
                        : calendar.between(left.value(), right.value());
        return result == WorkingDayTable.UNKNOWN
                ? evaluation.noValue("工作日历没有这些年份", "the calendar of working days lacks these years")
                : Value.known(result);
    }
}
