package org.huimin.engine.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A benefit or status: who is entitled to what, by which conditions and components. */
public final class Programme {

    /** Whom a decision is about. */
    public enum Unit {
        HOUSEHOLD,
        MEMBER
    }

    private final String id;
    private final String zh;
    private final String shortName;
    private final String en;
    private final String law;
    private final Unit unit;
    private final int order;
    private final boolean paid;
    private final List<Rule> rules = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Rule> conditions = new ArrayList<>();
    private final List<Rule> components = new ArrayList<>();
    private @Nullable Rule applies;
    private @Nullable Rule covers;
    int ordinal = -1;

    Programme(
            String id,
            String zh,
            String shortName,
            String en,
            String law,
            Unit unit,
            int order,
            boolean paid) {
        this.id = id;
        this.zh = zh;
        this.shortName = shortName;
        this.en = en;
        this.law = law;
        this.unit = unit;
        this.order = order;
        this.paid = paid;
    }

    public String id() {
        return id;
    }

    public String zh() {
        return zh;
    }

    /** Its name in both languages. */
    public Text name() {
        return new Text(zh, en);
    }

    public String shortName() {
        return shortName;
    }

    public String en() {
        return en;
    }

    public String law() {
        return law;
    }

    public Unit unit() {
        return unit;
    }

    /** Classification order, smaller first. */
    public int order() {
        return order;
    }

    /** False for a status without money. */
    public boolean paid() {
        return paid;
    }

    public List<Rule> rules() {
        return rules;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    /** All must be true; the index is the bit in a batch's reasons. */
    public List<Rule> conditions() {
        return conditions;
    }

    /** Their sum is the amount. */
    public List<Rule> components() {
        return components;
    }

    /** False means not applicable; null means always applicable. */
    public @Nullable Rule applies() {
        return applies;
    }

    /** Which members a household programme covers; null means all. */
    public @Nullable Rule covers() {
        return covers;
    }

    void applies(@Nullable Rule rule) {
        this.applies = rule;
    }

    void covers(@Nullable Rule rule) {
        this.covers = rule;
    }

    @Override
    public String toString() {
        return zh;
    }
}
