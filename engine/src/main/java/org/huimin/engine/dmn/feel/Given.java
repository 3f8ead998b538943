package org.huimin.engine.dmn.feel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of a built-in function; asking for what was not given ends it without result. */
record Given(List<@Nullable Object> values, boolean named, Calling calling) {

    static final Object ABSENT = new Object();

    int count() {
        return values.size();
    }

    boolean has(int index) {
        return index < values.size() && values.get(index) != ABSENT;
    }

    /** The argument as it is, perhaps null. */
    @Nullable Object any(int index) {
        return has(index) ? values.get(index) : null;
    }

    /** The argument, not null; a list of one stands for its element. */
    Object one(int index) {
        Object value = any(index);
        if (value instanceof List<?> list && list.size() == 1) {
            value = list.get(0);
        }
        if (value == null) {
            throw new Builtin.NoResult("argument " + (index + 1) + " is null");
        }
        return value;
    }

    private <T> T as(int index, Class<T> wanted) {
        Object value = one(index);
        if (!wanted.isInstance(value)) {
            throw wrong(index, wanted.getSimpleName());
        }
        return wanted.cast(value);
    }

    Builtin.NoResult wrong(int index, String wanted) {
        return new Builtin.NoResult("argument " + (index + 1) + " is no " + wanted);
    }

    BigDecimal number(int index) {
        return as(index, BigDecimal.class);
    }

    /** A position or length; decimals fall away, and what is too large stays too large. */
    int wholeNumber(int index) {
        BigDecimal number = number(index).setScale(0, RoundingMode.DOWN);
        return number.abs().compareTo(Numbers.of(Integer.MAX_VALUE)) > 0
                ? Integer.MAX_VALUE
                : number.intValueExact();
    }

    String text(int index) {
        return as(index, String.class);
    }

    String text(int index, String absent) {
        return has(index) ? text(index) : absent;
    }

    FeelContext context(int index) {
        return as(index, FeelContext.class);
    }

    FeelFunction function(int index) {
        return as(index, FeelFunction.class);
    }

    FeelRange range(int index) {
        return as(index, FeelRange.class);
    }

    /** A date, also that of a date and time. */
    LocalDate date(int index) {
        Object value = one(index);
        return switch (value) {
            case LocalDate date -> date;
            case FeelDateTime at -> at.local().toLocalDate();
            default -> throw wrong(index, "date");
        };
    }

    /** The list; another value is taken as a list of one; null has no result. */
    List<@Nullable Object> list(int index) {
        Object value = any(index);
        if (value == null) {
            throw new Builtin.NoResult("argument " + (index + 1) + " is null");
        }
        return value instanceof List<?> ? Values.list(value) : Collections.singletonList(value);
    }

    /** The only argument's list, or all arguments as a list. */
    List<@Nullable Object> listOrAll() {
        return count() == 1 ? list(0) : values;
    }
}
