package org.huimin.engine.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What is known about one household.
 *
 * @param place 12-digit code of where it is registered
 * @param on the date the decision is for
 * @param facts household facts by id; values are Long (fen, scaled decimals, counts), Boolean,
 *     LocalDate, YearMonth, String (a code or text), {@link #NONE} or {@link #UNKNOWN}
 * @param unlisted what a left-out fact means
 * @param figures values of parameters that go before the tables, by {@link Parameter#key()}
 */
public record HouseholdInput(
        long place,
        LocalDate on,
        Map<String, Object> facts,
        List<MemberInput> members,
        Unlisted unlisted,
        Map<String, Figure> figures) {

    /** With every parameter as its table says. */
    public HouseholdInput(
            long place,
            LocalDate on,
            Map<String, Object> facts,
            List<MemberInput> members,
            Unlisted unlisted) {
        this(place, on, facts, members, unlisted, Map.of());
    }

    /** Says of a fact that it is not known, whatever its policy for being left out. */
    public static final Object UNKNOWN = Unlisted.UNKNOWN;

    /** Says of a nullable fact that it is known to have no value. */
    public static final Object NONE = Unlisted.NONE;

    /** What it means that a fact is not given. */
    public enum Unlisted {
        /** As each fact's {@code absent} says. */
        POLICY,
        /** Has none; facts that have no "none" (dates, sex) are unknown. */
        NONE,
        UNKNOWN
    }

    /**
     * One member.
     *
     * @param id any name, to be recognised in answers
     */
    public record MemberInput(String id, Map<String, Object> facts) {}

    /** The same household with one household fact changed. */
    public HouseholdInput with(String fact, Object value) {
        return new HouseholdInput(
                place, on, changed(facts, fact, value), members, unlisted, figures);
    }

    /** The same household with one fact of one member changed. */
    public HouseholdInput with(int member, String fact, Object value) {
        List<MemberInput> others = new java.util.ArrayList<>(members);
        MemberInput before = others.get(member);
        others.set(member, new MemberInput(before.id(), changed(before.facts(), fact, value)));
        return new HouseholdInput(place, on, facts, List.copyOf(others), unlisted, figures);
    }

    private static Map<String, Object> changed(
            Map<String, Object> facts, String fact, Object value) {
        Map<String, Object> changed = new java.util.LinkedHashMap<>(facts);
        changed.put(fact, value);
        return changed;
    }
}
