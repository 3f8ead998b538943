package org.huimin.engine.feel;

/** Something a formula can name: a fact, a rule, a parameter, the result of a programme. */
public interface Symbol {

    String id();

    String zh();

    Type type();

    /** True when every member of the household has a value of its own. */
    boolean ofMember();
}
