package org.huimin.engine.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    }

    private final Layout layout;
    private final Plan plan;
    private final Map<Integer, Boolean> nullable;
    private Fragment fragment = new Fragment();
    private List<String> out = fragment.body;
    private Map<Node, Val> known = new HashMap<>();
    private int temporaries;
    private String memberIndex = "j";
    private final Map<Integer, String> slots = new HashMap<>();

    Emitter(Layout layout, Plan plan, Map<Integer, Boolean> nullable) {
        this.layout = layout;
        this.plan = plan;
        this.nullable = nullable;
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
        return left.equals(right) ? left : "(" + left + " | " + right + ")";
    }

    Val emit(Node node) {
        boolean simple = node instanceof Node.Constant || node instanceof Node.Ref;
        Val before = simple ? null : known.get(node);
        if (before != null) {
            return before;
        }
        Val value = written(node);
        if (!simple && value.mayBeUnknown()) {
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
                Val b = emit(right);
                yield new Val(
                        "Math.%s(%s, %s)".formatted(method, a.code(), b.code()),
                        either(a.unknown(), b.unknown()));
            }
            case Node.Rescale(var _, var inner, int digits) -> {
                Val value = emit(inner);
                yield new Val(times(value.code(), power(digits)), value.unknown());
            }
            case Node.Round round -> round(round);
            case Node.Extreme(var _, boolean max, var left, var right) -> {
                Val a = emit(left);
                Val b = emit(right);
                yield new Val(
                        "Math.%s(%s, %s)".formatted(max ? "max" : "min", a.code(), b.code()),
                        either(a.unknown(), b.unknown()));
            }
            case Node.Compare(var comparison, var left, var right) -> {
                Val a = emit(left);
                Val b = emit(right);
                yield new Val(
                        "(%s %s %s)".formatted(a.code(), sign(comparison), b.code()),
                        either(a.unknown(), b.unknown()));
            }
            case Node.Logic(boolean and, var left, var right) ->
                    logic(and, emit(left), emit(right));
            case Node.Not(var inner) -> {
                Val value = emit(inner);
                yield new Val("(!" + value.code() + ")", value.unknown());
            }
            case Node.Choice choice -> choice(choice);
            case Node.Aggregate aggregate -> aggregate(aggregate);
            case Node.Between(var calendar, var from, var to) -> {
                Val start = emit(from);
                Val end = emit(to);
                String method = calendar == Node.Calendar.AGE ? "years" : "months";
                yield new Val(
                        "Exact.%s(%s, %s)".formatted(method, start.code(), end.code()),
                        either(start.unknown(), end.unknown()));
            }
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
        String value = "v" + cell.id();
        boolean mayBeUnknown = nullable.getOrDefault(cell.id(), false);
        String unknown = mayBeUnknown ? "u" + cell.id() : "";
        if (cell.node() == null && !(cell.key() instanceof Node.Aggregate)) {
            return new Val(cell.type() instanceof Type.Truth ? "false" : "0L", "true");
        }
        if (cell.ofMember() && !index.equals("j")) {
            fragment.keptNeeds.add(value);
            if (mayBeUnknown) {
                fragment.keptNeeds.add(unknown);
            }
            String at = "[" + index + " - base]";
            return new Val("k" + value + at, mayBeUnknown ? "k" + unknown + at : "");
        }
        Set<String> needs = cell.ofMember() ? fragment.memberNeeds : fragment.householdNeeds;
        needs.add(value);
        if (mayBeUnknown) {
            needs.add(unknown);
        }
        return new Val(value, unknown);
    }

    // --- three-valued logic ------------------------------------------------------------------

    Val logic(boolean and, Val left, Val right) {
        if (!left.mayBeUnknown() && !right.mayBeUnknown()) {
            return Val.known("(%s %s %s)".formatted(left.code(), and ? "&" : "|", right.code()));
        }
        Val a = named(Type.TRUTH, left);
        Val b = named(Type.TRUTH, right);
        String unknown = either(a.unknown(), b.unknown());
        // and: an unknown counts as true until a false decides; or: as false until a true decides
        String value =
                and
                        ? "(%s & %s)"
                                .formatted(
                                        either(a.code(), a.unknown()),
                                        either(b.code(), b.unknown()))
                        : "(%s | %s)".formatted(knownTrue(a), knownTrue(b));
        String name = named("boolean", value);
        return new Val(name, "(%s & %s%s)".formatted(unknown, and ? "" : "!", name));
    }

    private static String knownTrue(Val value) {
        return value.mayBeUnknown()
                ? "(%s & !%s)".formatted(value.code(), value.unknown())
                : value.code();
    }

    private Val choice(Node.Choice choice) {
        Val test = emit(choice.condition());
        Val then = emit(choice.then());
        Val otherwise = emit(choice.otherwise());
        if (!test.mayBeUnknown() && !then.mayBeUnknown() && !otherwise.mayBeUnknown()) {
            return Val.known(
                    "(%s ? %s : %s)".formatted(test.code(), then.code(), otherwise.code()));
        }
        Val c = named(Type.TRUTH, test);
        Val a = named(choice.type(), then);
        Val b = named(choice.type(), otherwise);
        String ua = a.mayBeUnknown() ? a.unknown() : "false";
        String ub = b.mayBeUnknown() ? b.unknown() : "false";
        String picked = "(%s ? %s : %s)".formatted(c.code(), a.code(), b.code());
        String unknown = ua.equals(ub) ? ua : "(%s ? %s : %s)".formatted(c.code(), ua, ub);
        if (!c.mayBeUnknown()) {
            return new Val(picked, unknown.equals("false") ? "" : unknown);
        }
        String differ = "(%s | (%s != %s))".formatted(either(ua, ub), a.code(), b.code());
        return new Val(
                "(%s ? %s : %s)".formatted(c.unknown(), a.code(), picked),
                "(%s ? %s : %s)".formatted(c.unknown(), differ, unknown));
    }

    // --- rounding --------------------------------------------------------------------------

    private Val round(Node.Round round) {
        Val numerator = emit(round.numerator());
        Val denominator = emit(round.denominator());
        Val unit = emit(round.unit());
        Val mode = emit(round.mode());
        String unknown =
                either(
                        either(numerator.unknown(), denominator.unknown()),
                        either(unit.unknown(), mode.unknown()));
        String divisor =
                round.unit() instanceof Node.Constant(var _, long fixed)
                        ? times(denominator.code(), fixed)
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
                round.mode() instanceof Node.Constant(var _, long fixed)
                        ? divided(dividend, divisor, (int) fixed)
                        : "Exact.divide(%s, %s, (int) %s)"
                                .formatted(dividend, divisor, mode.code());
        String value =
                round.unit() instanceof Node.Constant(var _, long fixed)
                        ? times(quotient, fixed)
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
        String noUnit = neverZero(round.unit()) ? "" : "(" + unit.code() + " <= 0L)";
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
                        body.mayBeUnknown()
                                ? "(%s ? 0L : %s)".formatted(body.unknown(), body.code())
                                : body.code();
                line("%s = Math.addExact(%s, %s);".formatted(value, value, part));
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
