package org.huimin.engine.policy;

import java.time.LocalDate;
import org.huimin.engine.base.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * What a value of a parameter must hold to, as {@code parameters/checks.yaml} says: left against
 * factor × right.
 *
 * @param place where it holds, and below
 * @param from first day it is looked at
 * @param residence only urban or only rural values are checked; null for both
 * @param factor scaled by 10^6
 * @param right another parameter of the same place; null for the left one itself
 * @param divisor right is divided by it before: 12 makes a month of a year
 * @param unit the result is rounded half up to it, in the scaled unit of the left; 0 for none
 * @param at which value of the right is meant
 * @param law clause; "" when none is cited
 * @param text why, for people
 */
public record StandardCheck(
        String programme,
        String id,
        Parameter left,
        Comparison comparison,
        long factor,
        @Nullable Parameter right,
        long divisor,
        long unit,
        At at,
        PlaceCode place,
        LocalDate from,
        Parameter.@Nullable Residence residence,
        String law,
        Severity severity,
        Text text) {

    /** The scale of {@link #factor}. */
    public static final long SCALE = 1_000_000;

    /** How left and right compare. */
    public enum Comparison {
        AT_LEAST("at-least", "不低于", "at least"),
        AT_MOST("at-most", "不高于", "at most"),
        BELOW("below", "低于", "below"),
        EQUALS("equals", "等于", "equal to");

        final String key;
        private final Text words;

        Comparison(String key, String zh, String en) {
            this.key = key;
            this.words = new Text(zh, en);
        }

        /** For people. */
        public Text words() {
            return words;
        }

        boolean holds(long left, long right) {
            return switch (this) {
                case AT_LEAST -> left >= right;
                case AT_MOST -> left <= right;
                case BELOW -> left < right;
                case EQUALS -> left == right;
            };
        }
    }

    /** Which value of the right parameter is meant. */
    public enum At {
        SAME("same", "", ""),
        URBAN("urban", "（城市）", " (urban)"),
        RURAL("rural", "（农村）", " (rural)"),
        PROVINCE("province", "（省定）", " (of the province)"),
        DAY_BEFORE("day-before", "（调整前）", " (of the day before)");

        final String key;
        private final Text words;

        At(String key, String zh, String en) {
            this.key = key;
            this.words = new Text(zh, en);
        }

        /** Behind the name of a parameter. */
        public Text words() {
            return words;
        }
    }

    /** What follows when it does not hold. */
    public enum Severity {
        /** The value cannot be set. */
        REFUSE,
        /** Who approves is told. */
        WARN
    }

    /**
     * A value that does not hold to a check.
     *
     * @param row the row that sets it
     * @param residence urban or rural, where the value is for both
     * @param rightScaled what it was compared with, in the unit of the left
     */
    public record Breach(
            StandardCheck check,
            Parameter.Row row,
            Parameter.Residence residence,
            long rightScaled) {

        /** A sentence: the value, what it must hold to, and why. */
        public Text words() {
            Parameter left = check.left;
            Long value = row.value();
            String is = Values.shown(left.type(), value == null ? 0 : value);
            String bound = Values.shown(left.type(), rightScaled);
            String factor =
                    java.math.BigDecimal.valueOf(check.factor, 6)
                            .stripTrailingZeros()
                            .toPlainString();
            Parameter right = check.right == null ? left : check.right;
            String times = check.factor == SCALE ? "" : factor + " × ";
            String zh =
                    "%s %s%s 为 %s，应%s %s（%s%s%s）。%s"
                            .formatted(
                                    row.from(),
                                    left.zh(),
                                    side(residence).zh(),
                                    is,
                                    check.comparison.words.zh(),
                                    bound,
                                    times,
                                    right.zh(),
                                    check.at.words.zh(),
                                    check.text.zh());
            String en =
                    "%s%s of %s is %s and must be %s %s (%s%s%s). %s"
                            .formatted(
                                    left.en(),
                                    side(residence).en(),
                                    row.from(),
                                    is,
                                    check.comparison.words.en(),
                                    bound,
                                    times,
                                    right.en(),
                                    check.at.words.en(),
                                    check.text.en());
            return new Text(zh, en);
        }

        private static Text side(Parameter.Residence residence) {
            return switch (residence) {
                case URBAN -> new Text("（城市）", " (urban)");
                case RURAL -> new Text("（农村）", " (rural)");
                case BOTH -> Text.NONE;
            };
        }
    }
}
