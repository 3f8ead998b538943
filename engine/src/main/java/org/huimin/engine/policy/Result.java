package org.huimin.engine.policy;

import org.huimin.engine.feel.Type;

/** The result of a programme, as another programme's formula names it: 低保.符合条件. */
public record Result(Programme programme, Kind kind) implements PolicySymbol {

    /** What is asked of the programme. */
    public enum Kind {
        /** Applies and every condition is true, for the unit (household or member). */
        GRANTED("符合条件", "conditions are met"),
        /** The member is covered by a granted programme. */
        COVERED("保障对象", "covered person"),
        /** The amount of the unit; 0 where not granted. */
        AMOUNT("金额", "amount"),
        /** The sum of the components, granted or not; formulas cannot name it. */
        SUM("各项之和", "sum of its parts");

        final String zh;
        final String en;

        Kind(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }
    }

    @Override
    public String id() {
        return programme.id() + "." + kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public String zh() {
        return programme.shortName() + "." + kind.zh;
    }

    @Override
    public String en() {
        return programme.en() + ": " + kind.en;
    }

    @Override
    public Type type() {
        return kind == Kind.AMOUNT || kind == Kind.SUM
                ? Type.money(org.huimin.engine.feel.Units.of("month", false))
                : Type.TRUTH;
    }

    @Override
    public boolean ofMember() {
        return kind == Kind.COVERED || programme.unit() == Programme.Unit.MEMBER;
    }
}
