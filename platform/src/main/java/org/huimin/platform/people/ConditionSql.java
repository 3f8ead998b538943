package org.huimin.platform.people;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.huimin.platform.exchange.Column;
import org.huimin.platform.exchange.ColumnType;
import org.huimin.platform.exchange.Condition;

/** A contract's conditions as SQL; null where the column is null, unless a bound is open. */
final class ConditionSql {
    private ConditionSql() {}

    /** The condition on a column of the given name. */
    static String holds(Condition condition, String column, Moment moment) {
        return switch (condition) {
            case Condition.In in ->
                    column
                            + " in ("
                            + in.values().stream()
                                    .map(v -> value(in.column(), v))
                                    .collect(Collectors.joining(", "))
                            + ")";
            case Condition.Between between -> {
                List<String> bounds = new ArrayList<>();
                if (between.min() != null) {
                    bounds.add(column + " >= " + between.min());
                }
                if (between.max() != null) {
                    bounds.add(column + " <= " + between.max());
                }
                yield bounds.isEmpty() ? column + " is not null" : String.join(" and ", bounds);
            }
            case Condition.NotPast notPast ->
                    "(%1$s is null or %1$s >= %2$s)".formatted(column, moment.day());
            case Condition.NotFuture notFuture ->
                    "(%1$s is null or %1$s <= %2$s)".formatted(column, moment.day());
        };
    }

    private static String value(Column column, String value) {
        return column.type() == ColumnType.CODE || column.type() == ColumnType.TEXT
                ? SqlNames.literal(value)
                : value;
    }
}
