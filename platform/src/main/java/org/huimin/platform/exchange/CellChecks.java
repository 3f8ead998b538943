package org.huimin.platform.exchange;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.huimin.engine.base.IdentityNumber;
import org.huimin.engine.base.InputProblem;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.feel.CodeList;
import org.jspecify.annotations.Nullable;

/** The check of each type of column. */
final class CellChecks {
    private static final int LONGEST_TEXT = 500;
    private static final Map<String, Boolean> BOOLEANS =
            Map.ofEntries(
                    Map.entry("是", true),
                    Map.entry("否", false),
                    Map.entry("有", true),
                    Map.entry("无", false),
                    Map.entry("true", true),
                    Map.entry("false", false),
                    Map.entry("1", true),
                    Map.entry("0", false),
                    Map.entry("y", true),
                    Map.entry("n", false),
                    Map.entry("yes", true),
                    Map.entry("no", false),
                    Map.entry("√", true),
                    Map.entry("×", false));

    /** A spreadsheet's number keeps so many digits. */
    private static final int EXACT_DIGITS = 15;

    private static final Pattern SCIENTIFIC =
            Pattern.compile("[0-9](\\.[0-9]+[eE]\\+?|[eE]\\+)[0-9]{1,2}");
    private static final InputProblem ROUNDED_ID =
            new InputProblem(
                    "id-rounded",
                    "身份号码被表格软件当作数字存，后几位已丢失",
                    "the spreadsheet stored the identity number as a number and lost its last digits",
                    "请部门把该列设为文本格式后重新导出",
                    "make the column text and export again");
    private static final InputProblem ROUNDED =
            new InputProblem(
                    "text-rounded",
                    "长号码被表格软件当作数字存，后几位已丢失",
                    "the spreadsheet stored the long number as a number and lost its last digits",
                    "请部门把该列设为文本格式后重新导出",
                    "make the column text and export again");

    private static final InputProblem NO_PLACE =
            new InputProblem(
                    "place",
                    "不是2、4、6、9或12位的区划代码",
                    "not a place code of 2, 4, 6, 9 or 12 digits",
                    "请按最新区划代码填写；表格软件可能去掉了前后的零",
                    "use the current division codes; a spreadsheet may have dropped zeros");

    private final LocalDate today;
    private final IntPredicate knownDivision;

    /**
     * @param today nothing is born after it
     * @param knownDivision whether a six-digit division code exists or ever existed
     */
    CellChecks(LocalDate today, IntPredicate knownDivision) {
        this.today = today;
        this.knownDivision = knownDivision;
    }

    LocalDate today() {
        return today;
    }

    CellCheck of(Column column) {
        return switch (column.type()) {
            case ID_NUMBER -> this::identityNumber;
            case TEXT -> CellChecks::text;
            case CODE -> code(column.codeList());
            case DATE -> CellChecks::date;
            case MONTH -> this::month;
            case MONEY, DECIMAL, COUNT -> new NumberCheck(column);
            case BOOLEAN -> CellChecks::bool;
            case PLACE -> this::place;
        };
    }

    private @Nullable InputProblem identityNumber(
            String text, boolean numeric, CheckedRow row, int index) {
        if (isRounded(text, numeric)) {
            return ROUNDED_ID;
        }
        return switch (IdentityNumber.parse(text, today, knownDivision)) {
            case IdentityNumber.Valid valid -> accept(row, index, valid.number());
            case IdentityNumber.Invalid invalid -> invalid.problem();
        };
    }

    /** Always null, the sign that all is well: lets a check stay one expression. */
    private static @Nullable InputProblem accept(CheckedRow row, int index, String value) {
        row.set(index, value);
        return null;
    }

    private static @Nullable InputProblem accept(CheckedRow row, int index, long value) {
        row.set(index, value);
        return null;
    }

    private static @Nullable InputProblem text(
            String text, boolean numeric, CheckedRow row, int index) {
        if (text.length() > LONGEST_TEXT) {
            return new InputProblem(
                    "text-long",
                    "文字有 " + text.length() + " 个字，超过 " + LONGEST_TEXT + " 个",
                    "the text has " + text.length() + " characters, more than " + LONGEST_TEXT,
                    "请检查引号和分隔符，可能几行连成了一格",
                    "check quotes and separators: several rows may have run into one cell");
        }
        if (isRounded(text, numeric)) {
            return ROUNDED;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == '\uFFFD') {
                return new InputProblem(
                        "text-control",
                        "文字里有乱码或控制字符",
                        "the text has garbled or control characters",
                        "请部门重新导出这一行",
                        "have the department export this row again");
            }
        }
        return accept(row, index, text);
    }

    private static CellCheck code(CodeList list) {
        InputProblem unknown =
                new InputProblem(
                        "code-unknown",
                        "不在代码表“" + list.zh() + "”里",
                        "not in the code list '" + list.id() + "'",
                        "应为：" + sample(list, CodeList.Code::zh, "、"),
                        "expected: " + sample(list, CodeList.Code::en, ", "));
        return (text, numeric, row, index) -> {
            OptionalInt rank = rank(list, text);
            return rank.isEmpty()
                    ? unknown
                    : accept(row, index, list.codes().get(rank.getAsInt()).code());
        };
    }

    /**
     * The code meant: full-width characters and further zeros in front do not matter. Zeros that
     * are lacking do: 2 is another relation than 02.
     */
    private static OptionalInt rank(CodeList list, String text) {
        OptionalInt rank = list.rank(text);
        if (rank.isPresent()) {
            return rank;
        }
        String narrow = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        rank = list.rank(narrow);
        for (int i = 0; rank.isEmpty() && i + 1 < narrow.length() && narrow.charAt(i) == '0'; i++) {
            rank = list.rank(narrow.substring(i + 1));
        }
        return rank;
    }

    /** A long number that went through a spreadsheet's floating point, or is still written so. */
    private static boolean isRounded(String text, boolean numeric) {
        return numeric && text.length() > EXACT_DIGITS || isScientific(text);
    }

    private static boolean isScientific(String text) {
        return (text.indexOf('E') > 0 || text.indexOf('e') > 0)
                && SCIENTIFIC.matcher(text).matches();
    }

    /** A few labels for an error message. */
    private static String sample(
            CodeList list, Function<CodeList.Code, String> label, String between) {
        List<String> labels =
                list.codes().stream()
                        .limit(6)
                        .map(code -> code.code() + "=" + label.apply(code))
                        .toList();
        return String.join(between, labels) + (list.codes().size() > 6 ? "…" : "");
    }

    private static @Nullable InputProblem date(
            String text, boolean numeric, CheckedRow row, int index) {
        OptionalLong day = DayText.day(text, numeric);
        return day.isPresent()
                ? accept(row, index, day.getAsLong())
                : new InputProblem(
                        "date",
                        "不是日期",
                        "not a date",
                        "请写成 2026-01-31 的样子",
                        "write it like 2026-01-31");
    }

    /** A month to come would move the window over which everybody's income is averaged. */
    private @Nullable InputProblem month(String text, boolean numeric, CheckedRow row, int index) {
        OptionalLong month = DayText.month(text, numeric);
        if (month.isEmpty()) {
            return new InputProblem(
                    "month", "不是月份", "not a month", "请写成 2026-01 的样子", "write it like 2026-01");
        }
        return month.getAsLong() > today.toEpochDay()
                ? new InputProblem(
                        "month-future",
                        "月份在今天（%s）以后".formatted(today),
                        "the month is after today (%s)".formatted(today),
                        "请核对年份和月份",
                        "check the year and the month")
                : accept(row, index, month.getAsLong());
    }

    private static @Nullable InputProblem bool(
            String text, boolean numeric, CheckedRow row, int index) {
        Boolean value = BOOLEANS.get(text);
        if (value == null) {
            value =
                    BOOLEANS.get(
                            Normalizer.normalize(text, Normalizer.Form.NFKC)
                                    .toLowerCase(Locale.ROOT));
        }
        return value == null
                ? new InputProblem(
                        "boolean", "不是“是”或“否”", "neither yes nor no", "请填 是 或 否", "fill in 是 or 否")
                : accept(row, index, value ? 1 : 0);
    }

    private @Nullable InputProblem place(String text, boolean numeric, CheckedRow row, int index) {
        if (isScientific(text)) {
            return ROUNDED;
        }
        return switch (PlaceCode.read(text)) {
            case PlaceCode.Reading.Valid(PlaceCode place) ->
                    place.code() != 0 && knownDivision.test(place.county6())
                            ? accept(row, index, place.code())
                            : new InputProblem(
                                    "place-unknown",
                                    "区划代码的前六位不是县（市、区）",
                                    "the first six digits of the place code are no county",
                                    "请按最新区划代码填写",
                                    "use the current division codes");
            // the engine's sentence repeats the text: here it may be a number from another column
            case PlaceCode.Reading.Invalid _ -> NO_PLACE;
        };
    }
}
