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
    private final Gatherings gatherings;
    private final Map<Integer, Val> cells = new HashMap<>();

    StepWriter(Layout layout, Plan plan) {
        this.layout = layout;
        this.plan = plan;
        this.emitter = new Emitter(layout, plan, cells);
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
        emitter.line("boolean %s = cu%d[%s] == 0;".formatted(given, ordinal, index));
        String stored = "c%d[%s]".formatted(ordinal, index);
        if (fact.type() instanceof Type.Truth) {
            stored = "(" + stored + " != 0)";
        }
        return new Val(
                "(%s ? %s : %s)".formatted(given, stored, derived.code()),
                derived.mayBeUnknown() ? "(!%s & %s)".formatted(given, derived.unknown()) : "");
    }

    private void define(Plan.Cell cell, Val value, Fragment fragment, List<String> into) {
        if (value.constant()) {
            fragment.handsOn = fragment.body.stream().anyMatch(line -> line.contains("redo |= "));
            cells.put(cell.id(), value);
            return;
        }
        String type = cell.type() instanceof Type.Truth ? "boolean" : "long";
        String code = defined(cell, "v" + cell.id(), type, value.code(), fragment, into);
        String unknown = "";
        if (value.mayBeUnknown()) {
            unknown = defined(cell, "u" + cell.id(), "boolean", value.unknown(), fragment, into);
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
        boolean literal = code.equals("true") || code.equals("false") || code.matches("-?\\d+L");
        Set<String> alike = cell.ofMember() ? fragment.memberNeeds : fragment.householdNeeds;
        boolean alias = code.matches("[vu]\\d+") && !fragment.gathered && alike.contains(code);
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
                String known = "(%s | %s ? 0 : 1)".formatted(value.code(), value.unknown());
                refusing.add(bit(java, known, bit));
                open.add(bit(java, "(%s ? 1 : 0)".formatted(value.unknown()), bit));
            } else {
                refusing.add(bit(java, "(%s ? 0 : 1)".formatted(value.code()), bit));
            }
            bit++;
        }
        String no = refusing.isEmpty() ? "0" : emitter.named(java, String.join(" | ", refusing));
        String maybe = open.isEmpty() ? "" : emitter.named(java, String.join(" | ", open));
        outcome(programme, slot, no, maybe, fragment);
        return fragment;
    }

    /** The type in which the bits of a programme's conditions are put together. */
    private static String bits(Programme programme) {
        return programme.conditions().size() < Integer.SIZE ? "int" : "long";
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
        String open = maybe.isEmpty() ? "" : "(" + maybe + " != 0)";
        open = Val.either(open, amount.unknown());
        open = Val.either(open, coverUnknown(programme));
        Rule applies = programme.applies();
        Val applicable =
                applies == null ? Val.truth(true) : emitter.emit(new Node.Ref(applies, slot));
        Val granted = emitter.emit(new Node.Ref(new Result(programme, Result.Kind.GRANTED), slot));
        String why = maybe.isEmpty() ? no : "(%s != 0 ? %s : %s)".formatted(no, no, maybe);
        if (open.isEmpty() && !applicable.mayBeUnknown()) {
            // nothing is unknown: granted says it all
            String other =
                    applicable.is("true") ? "1" : "(%s ? 1 : 0)".formatted(applicable.code());
            emitter.line("boolean w%d = %s;".formatted(p, granted.code()));
            // whoever is granted is one to whom it applies
            emitter.line("out%d[%s] = (byte) ((w%d ? 1 : 0) + %s);".formatted(p, unit, p, other));
        } else {
            String outcome =
                    "(%s != 0 ? 1 : %s)"
                            .formatted(no, open.isEmpty() ? "2" : "(" + open + " ? 3 : 2)");
            outcome =
                    applicable.is("true")
                            ? outcome
                            : "(%s ? %s : 0)".formatted(applicable.code(), outcome);
            if (applicable.mayBeUnknown()) {
                outcome = "(%s ? 3 : %s)".formatted(applicable.unknown(), outcome);
            }
            emitter.line("int d%d = %s;".formatted(p, outcome));
            emitter.line("boolean w%d = d%d == 2;".formatted(p, p));
            emitter.line("out%d[%s] = (byte) d%d;".formatted(p, unit, p));
        }
        emitter.line("amt%d[%s] = w%d ? %s : 0L;".formatted(p, unit, p, amount.code()));
        fragment.arrays.addAll(List.of("out" + p, "amt" + p));
        fragment.defines.add("w" + p);
        if (layout.shape().detail() == Detail.REASONS) {
            if (!applicable.is("true")) {
                String asked =
                        applicable.mayBeUnknown()
                                ? "(%s & !%s)".formatted(applicable.code(), applicable.unknown())
                                : applicable.code();
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
        emitter.line("cov%d[j] = (byte) (w%d & %s ? 1 : 0);".formatted(p, p, covered));
        return fragment;
    }
}
