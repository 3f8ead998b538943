package org.huimin.engine.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.huimin.engine.feel.Node;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.Result;
import org.huimin.engine.policy.Rule;

/** Writes each step of a plan as a {@link Fragment}. */
final class StepWriter {

    private final Layout layout;
    private final Plan plan;
    private final Emitter emitter;
    private final Notation notation;
    private final Gatherings gatherings;
    private final Map<Integer, Val> cells = new HashMap<>();

    StepWriter(Layout layout, Plan plan) {
        this.layout = layout;
        this.plan = plan;
        this.emitter = new Emitter(layout, plan, cells);
        this.notation = layout.notation();
        this.gatherings = emitter.gatherings();
    }

    Fragment write(Plan.Step step) {
        return switch (step) {
            case Plan.Step.Compute(var cell) ->
                    cell.key() instanceof Node.Aggregate aggregate
                            ? gather(cell, aggregate)
                            : compute(cell);
            case Plan.Step.Decide decide -> decide(decide);
            case Plan.Step.Cover(var programme, int _) -> cover(programme);
        };
    }

    private static String comment(Plan.Cell cell) {
        return switch (cell.key()) {
            case Rule rule -> "// " + rule.programmeId() + " · " + rule.zh();
            case Fact fact -> "// 推算 · " + fact.zh();
            case Result result -> "// " + result.zh();
            default -> "";
        };
    }

    private Fragment compute(Plan.Cell cell) {
        Fragment fragment = emitter.begin();
        Node node = cell.node();
        if (node == null) {
            cells.put(cell.id(), Val.never(cell.type()));
            return fragment;
        }
        emitter.bind(plan.slot(cell));
        emitter.line(comment(cell));
        Val value = emitter.calculated(node);
        if (layout.given(cell.key()) && cell.key() instanceof Fact fact) {
            value = given(fact, value, fragment);
        }
        define(cell, value, fragment, fragment.body);
        return fragment;
    }

    /** A derived fact whose value is given is not derived. */
    private Val given(Fact fact, Val derived, Fragment fragment) {
        int ordinal = layout.ordinal(fact);
        String index = fact.ofMember() ? "j" : "i";
        fragment.arrays.add("c" + ordinal);
        fragment.arrays.add("cu" + ordinal);
        String given = emitter.temporary();
        String marked = notation.stored("cu%d[%s]".formatted(ordinal, index), Column.Width.BYTE);
        emitter.line("%s %s = %s;".formatted(notation.type(), given, notation.not(marked)));
        String stored = "c%d[%s]".formatted(ordinal, index);
        if (fact.type() instanceof Type.Truth) {
            stored = notation.stored(stored, layout.width(fact));
        }
        return new Val(
                fact.type() instanceof Type.Truth
                        ? notation.either(given, stored, derived.code())
                        : notation.choice(given, stored, derived.code()),
                derived.mayBeUnknown()
                        ? notation.both(notation.not(given), derived.unknown())
                        : "");
    }

    private void define(Plan.Cell cell, Val value, Fragment fragment, List<String> into) {
        if (value.constant()) {
            fragment.handsOn = fragment.body.stream().anyMatch(line -> line.contains("redo |= "));
            cells.put(cell.id(), value);
            return;
        }
        String type = emitter.javaType(cell.type());
        String code = defined(cell, "v" + cell.id(), type, value.code(), fragment, into);
        String unknown = "";
        if (value.mayBeUnknown()) {
            unknown =
                    defined(
                            cell,
                            "u" + cell.id(),
                            notation.type(),
                            value.unknown(),
                            fragment,
                            into);
        }
        cells.put(cell.id(), new Val(code, unknown));
    }

    /** Defines the name unless the code is a literal or a name already that lives as long. */
    private String defined(
            Plan.Cell cell,
            String name,
            String type,
            String code,
            Fragment fragment,
            List<String> into) {
        boolean literal = code.equals("true") || code.equals("false") || Val.number(code);
        Set<String> alike = cell.ofMember() ? fragment.memberNeeds : fragment.householdNeeds;
        boolean alias = Val.name(code) && !fragment.gathered && alike.contains(code);
        if (literal || alias) {
            return code;
        }
        into.add("%s %s = %s;".formatted(type, name, code));
        fragment.defines.add(name);
        return name;
    }

    private Fragment gather(Plan.Cell cell, Node.Aggregate aggregate) {
        Fragment fragment = emitter.begin();
        fragment.gathered = true;
        emitter.bind(aggregate.slot());
        Gatherings.Gathered gathered = gatherings.gather(aggregate, "c" + cell.id());
        fragment.before.addAll(gathered.before());
        fragment.after.addAll(gathered.after());
        define(cell, gathered.value(), fragment, fragment.after);
        return fragment;
    }

    private Fragment decide(Plan.Step.Decide step) {
        Fragment fragment = emitter.begin();
        Programme programme = step.programme();
        int slot = step.inLoop() ? 0 : Node.HOUSEHOLD;
        emitter.line("// " + programme.zh());
        List<String> refusing = new ArrayList<>();
        List<String> open = new ArrayList<>();
        String java = bits(programme);
        int bit = 0;
        for (Rule condition : programme.conditions()) {
            Val value = emitter.emit(new Node.Ref(condition, slot));
            if (value.constant()) {
                if (value.neverKnown()) {
                    open.add(bit(java, "1", bit));
                } else if (value.is("false")) {
                    refusing.add(bit(java, "1", bit));
                }
            } else if (value.mayBeUnknown()) {
                String known =
                        notation.number(notation.not(Val.either(value.code(), value.unknown())));
                refusing.add(bit(java, known, bit));
                open.add(bit(java, notation.number(value.unknown()), bit));
            } else {
                refusing.add(bit(java, notation.number(notation.not(value.code())), bit));
            }
            bit++;
        }
        String no = refusing.isEmpty() ? "0" : emitter.named(java, String.join(" | ", refusing));
        String maybe = open.isEmpty() ? "" : emitter.named(java, String.join(" | ", open));
        outcome(programme, slot, no, maybe, fragment);
        return fragment;
    }

    /** The type in which the bits of a programme's conditions are put together. */
    private String bits(Programme programme) {
        boolean few = notation instanceof Booleans && programme.conditions().size() < Integer.SIZE;
        return few ? "int" : "long";
    }

    /** A test as a bit: 0 or 1, moved; written so that HotSpot does it without a branch. */
    private static String bit(String java, String test, int place) {
        String wide = java.equals("long") ? "(long) " + test : test;
        return place == 0 ? wide : "%s << %d".formatted(wide, place);
    }

    private void outcome(
            Programme programme, int slot, String no, String maybe, Fragment fragment) {
        int p = layout.library().programmes().indexOf(programme);
        String unit = slot == 0 ? "j" : "i";
        Val amount =
                emitter.named(
                        Type.COUNT,
                        emitter.emit(new Node.Ref(new Result(programme, Result.Kind.SUM), slot)));
        String open = maybe.isEmpty() ? "" : notation.of("(" + maybe + " != 0)");
        open = Val.either(open, amount.unknown());
        open = Val.either(open, coverUnknown(programme));
        Rule applies = programme.applies();
        Val applicable =
                applies == null ? Val.truth(true) : emitter.emit(new Node.Ref(applies, slot));
        Val granted = emitter.emit(new Node.Ref(new Result(programme, Result.Kind.GRANTED), slot));
        String why = maybe.isEmpty() ? no : "(%s != 0 ? %s : %s)".formatted(no, no, maybe);
        String w = "w" + p;
        if (open.isEmpty() && !applicable.mayBeUnknown()) {
            // nothing is unknown: granted says it all
            emitter.line(
                    "%s %s = %s;".formatted(notation.type(), w, notation.code(granted.code())));
            // whoever is granted is one to whom it applies
            String other = notation.number(applicable.code());
            emitter.line(
                    "out%d[%s] = (byte) (%s + %s);".formatted(p, unit, notation.number(w), other));
        } else {
            String outcome =
                    "(%s != 0 ? 1 : %s)"
                            .formatted(
                                    no,
                                    open.isEmpty() ? "2" : "(" + notation.test(open) + " ? 3 : 2)");
            outcome =
                    applicable.is("true")
                            ? outcome
                            : "(%s ? %s : 0)".formatted(notation.test(applicable.code()), outcome);
            if (applicable.mayBeUnknown()) {
                outcome = "(%s ? 3 : %s)".formatted(notation.test(applicable.unknown()), outcome);
            }
            emitter.line("int d%d = %s;".formatted(p, outcome));
            emitter.line(
                    "%s %s = %s;"
                            .formatted(notation.type(), w, notation.of("(d%d == 2)".formatted(p))));
            emitter.line("out%d[%s] = (byte) d%d;".formatted(p, unit, p));
        }
        emitter.line("amt%d[%s] = %s;".formatted(p, unit, notation.choice(w, amount.code(), "0L")));
        fragment.arrays.addAll(List.of("out" + p, "amt" + p));
        fragment.defines.add("w" + p);
        if (layout.shape().detail() == Detail.REASONS) {
            if (!applicable.is("true")) {
                String asked = notation.test(emitter.knownTrue(applicable));
                why = "(%s ? %s : 0)".formatted(asked, why);
            }
            String type = BatchDecisions.width(programme).type;
            emitter.line("why%d[%s] = (%s) (%s);".formatted(p, unit, type, why));
            fragment.arrays.add("why" + p);
        }
    }

    private String coverUnknown(Programme programme) {
        Rule covers = programme.covers();
        if (covers == null || programme.unit() == Programme.Unit.MEMBER) {
            return "";
        }
        Val cover = cells.get(plan.cell(covers).id());
        return cover == null || !cover.mayBeUnknown()
                ? ""
                : emitter.emit(Plan.coversKnown(covers)).unknown();
    }

    private Fragment cover(Programme programme) {
        Fragment fragment = emitter.begin();
        int p = layout.library().programmes().indexOf(programme);
        Rule covers = Objects.requireNonNull(programme.covers());
        String covered = emitter.emit(new Node.Ref(covers, 0)).code();
        fragment.householdNeeds.add("w" + p);
        fragment.arrays.add("cov" + p);
        String both = notation.number(notation.both("w" + p, covered));
        emitter.line("cov%d[j] = (byte) %s;".formatted(p, both));
        return fragment;
    }
}
