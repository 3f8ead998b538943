package org.huimin.engine.feel;

/** Something a formula can name: a fact, a rule, a parameter, the result of a programme. */
public interface Symbol {

    String id();

    String zh();

    /** The English name; its id in words where none is written. */
    default String en() {
        return EnglishNames.of(id());
    }

    Type type();

    /** True when every member of the household has a value of its own. */
    boolean ofMember();

    /** Whom the value belongs to. */
    default Level level() {
        return ofMember() ? Level.MEMBER : Level.HOUSEHOLD;
    }
}
