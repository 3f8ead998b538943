package org.huimin.engine.feel;

import java.math.BigDecimal;
import java.util.List;

/** A formula as it is written, before its names and types are known. */
public sealed interface Expr {

    Span span();

    record Figure(Span span, BigDecimal value) implements Expr {}

    record Quote(Span span, String value) implements Expr {}

    record Truth(Span span, boolean value) implements Expr {}

    /** {@code null}: known to have no value. */
    record Null(Span span) implements Expr {}

    record Name(Span span, String text) implements Expr {}

    /** {@code 人.月工资收入}, {@code 低保.人均月收入}. */
    record Path(Span span, Expr base, Name name) implements Expr {}

    /** {@code 家庭成员[年龄 >= 60]}. */
    record Filter(Span span, Expr list, Expr test) implements Expr {}

    record Call(Span span, Name function, List<Expr> arguments) implements Expr {}

    record Binary(Span span, Operator operator, Expr left, Expr right) implements Expr {}

    record Negated(Span span, Expr value) implements Expr {}

    /** {@code x in [a..b]}, {@code x in (a, >= b, [c..d])}, {@code x between a and b}. */
    record In(Span span, Expr value, List<Expr> tests) implements Expr {}

    /** Stands only among the tests of {@link In}. */
    record Range(Span span, Expr low, boolean lowIncluded, Expr high, boolean highIncluded)
            implements Expr {}

    /** {@code >= 60}; stands only among the tests of {@link In}. */
    record Test(Span span, Operator operator, Expr bound) implements Expr {}

    record If(Span span, Expr condition, Expr then, Expr otherwise) implements Expr {}

    record For(Span span, Name variable, Expr list, Expr body) implements Expr {}

    record Quantified(Span span, boolean every, Name variable, Expr list, Expr test)
            implements Expr {}

    enum Operator {
        ADD("+"),
        SUBTRACT("-"),
        MULTIPLY("*"),
        DIVIDE("/"),
        EQUAL("="),
        UNEQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">="),
        AND("and"),
        OR("or");

        final String sign;

        Operator(String sign) {
            this.sign = sign;
        }
    }
}
