package org.huimin.platform.monitoring;

/** The two errors of social assistance. */
public enum Kind {
    /** 漏保: looks entitled and gets nothing. */
    MISSED("missed"),
    /** 错保: gets and looks not entitled. */
    WRONG("wrong");

    private final String code;

    Kind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Kind of(String code) {
        for (Kind kind : values()) {
            if (kind.code.equals(code)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("kind is missed or wrong, not " + code);
    }
}
