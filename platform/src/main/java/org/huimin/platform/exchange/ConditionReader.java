package org.huimin.platform.exchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.huimin.engine.feel.CodeList;
import org.jspecify.annotations.Nullable;

/** Reads the {@code where} of a fact. */
final class ConditionReader {
    private final Columns columns;

    ConditionReader(Columns columns) {
        this.columns = columns;
    }

    List<Condition> read(YamlMap map, String key) {
        List<Condition> conditions = new ArrayList<>();
        map.map(key)
                .ifPresent(where -> {
                    for (String id : where.keys()) {
                        Column column = columns.named(where, id, id);
                        if (column == null) {
                            continue;
                        }
                        if (column.secret() || column.type() == ColumnType.ID_NUMBER) {
                            where.problemAt(
                                    id, "加密的列不能作条件。", "a sealed column cannot be a condition.");
                        } else if (where.isMap(id)) {
                            where.map(id).ifPresent(range -> conditions.add(range(column, range)));
                        } else {
                            conditions.add(in(column, where, id));
                        }
                    }
                });
        return List.copyOf(conditions);
    }

    private static Condition range(Column column, YamlMap range) {
        @Nullable String after = range.optionalText("after");
        @Nullable String before = range.optionalText("before");
        if (after != null || before != null) {
            if (!column.type().isDay() || !"today".equals(after == null ? before : after)) {
                range.problem(
                        "after/before 只能写 today，用于日期列。",
                        "after/before takes only today, on a date column.");
            }
            range.nothingElse();
            return after != null ? new Condition.NotPast(column) : new Condition.NotFuture(column);
        }
        Condition between =
                new Condition.Between(
                        column, number(column, range, "min"), number(column, range, "max"));
        range.nothingElse();
        return between;
    }

    private static @Nullable Long number(Column column, YamlMap map, String key) {
        String text = map.optionalText(key);
        if (text == null) {
            return null;
        }
        if (column.type().isNumber()) {
            try {
                return new BigDecimal(text).movePointRight(column.scale()).longValueExact();
            } catch (ArithmeticException | NumberFormatException e) {
                // told below
            }
        }
        map.problemAt(
                key,
                "“" + key + "”要是数字，用于数字列。",
                "'" + key + "' must be a number, on a number column.");
        return null;
    }

    private static Condition in(Column column, YamlMap where, String id) {
        List<String> values = new ArrayList<>();
        for (String text : where.texts(id)) {
            @Nullable String value = value(column, text);
            if (value == null) {
                where.problemAt(
                        id,
                        "列“" + column.zh() + "”没有值“" + text + "”。",
                        "column '" + id + "' has no value '" + text + "'.");
            } else {
                values.add(value);
            }
        }
        return new Condition.In(column, List.copyOf(values));
    }

    private static @Nullable String value(Column column, String text) {
        return switch (column.type()) {
            case CODE -> column.codes() == null ? text : code(column.codes(), text);
            case BOOLEAN -> text.equals("true") || text.equals("false") ? text : null;
            case MONEY, DECIMAL, COUNT -> scaled(column, text);
            case TEXT -> text;
            case ID_NUMBER, DATE, MONTH, PLACE -> null;
        };
    }

    private static @Nullable String code(CodeList list, String text) {
        return list.find(text).map(CodeList.Code::code).orElse(null);
    }

    private static @Nullable String scaled(Column column, String text) {
        try {
            return Long.toString(
                    new BigDecimal(text).movePointRight(column.scale()).longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }
}
