package org.huimin.engine.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.feel.Level;
import org.huimin.engine.feel.Type;
import org.jspecify.annotations.Nullable;

/** A named formula of a programme; its variants differ by date and, where the law allows, place. */
public final class Rule implements PolicySymbol {

    private final String programmeId;
    private final String id;
    private final String zh;
    private String en = "";
    private final Type type;
    private final Level level;
    private final List<RuleVariant> variants = new ArrayList<>();
    int ordinal = -1;

    Rule(String programmeId, String id, String zh, Type type, Level level) {
        this.programmeId = programmeId;
        this.id = id;
        this.zh = zh;
        this.type = type;
        this.level = level;
    }

    public String programmeId() {
        return programmeId;
    }

    /** English id, unique in its programme. */
    @Override
    public String id() {
        return id;
    }

    @Override
    public String zh() {
        return zh;
    }

    /** As written, or made from the id: see {@link #named}. */
    @Override
    public String en() {
        return en.isEmpty() ? PolicySymbol.super.en() : en;
    }

    /** Whether somebody has written the English name. */
    boolean named() {
        return !en.isEmpty();
    }

    /** Takes the English name of a variant; the first one written counts. */
    void name(String english) {
        en = en.isEmpty() ? english : en;
    }

    @Override
    public Type type() {
        return type;
    }

    @Override
    public boolean ofMember() {
        return level == Level.MEMBER;
    }

    @Override
    public Level level() {
        return level;
    }

    public List<RuleVariant> variants() {
        return variants;
    }

    /**
     * The variant in force on the date at the place: the most specific place wins, then the latest
     * start. Null when none is in force.
     */
    public @Nullable RuleVariant variant(PlaceCode at, LocalDate on) {
        RuleVariant best = null;
        for (RuleVariant variant : variants) {
            if (variant.inForce(on) && variant.place().range().contains(at.code())) {
                best = best == null || supersedes(variant, best) ? variant : best;
            }
        }
        return best;
    }

    private static boolean supersedes(RuleVariant variant, RuleVariant other) {
        int levels = variant.place().level() - other.place().level();
        LocalDate from = variant.from();
        LocalDate otherFrom = other.from();
        return levels > 0
                || levels == 0 && from != null && (otherFrom == null || from.isAfter(otherFrom));
    }

    @Override
    public String toString() {
        return zh;
    }
}
