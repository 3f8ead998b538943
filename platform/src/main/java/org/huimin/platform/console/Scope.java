package org.huimin.platform.console;

import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.base.PlaceRange;
import org.huimin.platform.access.CallerContext;
import org.jspecify.annotations.Nullable;

/** The place a call is about, checked against the caller's own. */
final class Scope {
    private Scope() {}

    /**
     * @param place 2 to 12 digits; missing means the caller's own place
     * @return 12-digit code
     * @throws Refused when it is no code or lies outside
     */
    static long place(@Nullable String place) {
        PlaceRange own = CallerContext.current().scope();
        if (place == null || place.isBlank()) {
            return own.from();
        }
        long code = code(place);
        if (!own.contains(PlaceRange.under(code))) {
            throw new Refused(Problems.outOfScope(place));
        }
        return code;
    }

    /** Any place's code, inside or outside. */
    static long code(String place) {
        try {
            return PlaceCode.of(place.strip()).code();
        } catch (IllegalArgumentException _) {
            throw Refused.invalid(
                    "place", place, "区划代码为 2 至 12 位数字。", "A place code has 2 to 12 digits.");
        }
    }

    static String text(long code) {
        return "%012d".formatted(code);
    }
}
