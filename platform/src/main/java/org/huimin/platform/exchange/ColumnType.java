package org.huimin.platform.exchange;

/** What a column of a department's file holds. */
public enum ColumnType {
    /** GB 11643 identity number; kept only as a blind index. */
    ID_NUMBER("id-number"),
    TEXT("text"),
    /** A code of a code list; kept as the code, read as code or label. */
    CODE("code"),
    DATE("date"),
    /** A month; kept as its first day. */
    MONTH("month"),
    /** Yuan with at most two decimals; kept in fen. */
    MONEY("money"),
    /** A number with a fixed count of decimals; kept scaled. */
    DECIMAL("decimal"),
    /** A whole number. */
    COUNT("count"),
    BOOLEAN("boolean"),
    /** A 12-digit division code; shorter codes are filled with zeros. */
    PLACE("place");

    private final String word;

    ColumnType(String word) {
        this.word = word;
    }

    /** The word that names this type in a contract. */
    public String word() {
        return word;
    }

    /** True when a value is a whole number of units of its scale. */
    public boolean isNumber() {
        return this == MONEY || this == DECIMAL || this == COUNT;
    }

    /** True when a value is a day. */
    public boolean isDay() {
        return this == DATE || this == MONTH;
    }
}
