package org.huimin.engine.policy;

/** A rule could not be calculated exactly (overflow): an error in the content or the data. */
public final class DecisionFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DecisionFault(String rule, ArithmeticException cause) {
        super(
                "规则“%s”计算溢出，请检查所给金额 / rule \"%s\" overflows; check the amounts given"
                        .formatted(rule, rule),
                cause);
    }
}
