package org.huimin.engine.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.huimin.engine.feel.Node;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.PolicySymbol;
import org.huimin.engine.policy.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Writes formulas as Java. A value that may be unknown has a second, boolean expression saying so;
 * where nothing can be unknown none is written. The formulas for and, or and if are the
 * three-valued ones of the interpreter.
 */
final class Emitter {

    /** A name or a literal. */
    private static final Pattern WORD = Pattern.compile("-?\\w+");

    private final Layout layout;
    private final Plan plan;
    private final Ranges ranges;
    private final Notation notation;
    private final Map<Integer, Val> cells;
    private final Truths truths;
    private final Roundings roundings;
    private final Gatherings gatherings;
    private final TableCode tables;
    private final CalendarCode calendar;
    private Fragment fragment = new Fragment();
    private List<String> out = fragment.body;
    private Map<Node, Val> known = new HashMap<>();
    private int temporaries;
    private final Map<Integer, String> slots = new HashMap<>();

    Emitter(Layout layout, Plan plan, Map<Integer, Val> cells) {
        this.layout = layout;
        this.ranges = plan.ranges();
        this.plan = plan;
        this.notation = layout.notation();
        this.cells = cells;
        this.truths = new Truths(this);
        this.roundings = new Roundings(this, layout, ranges);
        this.gatherings = new Gatherings(this, plan);
        this.tables = new TableCode(this, truths);
        this.calendar = new CalendarCode(this, layout);
    }

    /** How truth values are written. */
    Notation notation() {
        return notation;
    }

    Gatherings gatherings() {
        return gatherings;
    }

    /** Known and true. */
    String knownTrue(Val value) {
        return truths.knownTrue(value);
    }

    /** Starts a step; member values are those of the loop's member. */
    Fragment begin() {
        fragment = new Fragment();
        out = fragment.body;
        known = new HashMap<>();
        slots.clear();
        slots.put(0, "j");
        return fragment;
    }

    /** What the writing of something adds to the body, apart; names it makes are not seen after. */
    List<String> apart(Runnable writing) {
        List<String> outer = out;
        Map<Node, Val> outerKnown = known;
        List<String> inner = new ArrayList<>();
        out = inner;
        known = new HashMap<>(outerKnown);
        writing.run();
        out = outer;
        known = outerKnown;
        return inner;
    }

    /** The variable of an aggregate with a loop of its own. */
    void bind(int slot, String index) {
        slots.put(slot, index);
    }

    /** The variable of an aggregate gathered in the loop is the loop's member. */
    void bind(int slot) {
        slots.put(slot, "j");
    }

    void line(String statement) {
        out.add(statement);
    }

    /** A fresh name. */
    String temporary() {
        return "t" + temporaries++;
    }

    /** The expression under a name, evaluated once. */
    String named(Type type, String code) {
        return named(javaType(type), code);
    }

    /** The Java type of values of the type. */
    String javaType(Type type) {
        return type instanceof Type.Truth ? notation.type() : "long";
    }

    String named(String javaType, String code) {
        if (WORD.matcher(code).matches()) {
            return code;
        }
        String name = temporary();
        line("%s %s = %s;".formatted(javaType, name, code));
        return name;
    }

    Val named(Type type, Val value) {
        return new Val(
                named(type, value.code()),
                value.mayBeUnknown() ? named(Type.TRUTH, value.unknown()) : "");
    }

    Val emit(Node node) {
        Plan.Cell part = plan.part(node);
        return part == null ? calculated(node) : cell(part, part.ofMember() ? "j" : "i");
    }

    /** As {@link #emit}, though the formula may be a part that others name. */
    Val calculated(Node node) {
        boolean simple = node instanceof Node.Constant || node instanceof Node.Ref;
        Val before = simple ? null : known.get(node);
        if (before != null) {
            return before;
        }
        Val value = written(node);
        if (!simple && value.mayBeUnknown() && !value.constant()) {
            value = named(node.type(), value);
            known.put(node, value);
        }
        return value;
    }

    private Val written(Node node) {
        return switch (node) {
            case Node.Constant(var type, long value) ->
                    Val.known(
                            type instanceof Type.Truth
                                    ? value != 0 ? "true" : "false"
                                    : value + "L");
            case Node.DecisionDate _ -> Val.known(layout.decisionDay() + "L");
            case Node.Ref(var symbol, int slot) -> reference((PolicySymbol) symbol, slot);
            case Node.Arithmetic arithmetic -> arithmetic(arithmetic);
            case Node.Rescale(var _, var inner, int digits) -> {
                Val value = emit(inner);
                yield value.neverKnown()
                        ? value
                        : new Val(
                                Roundings.times(
                                        value.code(), Roundings.power(digits), unchecked(node)),
                                value.unknown());
            }
            case Node.Round round -> roundings.round(round);
            case Node.Extreme(var _, boolean max, var left, var right) -> {
                Val a = emit(left);
                Val b = emit(right);
                if (a.neverKnown() || b.neverKnown()) {
                    yield Val.never(node.type());
                }
                if (a.equals(b) && a.constant()) {
                    yield a;
                }
                yield new Val(
                        "Math.%s(%s, %s)".formatted(max ? "max" : "min", a.code(), b.code()),
                        Val.either(a.unknown(), b.unknown()));
            }
            case Node.Compare compare -> compare(compare);
            case Node.Logic(boolean and, var left, var right) -> {
                Val first = emit(left);
                yield first.is(and ? "false" : "true")
                        ? first
                        : truths.logic(and, first, emit(right));
            }
            case Node.Not(var inner) -> {
                Val value = emit(inner);
                if (value.constant()) {
                    yield value.neverKnown() ? value : Val.truth(value.is("false"));
                }
                yield new Val(notation.not(value.code()), value.unknown());
            }
            case Node.Choice choice -> truths.choice(choice);
            case Node.Aggregate aggregate -> gatherings.aggregate(aggregate);
            case Node.Dated dated -> calendar.dated(dated);
            case Node.WorkingDay workingDay -> calendar.workingDay(workingDay, fragment);
            case Node.Known(var inner) -> truths.known(inner);
            case Node.Present present -> truths.present(present);
            case Node.Table table -> tables.table(table);
            case Node.Between(var between, var from, var to) -> {
                Val start = emit(from);
                Val end = emit(to);
                if (start.neverKnown() || end.neverKnown()) {
                    yield Val.never(Type.COUNT);
                }
                if (between == Node.Calendar.AGE && to instanceof Node.DecisionDate) {
                    fragment.arrays.add("ages");
                    yield new Val(
                            "Batch.age(ages, %s, %s)".formatted(start.code(), end.code()),
                            start.unknown());
                }
                String method = between == Node.Calendar.AGE ? "years" : "months";
                yield new Val(
                        "Exact.%s(%s, %s)".formatted(method, start.code(), end.code()),
                        Val.either(start.unknown(), end.unknown()));
            }
        };
    }

    private Val compare(Node.Compare node) {
        Val out = multipliedOut(node.left(), node.comparison(), node.right());
        if (out == null) {
            out = multipliedOut(node.right(), mirrored(node.comparison()), node.left());
        }
        if (out != null) {
            return out;
        }
        Val a = emit(node.left());
        Val b = emit(node.right());
        if (a.neverKnown() || b.neverKnown()) {
            return Val.never(Type.TRUTH);
        }
        if (a.constant() && b.constant()) {
            return Val.truth(holds(node.comparison(), a.number(), b.number()));
        }
        if (node.left().type() instanceof Type.Truth && node.right().type() instanceof Type.Truth) {
            String unlike = notation.unlike(a.code(), b.code());
            return new Val(
                    node.comparison() == Node.Comparison.EQUAL ? notation.not(unlike) : unlike,
                    Val.either(a.unknown(), b.unknown()));
        }
        boolean equality =
                node.comparison() == Node.Comparison.EQUAL
                        || node.comparison() == Node.Comparison.UNEQUAL;
        // as signs, both sides are written twice
        boolean names = equality && notation.namesTests();
        return new Val(
                notation.compare(
                        node.comparison(),
                        names ? named("long", a.code()) : a.code(),
                        ranges.of(node.left()),
                        names ? named("long", b.code()) : b.code(),
                        ranges.of(node.right())),
                Val.either(a.unknown(), b.unknown()));
    }

    private @Nullable Val multipliedOut(Node left, Node.Comparison comparison, Node right) {
        Node meant = left;
        if (left instanceof Node.Ref(var symbol, int slot)
                && slot == Node.HOUSEHOLD
                && symbol instanceof Rule) {
            meant = plan.cell(symbol).node();
        }
        return meant instanceof Node.Round quotient
                ? roundings.multipliedOut(quotient, comparison, right)
                : null;
    }

    private static Node.Comparison mirrored(Node.Comparison comparison) {
        return switch (comparison) {
            case EQUAL, UNEQUAL -> comparison;
            case LESS -> Node.Comparison.MORE;
            case AT_MOST -> Node.Comparison.AT_LEAST;
            case MORE -> Node.Comparison.LESS;
            case AT_LEAST -> Node.Comparison.AT_MOST;
        };
    }

    private Val arithmetic(Node.Arithmetic node) {
        Val a = emit(node.left());
        Val b = a.neverKnown() ? a : emit(node.right());
        if (a.neverKnown() || b.neverKnown()) {
            return Val.never(node.type());
        }
        Node.Operation operation = node.operation();
        boolean times = operation == Node.Operation.MULTIPLY;
        if (a.is(times ? "1L" : "0L") && operation != Node.Operation.SUBTRACT) {
            return b;
        }
        if (b.is(times ? "1L" : "0L")) {
            return a;
        }
        String unknown = Val.either(a.unknown(), b.unknown());
        return new Val(calculated(operation, a.code(), b.code(), unchecked(node)), unknown);
    }

    /** Whether the formula's last step cannot overflow in this kernel. */
    boolean unchecked(Node node) {
        return ranges.fits(node);
    }

    static String calculated(
            Node.Operation operation, String left, String right, boolean unchecked) {
        String format =
                switch (operation) {
                    case ADD -> unchecked ? "(%s + %s)" : "Math.addExact(%s, %s)";
                    case SUBTRACT -> unchecked ? "(%s - %s)" : "Math.subtractExact(%s, %s)";
                    case MULTIPLY -> unchecked ? "(%s * %s)" : "Math.multiplyExact(%s, %s)";
                };
        return format.formatted(left, right);
    }

    private static boolean holds(Node.Comparison comparison, long left, long right) {
        return switch (comparison) {
            case EQUAL -> left == right;
            case UNEQUAL -> left != right;
            case LESS -> left < right;
            case AT_MOST -> left <= right;
            case MORE -> left > right;
            case AT_LEAST -> left >= right;
        };
    }

    // --- names -----------------------------------------------------------------------------

    private Val reference(PolicySymbol symbol, int slot) {
        if (symbol instanceof Parameter parameter) {
            return layout.parameter(parameter, fragment);
        }
        String index = slot == Node.HOUSEHOLD ? "i" : slots.get(slot);
        if (index == null) {
            throw new IllegalStateException("slot " + slot + " of " + symbol.zh());
        }
        if (symbol instanceof Fact fact && fact.derivation() == null) {
            return layout.fact(fact, index, fragment);
        }
        return cell(plan.cell(symbol), index);
    }

    Val cell(Plan.Cell cell, String index) {
        Val value = cells.get(cell.id());
        if (value == null) {
            throw new IllegalStateException("used before it is calculated: " + cell.key());
        }
        return new Val(cellName(cell, value.code(), index), cellName(cell, value.unknown(), index));
    }

    /** A name of the cell, ready to read; literals are themselves. */
    private String cellName(Plan.Cell cell, String name, String index) {
        if (!Val.name(name)) {
            return name;
        }
        if (cell.ofMember() && !index.equals("j")) {
            fragment.keptNeeds.add(name);
            String kept = "k" + name + "[" + index + " - base]";
            boolean truth = name.startsWith("u") || cell.type() instanceof Type.Truth;
            return truth ? notation.stored(kept, Column.Width.BYTE) : kept;
        }
        (cell.ofMember() ? fragment.memberNeeds : fragment.householdNeeds).add(name);
        return name;
    }
}
