package org.huimin.platform.exchange;

import org.jspecify.annotations.Nullable;

/**
 * A fact of the vocabulary, as far as data about people is concerned.
 *
 * @param ofHousehold about a household, else about a person
 * @param scale decimals of a number (money 2, count 0)
 * @param codes the list of a code fact, else null
 * @param absentIsNone when nobody delivers it: there is none (else: unknown)
 * @param derived a formula can tell it too
 */
public record Fact(
        String id,
        String zh,
        String en,
        boolean ofHousehold,
        Type type,
        int scale,
        @Nullable CodeList codes,
        boolean absentIsNone,
        boolean sensitive,
        boolean derived) {

    /** What a fact's values are. */
    public enum Type {
        MONEY,
        DECIMAL,
        COUNT,
        BOOLEAN,
        DATE,
        CODE;

        /** Kept as a scaled whole number. */
        public boolean isNumber() {
            return this == MONEY || this == DECIMAL || this == COUNT;
        }
    }

    /** The code list of a code fact. */
    public CodeList codeList() {
        if (codes == null) {
            throw new IllegalStateException("fact " + id + " is not a code");
        }
        return codes;
    }
}
