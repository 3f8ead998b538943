package org.huimin.platform.console;

import java.math.BigDecimal;

/** Money at the edge: exact yuan with two decimals. */
final class Money {
    private static final int FEN_DIGITS = 2;

    private Money() {}

    static BigDecimal yuan(long fen) {
        return BigDecimal.valueOf(fen, FEN_DIGITS);
    }

    /** As JSON carries it: a string, since a JSON number may lose fen on its way. */
    static String text(long fen) {
        return yuan(fen).toPlainString();
    }
}
