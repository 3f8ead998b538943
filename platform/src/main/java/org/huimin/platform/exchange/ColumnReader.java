package org.huimin.platform.exchange;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huimin.engine.feel.CodeList;
import org.huimin.engine.policy.Vocabulary;
import org.jspecify.annotations.Nullable;

/** Reads one column of a contract. */
final class ColumnReader {
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");
    private static final Pattern TYPE = Pattern.compile("([a-z-]+)(?:\\(([a-z0-9-]+)\\))?");

    private final Vocabulary vocabulary;

    ColumnReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** One column; every mistake is told at its line. */
    Column read(YamlMap map) {
        String id = map.text("id");
        if (!NAME.matcher(id).matches()) {
            map.problemAt(
                    "id",
                    "列的编号用英文驼峰，如 idNumber。",
                    "a column id is English camelCase, such as idNumber.");
        }
        String word = map.text("type");
        Matcher type = TYPE.matcher(word);
        Optional<ColumnType> known = type.matches() ? type(type.group(1)) : Optional.empty();
        if (known.isEmpty()) {
            map.problemAt(
                    "type",
                    "不认识类型“" + word + "”。",
                    "unknown type '"
                            + word
                            + "'; known: id-number, text, code(list), date, month, money, decimal(n), count, boolean, place.");
        }
        ColumnType columnType = known.orElse(ColumnType.TEXT);
        @Nullable String argument = known.isEmpty() ? null : type.group(2);
        int scale = scale(map, columnType, argument);
        String zh = map.text("zh");
        String en = map.optionalText("en");
        Column column =
                new Column(
                        id,
                        zh,
                        en == null ? id : en,
                        List.copyOf(map.texts("also")),
                        columnType,
                        scale,
                        columnType == ColumnType.CODE ? codes(map, argument) : null,
                        map.flag("required"),
                        bound(map, "min", columnType, scale),
                        bound(map, "max", columnType, scale),
                        map.flag("secret"),
                        List.copyOf(map.texts("nothing")),
                        map.flag("past"));
        map.has("note");
        map.nothingElse();
        if (column.secret() && columnType != ColumnType.TEXT) {
            map.problemAt(
                    "secret",
                    "只有文本列可以加密（身份号码总是加密的）。",
                    "only text columns can be secret (identity numbers always are).");
        }
        if (column.past() && columnType != ColumnType.DATE) {
            map.problemAt("past", "只有日期列可以写 past。", "only columns of dates can be 'past'.");
        }
        return column;
    }

    private static Optional<ColumnType> type(String word) {
        for (ColumnType type : ColumnType.values()) {
            if (type.word().equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private static int scale(YamlMap map, ColumnType type, @Nullable String argument) {
        if (type == ColumnType.MONEY) {
            return 2;
        }
        if (type != ColumnType.DECIMAL) {
            return 0;
        }
        if (argument == null || !argument.matches("[0-9]")) {
            map.problemAt(
                    "type",
                    "小数要写位数，如 decimal(2)。",
                    "a decimal needs its digits, such as decimal(2).");
            return 0;
        }
        return Integer.parseInt(argument);
    }

    private @Nullable CodeList codes(YamlMap map, @Nullable String id) {
        Optional<CodeList> list = id == null ? Optional.empty() : vocabulary.codeList(id);
        if (list.isEmpty()) {
            map.problemAt(
                    "type",
                    "没有代码表“" + id + "”；已有：" + String.join("、", ids()) + "。",
                    "there is no code list '" + id + "'.");
        }
        return list.orElse(null);
    }

    private static @Nullable Long bound(YamlMap map, String key, ColumnType type, int scale) {
        String text = map.optionalText(key);
        if (text == null) {
            return null;
        }
        try {
            if (type.isNumber()) {
                return new BigDecimal(text).movePointRight(scale).longValueExact();
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // told below
        }
        map.problemAt(
                key,
                "“" + key + "”应当是这一列能有的数。",
                "'" + key + "' must be a number that this column can hold.");
        return null;
    }

    private List<String> ids() {
        return vocabulary.codeLists().stream().map(CodeList::id).sorted().toList();
    }
}
