package org.huimin.engine.dmn.feel;

import org.jspecify.annotations.Nullable;

/**
 * All values between two bounds, or on one side of one, or a lone value or all but it.
 *
 * @param low null when the side is open without end
 */
public record FeelRange(
        Form form,
        @Nullable Object low,
        boolean lowIncluded,
        @Nullable Object high,
        boolean highIncluded) {

    /** How it was written; two ranges of different form are never equal. */
    public enum Form {
        INTERVAL,
        LESS,
        AT_MOST,
        MORE,
        AT_LEAST,
        EQUAL,
        UNEQUAL
    }

    /** A range written by one comparison, such as {@code (< 10)}. */
    static FeelRange of(Form form, @Nullable Object end) {
        return switch (form) {
            case LESS -> new FeelRange(form, null, false, end, false);
            case AT_MOST -> new FeelRange(form, null, false, end, true);
            case MORE -> new FeelRange(form, end, false, null, false);
            case AT_LEAST -> new FeelRange(form, end, true, null, false);
            case INTERVAL, EQUAL -> new FeelRange(form, end, true, end, true);
            case UNEQUAL -> new FeelRange(form, end, false, end, false);
        };
    }

    boolean openEnded() {
        return form != Form.INTERVAL && form != Form.EQUAL;
    }
}
