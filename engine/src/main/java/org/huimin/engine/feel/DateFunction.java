package org.huimin.engine.feel;

import java.util.function.LongBinaryOperator;
import org.huimin.engine.base.Dates;

/** What can be asked of dates and months; each is a static method of {@link Dates}. */
public enum DateFunction {
    /** Days from left to right. */
    DAYS("days", Dates::days),
    ADD_DAYS("plusDays", Dates::plusDays),
    /** The same day so many months later, or the last of that month. */
    ADD_MONTHS("plusMonths", Dates::plusMonths),
    /** The calendar month of a date. */
    MONTH("month", Dates::month),
    FIRST_DAY("firstDay", Dates::firstDay),
    LAST_DAY("lastDay", Dates::lastDay),
    YEAR("year", Dates::year),
    MONTH_NUMBER("monthNumber", Dates::monthNumber),
    DAY("day", Dates::day);

    private final String method;
    private final LongBinaryOperator function;

    DateFunction(String method, LongBinaryOperator function) {
        this.method = method;
        this.function = function;
    }

    /** The method of {@link Dates}, for generated code. */
    public String method() {
        return method;
    }

    public long apply(long left, long right) {
        return function.applyAsLong(left, right);
    }
}
