package org.huimin.engine.batch;

import org.huimin.engine.feel.Node;
import org.huimin.engine.feel.Type;

/** Writes and, or and if: three-valued where something may be unknown, as the interpreter's. */
final class Truths {

    private final Emitter emitter;

    Truths(Emitter emitter) {
        this.emitter = emitter;
    }

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
        Val a = emitter.named(Type.TRUTH, left);
        Val b = emitter.named(Type.TRUTH, right);
        String unknown = Val.either(a.unknown(), b.unknown());
        // and: an unknown counts as true until a false decides; or: as false until a true decides
        String value =
                and
                        ? both(Val.either(a.code(), a.unknown()), Val.either(b.code(), b.unknown()))
                        : Val.either(knownTrue(a), knownTrue(b));
        String name = emitter.named("boolean", value);
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

    static String knownTrue(Val value) {
        return value.neverKnown()
                ? "false"
                : value.mayBeUnknown()
                        ? "(%s & !%s)".formatted(value.code(), value.unknown())
                        : value.code();
    }

    Val choice(Node.Choice choice) {
        Val test = emitter.emit(choice.condition());
        if (test.constant() && !test.neverKnown()) {
            return emitter.emit(test.is("true") ? choice.then() : choice.otherwise());
        }
        Val then = emitter.emit(choice.then());
        Val otherwise = emitter.emit(choice.otherwise());
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
        Val c = emitter.named(Type.TRUTH, test);
        Val a = emitter.named(choice.type(), then);
        Val b = emitter.named(choice.type(), otherwise);
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
                    a.code(),
                    Val.either(Val.either(ua, ub), "(%s != %s)".formatted(a.code(), b.code())));
        }
        String differ = "(%s | (%s != %s))".formatted(Val.either(ua, ub), a.code(), b.code());
        return new Val(
                "(%s ? %s : %s)".formatted(c.unknown(), a.code(), picked),
                "(%s ? %s : %s)".formatted(c.unknown(), differ, unknown));
    }

    /** Whether a value is known; where nothing can be unknown it simply is. */
    Val known(Node inner) {
        Val value = emitter.emit(inner);
        return value.mayBeUnknown() && !value.neverKnown()
                ? Val.known("(!%s)".formatted(value.unknown()))
                : Val.truth(!value.neverKnown());
    }

    /** A nullable value where it is not null; anything harmless where it is. */
    Val present(Node.Present present) {
        Val value = emitter.emit(present.value());
        boolean truth = present.type() instanceof Type.Truth;
        if (value.neverKnown()) {
            return Val.never(present.type());
        }
        if (value.constant()) {
            long number = value.number() == Type.NONE ? 0 : value.number();
            return truth ? Val.truth(number != 0) : Val.known(number + "L");
        }
        String code = emitter.named("long", value.code());
        return new Val(
                (truth ? "(%s == 1L)" : "(%1$s == Long.MIN_VALUE ? 0L : %1$s)").formatted(code),
                value.unknown());
    }

    static String picked(String test, String then, String otherwise) {
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
}
