package org.huimin.engine.feel;

/** One word, number, text or sign of a formula. */
record Token(Kind kind, String text, Span span) {

    enum Kind {
        NAME,
        KEYWORD,
        NUMBER,
        TEXT,
        SIGN,
        END
    }

    boolean is(String sign) {
        return (kind == Kind.SIGN || kind == Kind.KEYWORD) && text.equals(sign);
    }

    /** How a Chinese message names it. */
    String shown() {
        return kind == Kind.END ? "公式结尾" : "“" + text + "”";
    }

    /** How an English message names it. */
    String shownEn() {
        return kind == Kind.END ? "the end" : "\"" + text + "\"";
    }
}
