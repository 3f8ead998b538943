package org.huimin.engine.dmn.feel;

import org.jspecify.annotations.Nullable;

/** Three-valued logic; what is neither true nor false counts as null. */
final class Logic {

    private Logic() {}

    static @Nullable Boolean truth(@Nullable Object value) {
        return value instanceof Boolean truth ? truth : null;
    }

    static @Nullable Boolean and(@Nullable Object left, @Nullable Object right) {
        Boolean one = truth(left);
        Boolean other = truth(right);
        if (Boolean.FALSE.equals(one) || Boolean.FALSE.equals(other)) {
            return false;
        }
        return one == null || other == null ? null : Boolean.TRUE;
    }

    static @Nullable Boolean or(@Nullable Object left, @Nullable Object right) {
        Boolean one = truth(left);
        Boolean other = truth(right);
        if (Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other)) {
            return true;
        }
        return one == null || other == null ? null : Boolean.FALSE;
    }

    static @Nullable Boolean not(@Nullable Object value) {
        Boolean truth = truth(value);
        return truth == null ? null : Boolean.valueOf(!truth);
    }
}
