package org.huimin.engine.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huimin.engine.feel.Node;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.PolicySymbol;
import org.jspecify.annotations.Nullable;

/**
 * Writes formulas as Java. A value that may be unknown has a second, boolean expression saying so;
 * where nothing can be unknown none is written. The formulas for and, or and if are the
 * three-valued ones of the interpreter.
 */
final class Emitter {

    /**
     * A Java expression and, unless empty, the expression that says it is unknown. The value of an
     * unknown is arbitrary.
     */
    record Val(String code, String unknown) {
        boolean mayBeUnknown() {
            return !unknown.isEmpty();
        }

        static Val known(String code) {
            return new Val(code, "");
        }

        static Val truth(boolean truth) {
            return known(truth ? "true" : "false");
        }

        /** Unknown for every household the kernel is made for. */
        static Val never(Type type) {
            return new Val(type instanceof Type.Truth ? "false" : "0L", "true");
        }

        boolean neverKnown() {
            return unknown.equals("true");
        }

        boolean is(String literal) {
            return unknown.isEmpty() && code.equals(literal);
        }

        /** A literal, or always unknown: nothing to calculate. */
        boolean constant() {
            return (unknown.isEmpty() || neverKnown())
                    && (code.equals("true") || code.equals("false") || code.matches("-?\\d+L"));
        }
    }

    private final Layout layout;
    private final Plan plan;
    private final Map<Integer, Val> cells;
    private Fragment fragment = new Fragment();
    private List<String> out = fragment.body;
    private Map<Node, Val> known = new HashMap<>();
    private int temporaries;
    private String memberIndex = "j";
    private final Map<Integer, String> slots = new HashMap<>();

    Emitter(Layout layout, Plan plan, Map<Integer, Val> cells) {
        this.layout = layout;
        this.plan = plan;
        this.cells = cells;
    }

    /** Starts a step; member values are those of the loop's member. */
    Fragment begin() {
        fragment = new Fragment();
        out = fragment.body;
        known = new HashMap<>();
        memberIndex = "j";
        slots.clear();
        slots.put(0, "j");
        return fragment;
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
        return named(type instanceof Type.Truth ? "boolean" : "long", code);
    }

    private String named(String javaType, String code) {
        if (code.matches("-?\\w+")) {
            return code;
        }
        String name = temporary();
        line("%s %s = %s;".formatted(javaType, name, code));
        return name;
    }

    Val named(Type type, Val value) {
        return new Val(
                named(type, value.code()),
                value.mayBeUnknown() ? named("boolean", value.unknown()) : "");
    }

    static String either(String left, String right) {
        if (left.isEmpty() || right.isEmpty()) {
            return left + right;
        }
        if (left.equals("true") || right.equals("true")) {
            return "true";
        }
        if (left.equals("false") || right.equals("false")) {
            return left.equals("false") ? right : left;
        }
        return left.equals(right) ? left : "(" + left + " | " + right + ")";
    }

    Val emit(Node node) {
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
            case Node.Arithmetic(var _, var operation, var left, var right) -> {
                String method =
                        switch (operation) {
                            case ADD -> "addExact";
                            case SUBTRACT -> "subtractExact";
                            case MULTIPLY -> "multiplyExact";
                        };
                Val a = emit(left);
                Val b = a.neverKnown() ? a : emit(right);
                if (a.neverKnown() || b.neverKnown()) {
                    yield Val.never(node.type());
                }
                if (a.is("0L") && operation == Node.Operation.ADD) {
                    yield b;
                }
                if (b.is("0L") && operation != Node.Operation.MULTIPLY) {
                    yield a;
                }
                yield new Val(
                        "Math.%s(%s, %s)".formatted(method, a.code(), b.code()),
                        either(a.unknown(), b.unknown()));
            }
            case Node.Rescale(var _, var inner, int digits) -> {
                Val value = emit(inner);
                yield value.neverKnown()
                        ? value
                        : new Val(times(value.code(), power(digits)), value.unknown());
            }
            case Node.Round round -> round(round);
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
                        either(a.unknown(), b.unknown()));
            }
            case Node.Compare(var comparison, var left, var right) -> {
                Val a = emit(left);
                Val b = emit(right);
                if (a.neverKnown() || b.neverKnown()) {
                    yield Val.never(Type.TRUTH);
                }
                if (a.constant() && b.constant()) {
                    yield Val.truth(holds(comparison, number(a.code()), number(b.code())));
                }
                yield new Val(
                        "(%s %s %s)".formatted(a.code(), sign(comparison), b.code()),
                        either(a.unknown(), b.unknown()));
            }
            case Node.Logic(boolean and, var left, var right) -> {
                Val first = emit(left);
                yield first.is(and ? "false" : "true") ? first : logic(and, first, emit(right));
            }
            case Node.Not(var inner) -> {
                Val value = emit(inner);
                if (value.constant()) {
                    yield value.neverKnown() ? value : Val.truth(value.is("false"));
                }
                yield new Val("(!" + value.code() + ")", value.unknown());
            }
            case Node.Choice choice -> choice(choice);
            case Node.Aggregate aggregate -> aggregate(aggregate);
            case Node.Between(var calendar, var from, var to) -> {
                Val start = emit(from);
                Val end = emit(to);
                if (start.neverKnown() || end.neverKnown()) {
                    yield Val.never(Type.COUNT);
                }
                if (calendar == Node.Calendar.AGE && to instanceof Node.DecisionDate) {
                    fragment.arrays.add("ages");
                    yield new Val(
                            "Batch.age(ages, %s, %s)".formatted(start.code(), end.code()),
                            start.unknown());
                }
                String method = calendar == Node.Calendar.AGE ? "years" : "months";
                yield new Val(
                        "Exact.%s(%s, %s)".formatted(method, start.code(), end.code()),
                        either(start.unknown(), end.unknown()));
            }
        };
    }

    private static long number(String literal) {
        return switch (literal) {
            case "true" -> 1;
            case "false" -> 0;
            default -> Long.parseLong(literal.substring(0, literal.length() - 1));
        };
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

    private static String sign(Node.Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> "==";
            case UNEQUAL -> "!=";
            case LESS -> "<";
            case AT_MOST -> "<=";
            case MORE -> ">";
            case AT_LEAST -> ">=";
        };
    }

    static long power(int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power = Math.multiplyExact(power, 10L);
        }
        return power;
    }

    private static String times(String code, long factor) {
        if (code.matches("\\d+L")) {
            long fixed = Long.parseLong(code.substring(0, code.length() - 1));
            return Math.multiplyExact(fixed, factor) + "L";
        }
        return factor == 1 ? code : "Math.multiplyExact(%s, %dL)".formatted(code, factor);
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

    private Val cell(Plan.Cell cell, String index) {
        Val value = cells.getOrDefault(cell.id(), Val.never(cell.type()));
        return new Val(cellName(cell, value.code(), index), cellName(cell, value.unknown(), index));
    }

    /** A name of the cell, ready to read; literals are themselves. */
    private String cellName(Plan.Cell cell, String name, String index) {
        if (!name.matches("[vu]\\d+")) {
            return name;
        }
        if (cell.ofMember() && !index.equals("j")) {
            fragment.keptNeeds.add(name);
            return "k" + name + "[" + index + " - base]";
        }
        (cell.ofMember() ? fragment.memberNeeds : fragment.householdNeeds).add(name);
        return name;
    }

    // --- three-valued logic ------------------------------------------------------------------

    Val logic(boolean and, Val left, Val right) {
        String deciding = and ? "false" : "true";
        String idle = and ? "true" : "false";
        if (left.is(deciding) || right.is(idle)) {
            return left;
        }
        if (right.is(deciding) || left.is(idle) || left.equals(right)) {
            return right;
        }
        if (!left.mayBeUnknown() && !right.mayBeUnknown()) {
            return Val.known("(%s %s %s)".formatted(left.code(), and ? "&" : "|", right.code()));
        }
        Val a = named(Type.TRUTH, left);
        Val b = named(Type.TRUTH, right);
        String unknown = either(a.unknown(), b.unknown());
        // and: an unknown counts as true until a false decides; or: as false until a true decides
        String value =
                and
                        ? both(either(a.code(), a.unknown()), either(b.code(), b.unknown()))
                        : either(knownTrue(a), knownTrue(b));
        String name = named("boolean", value);
        String still = (and ? "" : "!") + name;
        return new Val(
                name, unknown.equals("true") ? still : "(%s & %s)".formatted(unknown, still));
    }

    private static String both(String left, String right) {
        if (left.equals("true") || right.equals("true")) {
            return left.equals("true") ? right : left;
        }
        return "(%s & %s)".formatted(left, right);
    }

    private static String knownTrue(Val value) {
        return value.neverKnown()
                ? "false"
                : value.mayBeUnknown()
                        ? "(%s & !%s)".formatted(value.code(), value.unknown())
                        : value.code();
    }

    private Val choice(Node.Choice choice) {
        Val test = emit(choice.condition());
        if (test.constant() && !test.neverKnown()) {
            return emit(test.is("true") ? choice.then() : choice.otherwise());
        }
        Val then = emit(choice.then());
        Val otherwise = emit(choice.otherwise());
        if (then.equals(otherwise) && then.constant()) {
            return then;
        }
        if (test.neverKnown() && (then.neverKnown() || otherwise.neverKnown())) {
            return Val.never(choice.type());
        }
        if (!test.mayBeUnknown() && !then.mayBeUnknown() && !otherwise.mayBeUnknown()) {
            return Val.known(
                    "(%s ? %s : %s)".formatted(test.code(), then.code(), otherwise.code()));
        }
        Val c = named(Type.TRUTH, test);
        Val a = named(choice.type(), then);
        Val b = named(choice.type(), otherwise);
        String ua = a.mayBeUnknown() ? a.unknown() : "false";
        String ub = b.mayBeUnknown() ? b.unknown() : "false";
        // the value of a branch that is never known does not matter
        String picked =
                a.neverKnown()
                        ? b.code()
                        : b.neverKnown() ? a.code() : picked(c.code(), a.code(), b.code());
        String unknown = picked(c.code(), ua, ub);
        if (!c.mayBeUnknown()) {
            return new Val(picked, unknown.equals("false") ? "" : unknown);
        }
        if (c.neverKnown()) {
            return new Val(
                    a.code(), either(either(ua, ub), "(%s != %s)".formatted(a.code(), b.code())));
        }
        String differ = "(%s | (%s != %s))".formatted(either(ua, ub), a.code(), b.code());
        return new Val(
                "(%s ? %s : %s)".formatted(c.unknown(), a.code(), picked),
                "(%s ? %s : %s)".formatted(c.unknown(), differ, unknown));
    }

    private static String picked(String test, String then, String otherwise) {
        if (then.equals(otherwise)) {
            return then;
        }
        if (then.equals("true") && otherwise.equals("false")) {
            return test;
        }
        if (then.equals("false") && otherwise.equals("true")) {
            return "(!" + test + ")";
        }
        return "(%s ? %s : %s)".formatted(test, then, otherwise);
    }

    // --- rounding --------------------------------------------------------------------------

    private Val round(Node.Round round) {
        Val numerator = emit(round.numerator());
        Val denominator = emit(round.denominator());
        Val unit = emit(round.unit());
        Val mode = emit(round.mode());
        for (Val part : List.of(numerator, denominator, unit, mode)) {
            if (part.neverKnown()) {
                return Val.never(round.type());
            }
        }
        String unknown =
                either(
                        either(numerator.unknown(), denominator.unknown()),
                        either(unit.unknown(), mode.unknown()));
        String divisor =
                unit.constant()
                        ? times(denominator.code(), number(unit.code()))
                        : "Math.multiplyExact(%s, %s)".formatted(denominator.code(), unit.code());
        divisor = times(divisor, power(Math.max(0, -round.shift())));
        String dividend = times(numerator.code(), power(Math.max(0, round.shift())));
        String zero = zero(round, denominator, unit);
        if (!zero.isEmpty() && !layout.divisionsMayBeUnknown()) {
            // a clean kernel hands the household on; the quotient no longer matters
            String name = named("boolean", zero);
            line("redo |= %s;".formatted(name));
            divisor = "(%s ? 1L : %s)".formatted(name, divisor);
            zero = "";
        }
        unknown = either(unknown, zero);
        if (!unknown.isEmpty()) {
            unknown = named("boolean", unknown);
            divisor = "(%s ? 1L : %s)".formatted(unknown, divisor);
            dividend = "(%s ? 0L : %s)".formatted(unknown, dividend);
        }
        String quotient =
                mode.constant()
                        ? divided(dividend, divisor, (int) number(mode.code()))
                        : "Exact.divide(%s, %s, (int) %s)"
                                .formatted(dividend, divisor, mode.code());
        String value =
                unit.constant()
                        ? times(quotient, number(unit.code()))
                        : "Math.multiplyExact(%s, %s)".formatted(quotient, unit.code());
        return new Val(value, unknown);
    }

    private static String divided(String dividend, String divisor, int mode) {
        if (divisor.equals("1L")) {
            return dividend;
        }
        return switch (mode) {
            case 2 -> "Math.floorDivExact(%s, %s)".formatted(dividend, divisor);
            case 1 -> "Math.ceilDivExact(%s, %s)".formatted(dividend, divisor);
            default -> "Exact.halfUp(%s, %s)".formatted(dividend, divisor);
        };
    }

    /** The test for a zero denominator or a unit not above zero; "" where that cannot be. */
    private static String zero(Node.Round round, Val denominator, Val unit) {
        String zero = neverZero(round.denominator()) ? "" : "(" + denominator.code() + " == 0L)";
        String noUnit =
                unit.constant() && number(unit.code()) > 0 ? "" : "(" + unit.code() + " <= 0L)";
        return either(zero, noUnit);
    }

    private static boolean neverZero(Node node) {
        return switch (node) {
            case Node.Constant(var _, long value) -> value != 0;
            case Node.Rescale(var _, var value, int _) -> neverZero(value);
            case Node.Extreme(var _, boolean max, var left, var right) ->
                    max && (positive(left) || positive(right));
            case Node.Arithmetic(var _, var operation, var left, var right) ->
                    operation == Node.Operation.MULTIPLY && neverZero(left) && neverZero(right);
            case Node.Ref _,
                    Node.DecisionDate _,
                    Node.Round _,
                    Node.Compare _,
                    Node.Logic _,
                    Node.Not _,
                    Node.Choice _,
                    Node.Aggregate _,
                    Node.Between _ ->
                    false;
        };
    }

    private static boolean positive(Node node) {
        return node instanceof Node.Constant(var _, long value) && value > 0;
    }

    // --- aggregates --------------------------------------------------------------------------

    private Val aggregate(Node.Aggregate aggregate) {
        if (Plan.closed(aggregate)) {
            return cell(plan.cell(aggregate), "i");
        }
        String index = "j" + temporary();
        slots.put(aggregate.slot(), index);
        List<String> outer = out;
        Map<Node, Val> outerKnown = known;
        List<String> loop = new ArrayList<>();
        out = loop;
        known = new HashMap<>(outerKnown);
        Gathered gathered = gather(aggregate, temporary());
        out = outer;
        known = outerKnown;
        gathered.before().forEach(this::line);
        line("for (int %s = b; %s < e; %s++) {".formatted(index, index, index));
        loop.forEach(each -> line("    " + each));
        line("}");
        gathered.after().forEach(this::line);
        return gathered.value();
    }

    /** What stands before and after a loop that gathers, and the value it leaves. */
    record Gathered(List<String> before, List<String> after, Val value) {}

    /** Writes the loop body of an aggregate into the current output; {@code id} makes its names. */
    Gathered gather(Node.Aggregate aggregate, String id) {
        Node filter = aggregate.filter();
        Val kept = filter == null ? null : emit(filter);
        Val body = emit(aggregate.body());
        if (filter == null && body.constant() && aggregate.gather() != Node.Gather.SUM) {
            // over somebody: every household has members
            return new Gathered(List.of(), List.of(), body);
        }
        boolean unknown = body.mayBeUnknown() || kept != null && kept.mayBeUnknown();
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        String value = "g" + id;
        String open = "o" + id;
        if (unknown) {
            before.add("boolean %s = false;".formatted(open));
        }
        switch (aggregate.gather()) {
            case SUM -> {
                before.add("long %s = 0L;".formatted(value));
                String part =
                        body.neverKnown()
                                ? "0L"
                                : body.mayBeUnknown()
                                        ? "(%s ? 0L : %s)".formatted(body.unknown(), body.code())
                                        : body.code();
                if (!part.equals("0L")) {
                    line("%s = Math.addExact(%s, %s);".formatted(value, value, part));
                }
                if (unknown) {
                    line("%s |= %s;".formatted(open, body.unknown()));
                }
            }
            case EVERY, SOME -> quantify(aggregate, body, value, open, before);
            case MIN, MAX -> extreme(aggregate, kept, body, value, open, before);
        }
        boolean truth = aggregate.type() instanceof Type.Truth;
        if (!unknown) {
            return new Gathered(before, after, Val.known(value));
        }
        if (!truth) {
            return new Gathered(before, after, new Val(value, open));
        }
        boolean every = aggregate.gather() == Node.Gather.EVERY;
        String decided = every ? value : "!" + value;
        return new Gathered(before, after, new Val(value, "(%s & %s)".formatted(open, decided)));
    }

    private void quantify(
            Node.Aggregate aggregate, Val body, String value, String open, List<String> before) {
        boolean every = aggregate.gather() == Node.Gather.EVERY;
        before.add("boolean %s = %s;".formatted(value, every));
        if (!body.mayBeUnknown()) {
            line("%s %s %s;".formatted(value, every ? "&=" : "|=", body.code()));
            return;
        }
        if (every) {
            line("%s &= (%s | %s);".formatted(value, body.unknown(), body.code()));
        } else {
            line("%s |= (!%s & %s);".formatted(value, body.unknown(), body.code()));
        }
        line("%s |= %s;".formatted(open, body.unknown()));
    }

    private void extreme(
            Node.Aggregate aggregate,
            @Nullable Val kept,
            Val body,
            String value,
            String open,
            List<String> before) {
        String any = "a" + value;
        before.add("long %s = 0L;".formatted(value));
        before.add("boolean %s = false;".formatted(any));
        String test = kept == null ? "true" : kept.code();
        String keptUnknown = kept == null || !kept.mayBeUnknown() ? "" : kept.unknown();
        if (!keptUnknown.isEmpty()) {
            line("%s |= %s;".formatted(open, keptUnknown));
        }
        line("if (%s) {".formatted(test));
        if (body.mayBeUnknown()) {
            line("    %s |= %s;".formatted(open, body.unknown()));
        }
        String best =
                "Math.%s(%s, %s)"
                        .formatted(
                                aggregate.gather() == Node.Gather.MAX ? "max" : "min",
                                value,
                                body.code());
        line("    %s = %s ? %s : %s;".formatted(value, any, best, body.code()));
        line("    %s = true;".formatted(any));
        line("}");
    }
}
