package org.huimin.platform.people;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.huimin.platform.exchange.Column;
import org.huimin.platform.exchange.DatasetContract;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a household register as expressions over its rows, which stand under the name
 * {@code i}.
 *
 * @param active whether the row's person is an active member; never null
 */
record RegisterColumns(
        String name,
        String sex,
        String birthDate,
        String number,
        String place,
        String urbanRural,
        String relation,
        String since,
        String active) {
    static RegisterColumns of(DatasetContract.Population register, LocalDate today) {
        return new RegisterColumns(
                column(register.name()),
                optional(register.sex(), "text"),
                optional(register.birthDate(), "date"),
                column(register.number()),
                column(register.place()),
                optional(register.urbanRural(), "text"),
                optional(register.relation(), "text"),
                optional(register.since(), "date"),
                active(register, today));
    }

    /** The county that keeps the row's household: two counties may use the same number. */
    String county() {
        return "(" + place + " / 1000000)::integer";
    }

    private static String active(DatasetContract.Population register, LocalDate today) {
        return register.active().isEmpty()
                ? "true"
                : "coalesce("
                        + register.active().stream()
                                .map(c ->
                                        ConditionSql.holds(
                                                c, column(c.column()), Moment.now(today)))
                                .collect(Collectors.joining(" and "))
                        + ", false)";
    }

    private static String column(Column column) {
        return "i." + SqlNames.column(column.id());
    }

    private static String optional(@Nullable Column column, String type) {
        return column == null ? "null::" + type : column(column);
    }
}
