package org.huimin.engine.dmn.feel;

/**
 * An expression that we do not evaluate: it cannot be read, or it uses something outside the
 * subset. Never thrown for what the standard answers with null.
 */
public final class FeelFault extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final String construct;
    private final String zh;
    private final String en;
    private final int at;

    /**
     * @param construct short English name of what is not taken, stable, for counting
     * @param at position in the expression, in chars; -1 when it is not about one place
     */
    public FeelFault(String construct, String zh, String en, int at) {
        super(zh + " / " + en);
        this.construct = construct;
        this.zh = zh;
        this.en = en;
        this.at = at;
    }

    public String construct() {
        return construct;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    public int at() {
        return at;
    }

    /** Stops an evaluation that would not end in reasonable time or depth. */
    static FeelFault tooLong(String what) {
        return new FeelFault(
                "evaluation limit",
                "计算超出上限：" + what,
                "the evaluation exceeds a limit: " + what,
                -1);
    }
}
