package org.huimin.platform.policy;

/**
 * A change cannot be proposed or decided as asked; says why and what to do, in two languages.
 *
 * @see Kind
 */
public final class ChangeRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What is in the way. */
    public enum Kind {
        /** A field is wrong: give it again. */
        INVALID,
        /** Something happened meanwhile, or has to happen first. */
        CONFLICT
    }

    private final Kind kind;
    private final String code;
    private final String zh;
    private final String en;
    private final String remedyZh;
    private final String remedyEn;

    private ChangeRefused(
            Kind kind, String code, String zh, String en, String remedyZh, String remedyEn) {
        super(code + ": " + en);
        this.kind = kind;
        this.code = code;
        this.zh = zh;
        this.en = en;
        this.remedyZh = remedyZh;
        this.remedyEn = remedyEn;
    }

    static ChangeRefused invalid(
            String code, String zh, String en, String remedyZh, String remedyEn) {
        return new ChangeRefused(Kind.INVALID, code, zh, en, remedyZh, remedyEn);
    }

    static ChangeRefused conflict(
            String code, String zh, String en, String remedyZh, String remedyEn) {
        return new ChangeRefused(Kind.CONFLICT, code, zh, en, remedyZh, remedyEn);
    }

    public Kind kind() {
        return kind;
    }

    /** Stable name such as {@code stale-preview}. */
    public String code() {
        return code;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    public String remedyZh() {
        return remedyZh;
    }

    public String remedyEn() {
        return remedyEn;
    }
}
