package org.huimin.engine.policy;

import org.huimin.engine.feel.Node;
import org.huimin.engine.feel.Type;
import org.jspecify.annotations.Nullable;

/**
 * Something we may know about a member or a household. Facts with a formula are derived from others
 * unless a value is given.
 */
public final class Fact implements PolicySymbol {

    /** What a left-out fact means where its source is covered. */
    public enum Absent {
        UNKNOWN,
        /** 0, false, or the code list's none. */
        NONE
    }

    private final String id;
    private final String zh;
    private final String en;
    private final Type type;
    private final boolean ofMember;
    private final Absent absent;
    private final boolean sensitive;
    private final boolean fixed;
    private final @Nullable String formula;
    private @Nullable Node derivation;
    private boolean income;
    private boolean ofPlace;
    private boolean negative;
    private boolean past;
    private String note = "";
    int ordinal = -1;

    Fact(
            String id,
            String zh,
            String en,
            Type type,
            boolean ofMember,
            Absent absent,
            boolean sensitive,
            boolean fixed,
            @Nullable String formula) {
        this.id = id;
        this.zh = zh;
        this.en = en;
        this.type = type;
        this.ofMember = ofMember;
        this.absent = absent;
        this.sensitive = sensitive;
        this.fixed = fixed;
        this.formula = formula;
    }

    /** English id, unique over all facts; the name in JSON. */
    @Override
    public String id() {
        return id;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }

    @Override
    public Type type() {
        return type;
    }

    @Override
    public boolean ofMember() {
        return ofMember;
    }

    public Absent absent() {
        return absent;
    }

    public boolean sensitive() {
        return sensitive;
    }

    /** Nobody can change it (a date of birth): nearest-yes does not try. */
    public boolean fixed() {
        return fixed;
    }

    /** Income of the person: what is added up as such, and what more of must not pay. */
    public boolean income() {
        return income;
    }

    Fact income(boolean is) {
        income = is;
        return this;
    }

    /**
     * The same for everybody in a place (this month's price index): who states it overrides the
     * figure the place has registered.
     */
    public boolean ofPlace() {
        return ofPlace;
    }

    Fact ofPlace(boolean is) {
        ofPlace = is;
        return this;
    }

    /** A loss is possible; of other figures less than nothing is a slip of the pen. */
    public boolean mayBeNegative() {
        return negative || !(type.present() instanceof Type.Number);
    }

    Fact negative(boolean is) {
        negative = is;
        return this;
    }

    /** A date that cannot lie after the day of the decision (a date of birth). */
    public boolean past() {
        return past;
    }

    Fact past(boolean is) {
        past = is;
        return this;
    }

    /** What to know when writing it, for people; empty where the name says all. */
    public String note() {
        return note;
    }

    Fact note(String words) {
        note = words;
        return this;
    }

    public boolean derived() {
        return formula != null;
    }

    public @Nullable String formula() {
        return formula;
    }

    /** The checked formula of a derived fact. */
    public @Nullable Node derivation() {
        return derivation;
    }

    void derivation(@Nullable Node node) {
        this.derivation = node;
    }

    /** The value that means "has none": 0, false, null, the list's none. */
    public long noneValue() {
        return switch (type) {
            case Type.Code(var list) -> list.noneRank();
            case Type.Optional _ -> Type.NONE;
            default -> 0;
        };
    }

    @Override
    public String toString() {
        return zh;
    }
}
