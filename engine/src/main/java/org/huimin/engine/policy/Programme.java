package org.huimin.engine.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
    private final List<Rule> outputs = new ArrayList<>();
    private @Nullable Rule applies;
    private @Nullable Rule covers;
    private List<String> also = List.of();
    private ProgrammeKind kind;
    private Text department = Text.NONE;
    private Timing timing = Timing.DEFAULT;
    private List<Concurrency> concurrency = List.of();
    private List<StandardCheck> checks = List.of();
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
        this.kind = paid ? ProgrammeKind.ALLOWANCE : ProgrammeKind.STATUS;
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

    /** The fact of what a person is being paid by it now. */
    public String receivedFact() {
        return "received_" + id.replace('-', '_');
    }

    public String shortName() {
        return shortName;
    }

    /** Every name a person may type for it: id, Chinese and English names, other words. */
    public List<String> called() {
        return Stream.concat(Stream.of(id, zh, shortName, en), also.stream()).distinct().toList();
    }

    void also(List<String> words) {
        also = List.copyOf(words);
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

    /** Whether department rolls say who is paid, so that payments can be compared with it. */
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

    /** What a grant says besides its amount: who approves, until when, which services. */
    public List<Rule> outputs() {
        return outputs;
    }

    /** False means not applicable; null means always applicable. */
    public @Nullable Rule applies() {
        return applies;
    }

    /** Which members a household programme covers; null means all. */
    public @Nullable Rule covers() {
        return covers;
    }

    /** What it gives. */
    public ProgrammeKind kind() {
        return kind;
    }

    /** The department that grants it, for a referral or a service; else empty. */
    public Text department() {
        return department;
    }

    /** When it begins, ends and is looked at again. */
    public Timing timing() {
        return timing;
    }

    /** What holds with programmes that come before it in the order of classification. */
    public List<Concurrency> concurrency() {
        return concurrency;
    }

    /** What the values of its parameters must hold to. */
    public List<StandardCheck> checks() {
        return checks;
    }

    void checks(List<StandardCheck> read) {
        checks = List.copyOf(read);
    }

    void terms(ProgrammeKind what, Text who, Timing when, List<Concurrency> beside) {
        kind = what;
        department = who;
        timing = when;
        concurrency = List.copyOf(beside);
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
