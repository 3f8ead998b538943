package org.huimin.engine.batch;

import java.util.ArrayList;
import java.util.List;
import org.huimin.engine.feel.Node;
import org.huimin.engine.feel.Type;
import org.jspecify.annotations.Nullable;

/** Writes sums, counts and their kin over the members of a household. */
final class Gatherings {

    private final Emitter emitter;
    private final Plan plan;
    private final Notation notation;

    Gatherings(Emitter emitter, Plan plan) {
        this.emitter = emitter;
        this.plan = plan;
        this.notation = emitter.notation();
    }

    Val aggregate(Node.Aggregate aggregate) {
        Node counted = plan.instead(aggregate);
        if (counted != null) {
            return emitter.emit(counted);
        }
        if (Plan.closed(aggregate)) {
            return emitter.cell(plan.cell(aggregate), "i");
        }
        String index = "j" + emitter.temporary();
        emitter.bind(aggregate.slot(), index);
        Gathered[] made = new Gathered[1];
        List<String> loop = emitter.apart(() -> made[0] = gather(aggregate, emitter.temporary()));
        Gathered gathered = made[0];
        gathered.before().forEach(emitter::line);
        emitter.line("for (int %s = b; %s < e; %s++) {".formatted(index, index, index));
        loop.forEach(each -> emitter.line("    " + each));
        emitter.line("}");
        gathered.after().forEach(emitter::line);
        return gathered.value();
    }

    /** What stands before and after a loop that gathers, and the value it leaves. */
    record Gathered(List<String> before, List<String> after, Val value) {}

    /** Writes the loop body of an aggregate into the current output; {@code id} makes its names. */
    Gathered gather(Node.Aggregate aggregate, String id) {
        Node filter = aggregate.filter();
        Val kept = filter == null ? null : emitter.emit(filter);
        Val body = emitter.emit(aggregate.body());
        if (filter == null && asOverNobody(aggregate, body)) {
            return new Gathered(List.of(), List.of(), body);
        }
        boolean sum = aggregate.gather() == Node.Gather.SUM;
        if (filter == null && sum && body.constant() && !body.neverKnown()) {
            String each = Roundings.times("(long) (e - b)", body.number(), true);
            return new Gathered(List.of(), List.of(), Val.known(each));
        }
        boolean unknown = body.mayBeUnknown() || kept != null && kept.mayBeUnknown();
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        String value = "g" + id;
        String open = "o" + id;
        if (unknown) {
            before.add(flag(open, "false"));
        }
        switch (aggregate.gather()) {
            case SUM -> {
                before.add("long %s = 0L;".formatted(value));
                String part =
                        body.neverKnown()
                                ? "0L"
                                : body.mayBeUnknown()
                                        ? notation.choice(
                                                emitter.named(Type.TRUTH, body.unknown()),
                                                "0L",
                                                body.code())
                                        : body.code();
                if (!part.equals("0L")) {
                    emitter.line(
                            "%s = %s;"
                                    .formatted(
                                            value,
                                            Emitter.calculated(
                                                    Node.Operation.ADD,
                                                    value,
                                                    part,
                                                    emitter.unchecked(aggregate))));
                }
                if (unknown) {
                    emitter.line("%s |= %s;".formatted(open, notation.code(body.unknown())));
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
        String decided = every ? value : notation.not(value);
        return new Gathered(before, after, new Val(value, notation.both(open, decided)));
    }

    /** Whether the body is what the aggregate gives even in a household without members. */
    private static boolean asOverNobody(Node.Aggregate aggregate, Val body) {
        return switch (aggregate.gather()) {
            case EVERY -> body.is("true");
            case SOME -> body.is("false");
            case SUM, MIN, MAX -> !(aggregate.type() instanceof Type.Optional) && body.is("0L");
        };
    }

    private String flag(String name, String value) {
        return "%s %s = %s;".formatted(notation.type(), name, notation.code(value));
    }

    private void quantify(
            Node.Aggregate aggregate, Val body, String value, String open, List<String> before) {
        boolean every = aggregate.gather() == Node.Gather.EVERY;
        before.add(flag(value, every ? "true" : "false"));
        if (!body.mayBeUnknown()) {
            emitter.line(
                    "%s %s %s;".formatted(value, every ? "&=" : "|=", notation.code(body.code())));
            return;
        }
        if (every) {
            String may = Val.either(body.unknown(), body.code());
            emitter.line("%s &= %s;".formatted(value, notation.code(may)));
        } else {
            String does = notation.both(notation.not(body.unknown()), body.code());
            emitter.line("%s |= %s;".formatted(value, notation.code(does)));
        }
        emitter.line("%s |= %s;".formatted(open, notation.code(body.unknown())));
    }

    private void extreme(
            Node.Aggregate aggregate,
            @Nullable Val kept,
            Val body,
            String value,
            String open,
            List<String> before) {
        String any = "a" + value;
        String overNobody = aggregate.type() instanceof Type.Optional ? "Long.MIN_VALUE" : "0L";
        before.add("long %s = %s;".formatted(value, overNobody));
        before.add("boolean %s = false;".formatted(any));
        String test = kept == null ? "true" : notation.test(kept.code());
        String keptUnknown = kept == null || !kept.mayBeUnknown() ? "" : kept.unknown();
        if (!keptUnknown.isEmpty()) {
            emitter.line("%s |= %s;".formatted(open, notation.code(keptUnknown)));
        }
        emitter.line("if (%s) {".formatted(test));
        if (body.mayBeUnknown()) {
            emitter.line("    %s |= %s;".formatted(open, notation.code(body.unknown())));
        }
        String best =
                "Math.%s(%s, %s)"
                        .formatted(
                                aggregate.gather() == Node.Gather.MAX ? "max" : "min",
                                value,
                                body.code());
        emitter.line("    %s = %s ? %s : %s;".formatted(value, any, best, body.code()));
        emitter.line("    %s = true;".formatted(any));
        emitter.line("}");
    }
}
