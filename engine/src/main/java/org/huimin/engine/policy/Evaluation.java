package org.huimin.engine.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /**
     * A calculated rule and what it read.
     *
     * @param rows which rows of a decision table applied, counted from 0
     */
    record Calculated(
            Value value, @Nullable RuleVariant variant, Set<Read> reads, List<Integer> rows) {

        /** The rows of the table that applied. */
        List<RuleVariant.TableRow> applied() {
            return variant == null ? List.of() : rows.stream().map(variant.rows()::get).toList();
        }

        /** The clause: of the row that applied, where it has one, else of the rule. */
        String law() {
            for (RuleVariant.TableRow row : applied()) {
                if (!row.law().isEmpty()) {
                    return row.law();
                }
            }
            return variant == null ? "" : variant.law();
        }

        /** The formula; of a table the rows that applied. */
        String formula() {
            if (variant == null || rows.isEmpty()) {
                return variant == null ? "" : variant.formula();
            }
            return applied().stream()
                    .map(row -> "[%s] %s".formatted(row.label(), row.shown()))
                    .collect(Collectors.joining("\n"));
        }
    }

    private final HouseholdInput household;
    private final @Nullable Fact residenceFact;
    private final PlaceCode place;
    private final LocalDate on;
    private final LocalDate knownOn;
    private final int members;
    private final @Nullable Calculated[][] rules;
    private final @Nullable Value[][] facts;
    private final Parameter.@Nullable Row[] rows;
    private final @Nullable Value[] parameters;
    private final Results results;
    private final Formulas formulas;
    private Set<Read> reads = new LinkedHashSet<>();
    private List<Integer> hits = new ArrayList<>();
    private String currentId = "";
    private Text current = Text.NONE;

    Evaluation(Library library, HouseholdInput household) {
        this(library, household, LocalDate.MAX);
    }

    /** With the parameters as they were known on a day. */
    Evaluation(Library library, HouseholdInput household, LocalDate knownOn) {
        this.knownOn = knownOn;
        this.household = household;
        this.residenceFact = library.vocabulary().fact(Parameter.RESIDENCE_FACT).orElse(null);
        this.place = new PlaceCode(household.place());
        this.on = household.on();
        this.members = household.members().size();
        this.rules = new Calculated[library.rules().size()][];
        this.facts = new Value[library.vocabulary().facts().size()][];
        this.parameters = new Value[library.parameters().size()];
        this.rows = new Parameter.Row[parameters.length];
        this.results = new Results(this, library.programmes().size());
        this.formulas = new Formulas(this, library.calendar(), on);
    }

    /** Says whether what a rule gave for a member rests on what changes. */
    interface Touched {
        boolean touched(int rule, int member);
    }

    /**
     * The household with other facts: what this one calculated counts as far as it is not touched.
     * Neither the place nor the urban-rural fact may be among what changes.
     */
    Evaluation changed(Library library, HouseholdInput other, Touched touched) {
        Evaluation changed = new Evaluation(library, other, knownOn);
        System.arraycopy(parameters, 0, changed.parameters, 0, parameters.length);
        System.arraycopy(rows, 0, changed.rows, 0, rows.length);
        for (int rule = 0; rule < rules.length; rule++) {
            @Nullable Calculated[] row = rules[rule];
            if (row == null) {
                continue;
            }
            @Nullable Calculated[] kept = new Calculated[row.length];
            for (int at = 0; at < row.length; at++) {
                kept[at] = row[at] == null || touched.touched(rule, at - 1) ? null : row[at];
            }
            changed.rules[rule] = kept;
        }
        return changed;
    }

    int members() {
        return members;
    }

    String memberId(int member) {
        return household.members().get(member).id();
    }

    /** Remembers that a row of the table of the rule at hand applied. */
    void hit(int row) {
        hits.add(row);
    }

    /** The rule at hand gives no value, for the reason. */
    Value noValue(String zh, String en) {
        return Value.unknown(new Missing.OfRule(currentId, current, new Text(zh, en)));
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

    /** What was calculated of the rule so far, for the household or any member. */
    List<Calculated> calculated(Rule rule) {
        @Nullable Calculated[] row = rules[rule.ordinal];
        return row == null ? List.of() : Stream.of(row).filter(Objects::nonNull).toList();
    }

    /** What was calculated of the rule for the member so far. */
    @Nullable Calculated calculated(Rule rule, int member) {
        @Nullable Calculated[] row = rules[rule.ordinal];
        return row == null ? null : row[member + 1];
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
            return new Calculated(Value.unknown(none), null, Set.of(), List.of());
        }
        Set<Read> outer = reads;
        List<Integer> outerHits = hits;
        String outerId = currentId;
        Text outerName = current;
        reads = new LinkedHashSet<>();
        hits = new ArrayList<>();
        currentId = rule.id();
        current = rule.name();
        try {
            int[] at = new int[MAX_DEPTH];
            at[0] = member;
            Value value = value(variant.node(), at);
            return new Calculated(value, variant, reads, List.copyOf(hits));
        } catch (ArithmeticException e) {
            throw new DecisionFault(rule.zh(), e);
        } finally {
            reads = outer;
            hits = outerHits;
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

    /** Takes a value for a parameter, whatever its table says; before anything is calculated. */
    void assume(Parameter parameter, long value) {
        parameters[parameter.ordinal] = Value.known(value);
    }

    /** The row a parameter's value came from; null before it was read, or when it has none. */
    Parameter.@Nullable Row row(Parameter parameter) {
        return rows[parameter.ordinal];
    }

    private Value lookUp(Parameter parameter) {
        Parameter.Row urban = row(parameter, Parameter.Residence.URBAN);
        Parameter.Row rural = row(parameter, Parameter.Residence.RURAL);
        Parameter.Row row = urban;
        if (residenceFact != null && !Objects.equals(value(urban), value(rural))) {
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

    /** What the request gives, else what the table says. */
    private Parameter.@Nullable Row row(Parameter parameter, Parameter.Residence residence) {
        Figure figure =
                household.figures().isEmpty() ? null : household.figures().get(parameter.key());
        Parameter.Row given = figure == null ? null : figure.row(residence, place, on);
        return given == null ? parameter.row(place, residence, on, knownOn) : given;
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
        return results.granted(programme, member);
    }

    /** Whether a household programme covers the member. */
    Value covers(Programme programme, int member) {
        return results.covers(programme, member);
    }

    /** The sum of the components, whether granted or not. */
    Value amount(Programme programme, int member) {
        return results.amount(programme, member);
    }

    Value read(PolicySymbol symbol, int member) {
        Value value =
                switch (symbol) {
                    case Fact fact -> fact(fact, member);
                    case Rule rule -> rule(rule, member).value();
                    case Parameter parameter -> parameter(parameter);
                    case Result result -> results.of(result, member);
                };
        reads.add(new Read(symbol, member, value));
        return value;
    }

    // --- formulas --------------------------------------------------------------------------

    /** The value of a formula; {@code at} holds the member of each slot. */
    Value value(Node node, int[] at) {
        return formulas.value(node, at);
    }

    /** Whether the type is shown with a unit. */
    static boolean isMoney(Type type) {
        return type instanceof Type.Number number && number.kind() == Type.Kind.MONEY;
    }
}
