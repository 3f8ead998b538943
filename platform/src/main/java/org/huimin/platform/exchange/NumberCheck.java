package org.huimin.platform.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.huimin.engine.base.InputProblem;
import org.jspecify.annotations.Nullable;

/** Money, decimals and counts: exact, within bounds, in the unit of the contract. */
final class NumberCheck implements CellCheck {
    /** More digits than any sum of money has. */
    private static final int MOST_DIGITS = 16;

    /** Commas stand between groups of three digits: 12,34 may be anything. */
    private static final Pattern GROUPED =
            Pattern.compile("[+-]?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]*)?");

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?[0-9]+(\\.[0-9]*)?([eE][+-]?[0-9]{1,2})?");
    private static final InputProblem NEGATIVE =
            new InputProblem(
                    "number-negative",
                    "是负数",
                    "negative",
                    "冲销、退款请与原记录合并成净额，或在冲销标志列注明后写正数",
                    "net a reversal or refund with the row it reverses, or mark it as reversed and give the positive sum");

    private final Column column;

    NumberCheck(Column column) {
        this.column = column;
    }

    @Override
    public @Nullable InputProblem check(String text, boolean numeric, CheckedRow row, int index) {
        long value;
        if (isPlain(text)) {
            int point = text.indexOf('.');
            int decimals = point < 0 ? 0 : text.length() - point - 1;
            value = digits(text);
            for (int i = decimals; i < column.scale(); i++) {
                value *= 10;
            }
        } else {
            BigDecimal number = number(text);
            if (number == null) {
                return problem(text);
            }
            if (number.signum() < 0 && column.min() != null && column.min() >= 0) {
                return NEGATIVE;
            }
            BigDecimal scaled =
                    number.setScale(
                                    Math.max(column.scale(), Math.min(6, number.scale())),
                                    RoundingMode.HALF_UP)
                            .stripTrailingZeros();
            if (scaled.scale() > column.scale()) {
                return tooFine();
            }
            if (scaled.precision() - scaled.scale() > MOST_DIGITS) {
                return outside();
            }
            value = scaled.movePointRight(column.scale()).longValueExact();
        }
        if (column.min() != null && value < column.min()
                || column.max() != null && value > column.max()) {
            return outside();
        }
        row.set(index, value);
        return null;
    }

    /**
     * Digits with at most one point and no more decimals than the column has: nearly every cell.
     */
    private boolean isPlain(String text) {
        int length = text.length();
        if (length > MOST_DIGITS || text.charAt(0) == '.' || text.charAt(length - 1) == '.') {
            return false;
        }
        int point = -1;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0) {
                point = i;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return point < 0 || length - point - 1 <= column.scale();
    }

    private static long digits(String text) {
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '.') {
                value = value * 10 + (c - '0');
            }
        }
        return value;
    }

    private static @Nullable BigDecimal number(String text) {
        String plain =
                Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .replace(" ", "")
                        .replace('\u2212', '-');
        if (plain.startsWith("(") && plain.endsWith(")") && plain.length() > 2) {
            // how accountants write a negative sum
            plain = "-" + plain.substring(1, plain.length() - 1);
        }
        if (plain.startsWith("¥") || plain.startsWith("￥")) {
            plain = plain.substring(1);
        }
        if (plain.endsWith("元")) {
            plain = plain.substring(0, plain.length() - 1);
        }
        if (GROUPED.matcher(plain).matches()) {
            plain = plain.replace(",", "");
        }
        if (plain.length() > 40 || !NUMBER.matcher(plain).matches()) {
            return null;
        }
        return new BigDecimal(plain.endsWith(".") ? plain + "0" : plain);
    }

    private static InputProblem problem(String text) {
        if (text.contains("万")) {
            return new InputProblem(
                    "number-ten-thousands",
                    "写成了“万”",
                    "written in ten-thousands",
                    "请换算成元，只写数字",
                    "convert to yuan and write digits only");
        }
        return new InputProblem(
                "number",
                "不是数字",
                "not a number",
                "请只写数字，如 1570.00",
                "write digits only, such as 1570.00");
    }

    private InputProblem tooFine() {
        return new InputProblem(
                "number-decimals",
                "小数超过 " + column.scale() + " 位",
                "more than " + column.scale() + " decimals",
                "请写到 " + column.scale() + " 位小数",
                "give " + column.scale() + " decimals");
    }

    private InputProblem outside() {
        String from = column.min() == null ? "…" : plain(column.min());
        String to = column.max() == null ? "…" : plain(column.max());
        return new InputProblem(
                "number-range",
                "不在 " + from + " 到 " + to + " 之间",
                "not between " + from + " and " + to,
                "请核对单位（元，不是万元或分）和数值",
                "check the unit (yuan, not ten-thousands or fen) and the number");
    }

    private String plain(long scaled) {
        return BigDecimal.valueOf(scaled, column.scale()).toPlainString();
    }
}
