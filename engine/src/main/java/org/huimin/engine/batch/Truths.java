package org.huimin.engine.batch;

import org.huimin.engine.feel.Node;
import org.huimin.engine.feel.Type;

/** Writes and, or and if: three-valued where something may be unknown, as the interpreter's. */
final class Truths {

    private final Emitter emitter;
    private final Notation notation;

    Truths(Emitter emitter) {
        this.emitter = emitter;
        this.notation = emitter.notation();
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
                        ? notation.both(
                                Val.either(a.code(), a.unknown()),
                                Val.either(b.code(), b.unknown()))
                        : Val.either(knownTrue(a), knownTrue(b));
        String name = emitter.named(Type.TRUTH, value);
        String still = and ? name : notation.not(name);
        return new Val(name, notation.both(unknown, still));
    }

    String knownTrue(Val value) {
        return value.neverKnown()
                ? "false"
                : value.mayBeUnknown()
                        ? notation.both(value.code(), notation.not(value.unknown()))
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
            return Val.known(picked(choice.type(), test.code(), then.code(), otherwise.code()));
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
                        : b.neverKnown()
                                ? a.code()
                                : picked(choice.type(), c.code(), a.code(), b.code());
        String unknown = notation.either(c.code(), ua, ub);
        if (!c.mayBeUnknown()) {
            return new Val(picked, unknown.equals("false") ? "" : unknown);
        }
        if (c.neverKnown()) {
            return new Val(
                    a.code(),
                    Val.either(Val.either(ua, ub), differ(choice.type(), a.code(), b.code())));
        }
        String differ = Val.either(Val.either(ua, ub), differ(choice.type(), a.code(), b.code()));
        return new Val(
                picked(choice.type(), c.unknown(), a.code(), picked),
                notation.either(c.unknown(), differ, unknown));
    }

    /** Whether a value is known; where nothing can be unknown it simply is. */
    Val known(Node inner) {
        Val value = emitter.emit(inner);
        return value.mayBeUnknown() && !value.neverKnown()
                ? Val.known(notation.not(value.unknown()))
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
                truth
                        ? notation.of("(%s == 1L)".formatted(code))
                        : "(%1$s == Long.MIN_VALUE ? 0L : %1$s)".formatted(code),
                value.unknown());
    }

    /** One of two values of the type. */
    String picked(Type type, String test, String then, String otherwise) {
        boolean once = then.equals("0L") || otherwise.equals("0L") || !notation.namesTests();
        String named = once ? test : emitter.named(Type.TRUTH, test);
        return type instanceof Type.Truth
                ? notation.either(named, then, otherwise)
                : notation.choice(named, then, otherwise);
    }

    /** Whether two values of the type differ. */
    String differ(Type type, String left, String right) {
        Ranges.Range all = Ranges.Range.ALL;
        return type instanceof Type.Truth
                ? notation.unlike(left, right)
                : notation.compare(Node.Comparison.UNEQUAL, left, all, right, all);
    }
}
