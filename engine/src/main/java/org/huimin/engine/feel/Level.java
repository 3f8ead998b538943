package org.huimin.engine.feel;

/**
 * Whom a value belongs to. What belongs to a place is the same for its households, what belongs to
 * a household the same for its members; upwards only an aggregate leads.
 */
public enum Level {
    PLACE("地区", "place"),
    HOUSEHOLD("家庭", "household"),
    MEMBER("成员", "member");

    private final String zh;
    private final String en;

    Level(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    /** As it is written in rule files. */
    public String en() {
        return en;
    }
}
