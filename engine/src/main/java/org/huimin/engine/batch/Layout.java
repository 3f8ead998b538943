package org.huimin.engine.batch;

import java.time.LocalDate;
import java.util.Set;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.PolicySymbol;

/**
 * For which data a kernel is made: what may be unknown there, and how stored values are named.
 *
 * @param nullableFacts ids of the facts that may be unknown
 * @param kind what is taken for granted of the places
 * @param narrowParameters all parameters of the country stand in ints
 * @param full any fact may be unknown, a division by zero gives an unknown, arithmetic is checked
 *     step by step; else the household is handed on to a kernel where that is so
 */
record Layout(
        Library library,
        LocalDate on,
        Shape shape,
        Set<String> nullableFacts,
        ParameterRows parameters,
        Kind kind,
        boolean narrowParameters,
        boolean full) {

    /** The width of the fact's column. */
    Column.Width width(Fact fact) {
        return shape.narrow().getOrDefault(ordinal(fact), Column.Width.LONG);
    }

    /** Within ±2^bits a clean kernel expects the fact; 0 where it need not look. */
    int bits(Fact fact) {
        return full ? 0 : Ranges.bits(fact, width(fact));
    }

    /** How truth values are written in the loop. */
    Notation notation() {
        return full ? new Booleans() : new Signs();
    }

    long decisionDay() {
        return on.toEpochDay();
    }

    Val parameter(Parameter parameter, Fragment fragment) {
        int index = parameters.index(parameter);
        boolean truth = parameter.type() instanceof Type.Truth;
        if (missing(parameter)) {
            return Val.never(parameter.type());
        }
        Long fixed = kind.fixed().get(index);
        if (fixed != null) {
            return truth ? Val.truth(fixed != 0) : Val.known(fixed + "L");
        }
        String name = "p" + index;
        fragment.householdNeeds.add(name);
        String unknown = mayBeMissing(parameter) ? "pu" + index : "";
        if (!unknown.isEmpty()) {
            fragment.householdNeeds.add(unknown);
        }
        return new Val(truth ? notation().stored(name, Column.Width.LONG) : name, unknown);
    }

    /** Whether the parameter has no value in any of these places. */
    boolean missing(Parameter parameter) {
        return kind.missing().contains(parameters.index(parameter));
    }

    /** Whether the parameter has no value in some of these places. */
    boolean mayBeMissing(Parameter parameter) {
        return missing(parameter) || kind.open().contains(parameters.index(parameter));
    }

    /** A stored fact of the household ("i"), the loop's member ("j") or another member. */
    Val fact(Fact fact, String index, Fragment fragment) {
        int ordinal = ordinal(fact);
        boolean mayBeUnknown = nullableFacts.contains(fact.id());
        if (!index.equals("i") && !index.equals("j")) {
            fragment.arrays.add("c" + ordinal);
            String value = "c%d[%s]".formatted(ordinal, index);
            String number = width(fact) == Column.Width.LONG ? value : "((long) " + value + ")";
            if (mayBeUnknown) {
                fragment.arrays.add("cu" + ordinal);
            }
            return new Val(
                    fact.type() instanceof Type.Truth
                            ? notation().stored(value, width(fact))
                            : number,
                    mayBeUnknown
                            ? notation()
                                    .stored("cu%d[%s]".formatted(ordinal, index), Column.Width.BYTE)
                            : "");
        }
        Set<String> needs = index.equals("i") ? fragment.householdNeeds : fragment.memberNeeds;
        needs.add("f" + ordinal);
        if (mayBeUnknown) {
            needs.add("fu" + ordinal);
        }
        return new Val("f" + ordinal, mayBeUnknown ? "fu" + ordinal : "");
    }

    boolean given(Object key) {
        return key instanceof Fact fact && shape.given().contains(fact.id());
    }

    int ordinal(PolicySymbol fact) {
        return library.vocabulary().facts().indexOf(fact);
    }

    Fact fact(int ordinal) {
        return library.vocabulary().facts().get(ordinal);
    }
}
