package org.huimin.engine.policy;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A value, or the reasons why it is unknown.
 *
 * @param missing empty when known
 */
record Value(long value, Set<Missing> missing) {

    static final Value TRUE = known(1);
    static final Value FALSE = known(0);

    static Value known(long value) {
        return new Value(value, Set.of());
    }

    static Value truth(boolean truth) {
        return truth ? TRUE : FALSE;
    }

    static Value unknown(Missing missing) {
        return new Value(0, Set.of(missing));
    }

    /** Unknown for the reasons of both. */
    static Value unknown(Value left, Value right) {
        if (left.known() || left.missing.equals(right.missing)) {
            return new Value(0, right.missing);
        }
        if (right.known()) {
            return new Value(0, left.missing);
        }
        Set<Missing> both = new LinkedHashSet<>(left.missing);
        both.addAll(right.missing);
        return new Value(0, both);
    }

    boolean known() {
        return missing.isEmpty();
    }

    boolean isTrue() {
        return known() && value != 0;
    }

    boolean isFalse() {
        return known() && value == 0;
    }

    /** Three-valued and. */
    Value and(Value other) {
        if (isFalse() || other.isFalse()) {
            return FALSE;
        }
        return known() && other.known() ? TRUE : unknown(this, other);
    }

    /** Three-valued or. */
    Value or(Value other) {
        if (isTrue() || other.isTrue()) {
            return TRUE;
        }
        return known() && other.known() ? FALSE : unknown(this, other);
    }

    Value not() {
        return known() ? truth(value == 0) : this;
    }
}
