package org.huimin.engine.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.huimin.engine.base.Exact;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.feel.Node;
import org.huimin.engine.feel.Type;
import org.jspecify.annotations.Nullable;

/**
 * One household on one date: every rule is calculated at most once per member, lazily, with what
 * was read kept for the trace. Unknown values carry what is missing.
 */
final class Evaluation {

    static final int HOUSEHOLD = -1;

    private static final int MAX_DEPTH = 8;

    /** Something a formula read. */
    record Read(PolicySymbol symbol, int member, Value value) {}

    /** A calculated rule and what it read. */
    record Calculated(Value value, @Nullable RuleVariant variant, Set<Read> reads) {}

    private final HouseholdInput household;
    private final @Nullable Fact residenceFact;
    private final PlaceCode place;
    private final LocalDate on;
    private final int members;
    private final @Nullable Calculated[][] rules;
    private final @Nullable Value[][] facts;
    private final Parameter.@Nullable Row[] rows;
    private final @Nullable Value[] parameters;
    private final Value[][] granted;
    private Set<Read> reads = new LinkedHashSet<>();
    private String currentId = "";
    private Text current = Text.NONE;

    Evaluation(Library library, HouseholdInput household) {
        this.household = household;
        this.residenceFact = library.vocabulary().fact(Parameter.RESIDENCE_FACT).orElse(null);
        this.place = new PlaceCode(household.place());
        this.on = household.on();
        this.members = household.members().size();
        this.rules = new Calculated[library.rules().size()][];
        this.facts = new Value[library.vocabulary().facts().size()][];
        this.parameters = new Value[library.parameters().size()];
        this.rows = new Parameter.Row[parameters.length];
        this.granted = new Value[library.programmes().size()][];
    }

    int members() {
        return members;
    }

    String memberId(int member) {
        return household.members().get(member).id();
    }

    // --- symbols ---------------------------------------------------------------------------

    Calculated rule(Rule rule, int member) {
        @Nullable Calculated[] row = rules[rule.ordinal];
        if (row == null) {
            row = new Calculated[members + 1];
            rules[rule.ordinal] = row;
        }
        Calculated known = row[member + 1];
        if (known != null) {
            return known;
        }
        Calculated calculated = calculate(rule, member);
        row[member + 1] = calculated;
        return calculated;
    }

    private Calculated calculate(Rule rule, int member) {
        RuleVariant variant = rule.variant(place, on);
        if (variant == null) {
            Missing none =
                    new Missing.OfRule(
                            rule.id(),
                            rule.name(),
                            new Text(
                                    "在 %s 没有生效的版本".formatted(on),
                                    "no variant is in force on %s".formatted(on)));
            return new Calculated(Value.unknown(none), null, Set.of());
        }
        Set<Read> outer = reads;
        String outerId = currentId;
        Text outerName = current;
        reads = new LinkedHashSet<>();
        currentId = rule.id();
        current = rule.name();
        try {
            int[] at = new int[MAX_DEPTH];
            at[0] = member;
            Value value = value(variant.node(), at);
            return new Calculated(value, variant, reads);
        } catch (ArithmeticException e) {
            throw new DecisionFault(rule.zh(), e);
        } finally {
            reads = outer;
            currentId = outerId;
            current = outerName;
        }
    }

    Value fact(Fact fact, int member) {
        @Nullable Value[] row = facts[fact.ordinal];
        if (row == null) {
            row = new Value[members + 1];
            facts[fact.ordinal] = row;
        }
        Value known = row[member + 1];
        if (known == null) {
            known = given(fact, member);
            row[member + 1] = known;
        }
        return known;
    }

    private Value given(Fact fact, int member) {
        Map<String, Object> given =
                member == HOUSEHOLD ? household.facts() : household.members().get(member).facts();
        Object value = given.get(fact.id());
        Node derivation = fact.derivation();
        if (value == null && derivation != null) {
            Set<Read> outer = reads;
            reads = new LinkedHashSet<>();
            int[] at = new int[MAX_DEPTH];
            at[0] = member;
            Value derived = value(derivation, at);
            reads = outer;
            return derived;
        }
        OptionalLong plain =
                value == null
                        ? FactValues.leftOut(fact, household.unlisted())
                        : FactValues.of(fact, value);
        return plain.isPresent()
                ? Value.known(plain.getAsLong())
                : Value.unknown(
                        new Missing.OfFact(
                                fact.id(),
                                fact.name(),
                                member == HOUSEHOLD ? null : memberId(member)));
    }

    boolean leftOut(Fact fact, int member) {
        Map<String, Object> given =
                member == HOUSEHOLD ? household.facts() : household.members().get(member).facts();
        return given.get(fact.id()) == null;
    }

    Value parameter(Parameter parameter) {
        Value known = parameters[parameter.ordinal];
        if (known == null) {
            known = lookUp(parameter);
            parameters[parameter.ordinal] = known;
        }
        return known;
    }

    /** The row a parameter's value came from; null before it was read, or when it has none. */
    Parameter.@Nullable Row row(Parameter parameter) {
        return rows[parameter.ordinal];
    }

    private Value lookUp(Parameter parameter) {
        Parameter.Row urban = parameter.row(place, Parameter.Residence.URBAN, on);
        Parameter.Row rural = parameter.row(place, Parameter.Residence.RURAL, on);
        Parameter.Row row = urban;
        if (parameter.dependsOnResidence()
                && residenceFact != null
                && !Objects.equals(value(urban), value(rural))) {
            Value residence = fact(residenceFact, HOUSEHOLD);
            reads.add(new Read(residenceFact, HOUSEHOLD, residence));
            if (!residence.known()) {
                return residence;
            }
            row = residence.value() == urbanRank(residenceFact) ? urban : rural;
        }
        rows[parameter.ordinal] = row;
        Long value = value(row);
        return value == null
                ? Value.unknown(
                        new Missing.OfParameter(parameter.id(), parameter.name(), place.code(), on))
                : Value.known(value);
    }

    /** The rank of "urban" in the code list of the residence fact. */
    static long urbanRank(Fact residence) {
        return Values.parse(residence.type(), Parameter.URBAN).orElse(0);
    }

    private static @Nullable Long value(Parameter.@Nullable Row row) {
        return row == null ? null : row.value();
    }

    /** Whether the programme's unit meets every condition. */
    Value granted(Programme programme, int member) {
        Value[] row = granted[programme.ordinal];
        if (row == null) {
            row = new Value[members + 1];
            granted[programme.ordinal] = row;
        }
        Value known = row[member + 1];
        if (known == null) {
            Rule applies = programme.applies();
            known = applies == null ? Value.TRUE : rule(applies, member).value();
            for (Rule condition : programme.conditions()) {
                if (known.isFalse()) {
                    break;
                }
                known = known.and(rule(condition, member).value());
            }
            row[member + 1] = known;
        }
        return known;
    }

    Value covers(Programme programme, int member) {
        Rule covers = programme.covers();
        return covers == null ? Value.TRUE : rule(covers, member).value();
    }

    /** The sum of the components, whether granted or not. */
    Value amount(Programme programme, int member) {
        Value amount = Value.known(0);
        for (Rule component : programme.components()) {
            Value part = rule(component, member).value();
            amount =
                    amount.known() && part.known()
                            ? Value.known(Math.addExact(amount.value(), part.value()))
                            : Value.unknown(amount, part);
        }
        return amount;
    }

    private Value result(Result result, int member) {
        Programme programme = result.programme();
        boolean household = programme.unit() == Programme.Unit.HOUSEHOLD;
        Value granted = granted(programme, household ? HOUSEHOLD : member);
        return switch (result.kind()) {
            case GRANTED -> granted;
            case COVERED -> granted.isFalse() ? granted : granted.and(covers(programme, member));
            case SUM -> amount(programme, household ? HOUSEHOLD : member);
            case AMOUNT -> {
                if (granted.isFalse()) {
                    yield Value.known(0);
                }
                Value amount = amount(programme, household ? HOUSEHOLD : member);
                yield choice(granted, amount, Value.known(0));
            }
        };
    }

    private Value read(PolicySymbol symbol, int member) {
        Value value =
                switch (symbol) {
                    case Fact fact -> fact(fact, member);
                    case Rule rule -> rule(rule, member).value();
                    case Parameter parameter -> parameter(parameter);
                    case Result result -> result(result, member);
                };
        reads.add(new Read(symbol, member, value));
        return value;
    }

    // --- formulas --------------------------------------------------------------------------

    /** The value of a formula; {@code at} holds the member of each slot. */
    Value value(Node node, int[] at) {
        return switch (node) {
            case Node.Constant(var _, long value) -> Value.known(value);
            case Node.DecisionDate _ -> Value.known(on.toEpochDay());
            case Node.Ref(var symbol, int slot) ->
                    read((PolicySymbol) symbol, slot == Node.HOUSEHOLD ? HOUSEHOLD : at[slot]);
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
        };
    }

    private static Value choice(Value test, Value then, Value otherwise) {
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
            return Value.unknown(
                    new Missing.OfRule(
                            currentId,
                            current,
                            new Text("除数或取整单位为零", "the divisor or rounding unit is zero")));
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
        for (int member = 0; member < members && stopped == null; member++) {
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
                    case MIN, MAX -> values.isEmpty() ? Value.known(0) : values.getFirst();
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

    /** Whether the type is shown with a unit. */
    static boolean isMoney(Type type) {
        return type instanceof Type.Number number && number.kind() == Type.Kind.MONEY;
    }
}
