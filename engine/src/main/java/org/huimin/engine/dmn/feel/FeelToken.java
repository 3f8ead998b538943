package org.huimin.engine.dmn.feel;

/**
 * A word, number, text or sign of a FEEL expression.
 *
 * @param at where it starts, in chars
 */
record FeelToken(Kind kind, String text, int at) {

    enum Kind {
        WORD,
        NUMBER,
        TEXT,
        /** {@code @"2026-01-01"}. */
        AT_LITERAL,
        SIGN,
        END
    }

    boolean sign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean word(String word) {
        return kind == Kind.WORD && text.equals(word);
    }
}
