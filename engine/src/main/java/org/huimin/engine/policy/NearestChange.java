package org.huimin.engine.policy;

import org.huimin.engine.feel.Type;
import org.huimin.engine.feel.Units;

/** A change of a fact that is tried or suffices; a candidate where it is still the same. */
record NearestChange(Fact fact, int member, long from, long to) {

    /** Yuan that one more or less of a thing counts as: a car, a share of a house. */
    private static final double THING = 50_000;

    /** Yuan that another state counts as: self-care, owning a business or not. */
    private static final double STATE = 100_000;

    NearestChange to(long value) {
        return new NearestChange(fact, member, from, value);
    }

    /** The type of the values it may become. */
    Type type() {
        return fact.type() instanceof Type.Optional(Type present) ? present : fact.type();
    }

    boolean sameFact(NearestChange other) {
        return fact == other.fact && member == other.member;
    }

    /**
     * How far it is in real life, in yuan: an amount a month counts for a year, things and states
     * by what they are about worth.
     */
    double effort() {
        double by = from == Type.NONE ? 0 : Math.abs((double) to - from);
        return switch (type()) {
            case Type.Number(var kind, int scale, int units) ->
                    switch (kind) {
                        case MONEY -> by / 100 * (Units.shown(units).contains("月") ? 12 : 1);
                        case COUNT, DECIMAL, PLAIN, MONTHS -> by / Math.pow(10, scale) * THING;
                    };
            default -> STATE + by;
        };
    }
}
