package org.huimin.engine.batch;

import java.util.HashMap;
import java.util.Map;
import org.huimin.engine.feel.Node;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.PolicySymbol;

/**
 * Between which bounds a formula's value lies. For a clean kernel as long as every fact lies within
 * its own bounds ({@link #bits}; {@link Routing#within} sees to that) and a household has at most
 * {@link #MOST_MEMBERS} members; for a full kernel always. Where the bounds show that a sum or
 * product cannot overflow, it is calculated without a check.
 */
final class Ranges {

    /** In a block of a clean kernel; a full one takes any household. */
    static final long MOST_MEMBERS = 1 << 12;

    /** Money facts within ±11 billion yuan are calculated unchecked; beyond, step by step. */
    static final int MONEY_BITS = 40;

    /** Counts and decimals within ±2^24. */
    static final int NUMBER_BITS = 24;

    /**
     * Both ends are in the range.
     *
     * @param sure false when the value might not fit a long: its calculation must be checked
     */
    record Range(long low, long high, boolean sure) {
        static final Range ALL = new Range(Long.MIN_VALUE, Long.MAX_VALUE, true);
        static final Range OVERFLOWS = new Range(Long.MIN_VALUE, Long.MAX_VALUE, false);

        static Range of(long low, long high) {
            return new Range(low, high, true);
        }

        static Range symmetric(int bits) {
            return of(-(1L << bits), (1L << bits) - 1);
        }

        Range or(Range other) {
            return of(Math.min(low, other.low), Math.max(high, other.high));
        }

        Range plus(Range other) {
            try {
                return of(Math.addExact(low, other.low), Math.addExact(high, other.high));
            } catch (ArithmeticException e) {
                return OVERFLOWS;
            }
        }

        Range negated() {
            return low == Long.MIN_VALUE ? OVERFLOWS : of(-high, -low);
        }

        Range times(Range other) {
            try {
                long a = Math.multiplyExact(low, other.low);
                long b = Math.multiplyExact(low, other.high);
                long c = Math.multiplyExact(high, other.low);
                long d = Math.multiplyExact(high, other.high);
                return of(
                        Math.min(Math.min(a, b), Math.min(c, d)),
                        Math.max(Math.max(a, b), Math.max(c, d)));
            } catch (ArithmeticException e) {
                return OVERFLOWS;
            }
        }
    }

    private final Layout layout;
    private final Plan plan;
    private final ParameterRows parameters;
    private final Map<Integer, Range> cells = new HashMap<>();

    Ranges(Layout layout, Plan plan, ParameterRows parameters) {
        this.layout = layout;
        this.plan = plan;
        this.parameters = parameters;
    }

    /** Whether the formula's last step needs no check. */
    boolean fits(Node node) {
        return raw(node).sure();
    }

    /** The bounds; all longs where a check keeps the value from overflowing. */
    Range of(Node node) {
        Range range = raw(node);
        return range.sure() ? range : Range.ALL;
    }

    /** The number of bits in which a clean kernel expects the fact; 0 when it need not look. */
    static int bits(Fact fact, Column.Width width) {
        if (width != Column.Width.LONG || !(fact.type() instanceof Type.Number number)) {
            return 0;
        }
        return number.kind() == Type.Kind.MONEY ? MONEY_BITS : NUMBER_BITS;
    }

    private Range ofFact(Fact fact) {
        Column.Width width = layout.width(fact);
        return switch (width) {
            case BYTE -> Range.of(Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SHORT -> Range.of(Short.MIN_VALUE, Short.MAX_VALUE);
            case INT -> Range.of(Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG -> {
                int bits = layout.bits(fact);
                yield bits == 0 ? Range.ALL : Range.symmetric(bits);
            }
        };
    }

    private Range raw(Node node) {
        if (node.type() instanceof Type.Optional) {
            return Range.ALL;
        }
        return switch (node) {
            case Node.Constant(var _, long value) -> Range.of(value, value);
            case Node.DecisionDate _ -> Range.of(layout.decisionDay(), layout.decisionDay());
            case Node.Ref(var symbol, int _) -> ofSymbol((PolicySymbol) symbol);
            case Node.Arithmetic(var _, var operation, var left, var right) -> {
                Range a = of(left);
                Range b = of(right);
                yield switch (operation) {
                    case ADD -> a.plus(b);
                    case SUBTRACT -> {
                        Range minus = b.negated();
                        yield minus.sure() ? a.plus(minus) : Range.OVERFLOWS;
                    }
                    case MULTIPLY -> a.times(b);
                };
            }
            case Node.Rescale(var _, var value, int digits) ->
                    of(value).times(constant(Roundings.power(digits)));
            case Node.Round round -> ofRound(round);
            case Node.Extreme(var _, boolean max, var left, var right) -> {
                Range a = of(left);
                Range b = of(right);
                yield max
                        ? Range.of(Math.max(a.low(), b.low()), Math.max(a.high(), b.high()))
                        : Range.of(Math.min(a.low(), b.low()), Math.min(a.high(), b.high()));
            }
            case Node.Compare _, Node.Logic _, Node.Not _, Node.Known _ -> Range.of(0, 1);
            case Node.Dated _, Node.WorkingDay _, Node.Present _ -> Range.ALL;
            case Node.Table table -> ofTable(table);
            case Node.Choice(var _, var _, var then, var otherwise) -> of(then).or(of(otherwise));
            case Node.Aggregate aggregate -> ofAggregate(aggregate);
            case Node.Between _ -> Range.of(-(1L << NUMBER_BITS), 1L << NUMBER_BITS);
        };
    }

    private static Range constant(long value) {
        return Range.of(value, value);
    }

    private Range ofSymbol(PolicySymbol symbol) {
        if (symbol instanceof Parameter parameter) {
            return parameters.range(parameter);
        }
        if (symbol.type() instanceof Type.Truth) {
            return Range.of(0, 1);
        }
        if (symbol instanceof Fact fact && (fact.derivation() == null || layout.given(fact))) {
            Range given = ofFact(fact);
            return fact.derivation() == null ? given : given.or(of(fact.derivation()));
        }
        Plan.Cell cell = plan.cell(symbol);
        Range known = cells.get(cell.id());
        if (known == null) {
            Node node = cell.node();
            known = node == null ? Range.of(0, 0) : of(node);
            cells.put(cell.id(), known);
        }
        return known;
    }

    /**
     * A quotient by a whole number is no larger than the dividend, but for one step of rounding.
     */
    private Range ofRound(Node.Round round) {
        Range dividend = dividend(round);
        Range divisor = divisor(round);
        Range unit = of(round.unit());
        if (!dividend.sure() || !divisor.sure() || dividend.low() == Long.MIN_VALUE) {
            return Range.OVERFLOWS;
        }
        long most = Math.max(Math.abs(dividend.low()), Math.abs(dividend.high()));
        if (most == Long.MAX_VALUE) {
            return Range.OVERFLOWS;
        }
        long least = Math.max(1, divisor.low());
        boolean natural = dividend.low() >= 0 && divisor.low() >= 0;
        return Range.of(natural ? 0 : -(most / least) - 1, most / least + 1).times(unit);
    }

    /** What is divided by {@link #divisor}. */
    Range dividend(Node.Round round) {
        return of(round.numerator()).times(constant(Roundings.power(Math.max(0, round.shift()))));
    }

    Range divisor(Node.Round round) {
        Range units = of(round.denominator()).times(of(round.unit()));
        return units.sure()
                ? units.times(constant(Roundings.power(Math.max(0, -round.shift()))))
                : units;
    }

    private Range ofTable(Node.Table table) {
        Range range = Range.of(0, 0);
        for (Node.Row row : table.rows()) {
            Range output = of(row.output()).or(Range.of(0, 0));
            range = table.hit() == Node.Hit.COLLECT ? range.plus(output) : range.or(output);
        }
        return range;
    }

    private Range ofAggregate(Node.Aggregate aggregate) {
        Range body = of(aggregate.body());
        return switch (aggregate.gather()) {
            case SUM ->
                    body.or(Range.of(0, 0))
                            .times(Range.of(0, layout.full() ? Integer.MAX_VALUE : MOST_MEMBERS));
            case MIN, MAX -> body.or(Range.of(0, 0));
            case EVERY, SOME -> Range.of(0, 1);
        };
    }
}
