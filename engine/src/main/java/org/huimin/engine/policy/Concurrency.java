package org.huimin.engine.policy;

import org.jspecify.annotations.Nullable;

/**
 * Whether two programmes can be drawn at the same time; a pair is stated once, by the one that
 * comes later in the order of classification.
 *
 * @param with the programme of the lower order
 * @param per by whom it is counted: one member, or the household
 * @param law clause; "" when none is cited
 * @param choice the fact or rule that tells what was chosen; null but for {@link Kind#CHOICE}
 * @param who who may choose
 * @param until a yes or no of the household: while it is so, whoever draws the other one already
 *     keeps it, and both may be found due at once; null when there is no such passage
 */
public record Concurrency(
        Programme with,
        Programme.Unit per,
        Kind kind,
        String law,
        @Nullable PolicySymbol choice,
        Text who,
        @Nullable PolicySymbol until,
        Text note) {

    /** What holds between the two. */
    public enum Kind {
        /** Never both. */
        EXCLUSIVE("exclusive", "不能同时享受", "never both"),
        /** Both at once. */
        COMPATIBLE("compatible", "可以同时享受", "both may be drawn"),
        /** One of them, which somebody chooses. */
        CHOICE("choice", "只能选择一项", "one of them, by choice"),
        /** Only the higher one. */
        HIGHER("higher", "只发较高的一项", "only the higher one");

        private final String key;
        private final Text words;

        Kind(String key, String zh, String en) {
            this.key = key;
            this.words = new Text(zh, en);
        }

        /** As {@code programme.yaml} writes it. */
        public String key() {
            return key;
        }

        /** For people. */
        public Text words() {
            return words;
        }

        /** Whether one person (or household) may never be granted both. */
        public boolean excludes() {
            return this != COMPATIBLE;
        }
    }
}
