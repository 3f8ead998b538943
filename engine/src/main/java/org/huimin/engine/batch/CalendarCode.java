package org.huimin.engine.batch;

import org.huimin.engine.feel.Node;
import org.huimin.engine.feel.Type;

/** Writes the functions of dates and the calendar of working days. */
final class CalendarCode {

    private final Emitter emitter;
    private final Layout layout;

    CalendarCode(Emitter emitter, Layout layout) {
        this.emitter = emitter;
        this.layout = layout;
    }

    Val dated(Node.Dated dated) {
        Val left = emitter.emit(dated.left());
        Val right = emitter.emit(dated.right());
        if (left.neverKnown() || right.neverKnown()) {
            return Val.never(dated.type());
        }
        if (left.constant() && right.constant()) {
            return Val.known(dated.function().apply(left.number(), right.number()) + "L");
        }
        String unknown = Val.either(left.unknown(), right.unknown());
        String from = left.code();
        String by = right.code();
        if (!unknown.isEmpty()) {
            // an arbitrary value may lead out of the calendar
            unknown = emitter.named(Type.TRUTH, unknown);
            String test = emitter.notation().test(unknown);
            from = "(%s ? 0L : %s)".formatted(test, from);
            by = "(%s ? 0L : %s)".formatted(test, by);
        }
        return new Val("Dates.%s(%s, %s)".formatted(dated.function().method(), from, by), unknown);
    }

    /** Beyond the calendar's years the answer is unknown; a clean kernel hands the household on. */
    Val workingDay(Node.WorkingDay workingDay, Fragment fragment) {
        Val left = emitter.emit(workingDay.left());
        Val right = emitter.emit(workingDay.right());
        if (left.neverKnown() || right.neverKnown()) {
            return Val.never(workingDay.type());
        }
        fragment.arrays.add("calendar");
        String answer =
                emitter.named(
                        "long",
                        "calendar.%s(%s, %s)"
                                .formatted(
                                        workingDay.adding() ? "plus" : "between",
                                        left.code(),
                                        right.code()));
        String beyond = emitter.notation().of("(%s == WorkingDayTable.UNKNOWN)".formatted(answer));
        String unknown = Val.either(left.unknown(), right.unknown());
        if (layout.full()) {
            unknown = Val.either(unknown, beyond);
        } else {
            emitter.line("redo |= %s;".formatted(beyond));
        }
        return new Val(answer, unknown);
    }
}
