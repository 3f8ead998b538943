package org.huimin.platform.monitoring;

/** How sure the engine is: certain, or still missing a fact that could turn the answer. */
public enum Certainty {
    CERTAIN("certain"),
    NEEDS_INFORMATION("needs-information");

    private final String code;

    Certainty(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Certainty of(String code) {
        for (Certainty certainty : values()) {
            if (certainty.code.equals(code)) {
                return certainty;
            }
        }
        throw new IllegalArgumentException(
                "certainty is certain or needs-information, not " + code);
    }
}
