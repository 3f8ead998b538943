package org.huimin.engine.feel;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.huimin.engine.base.Dates;
import org.huimin.engine.feel.Type.Kind;
import org.jspecify.annotations.Nullable;

/** The functions of dates and months. */
final class DateCalls {

    /** How a function is written, for messages. */
    record Form(int arguments, String shown) {}

    private static final Map<String, Form> FORMS = new LinkedHashMap<>();

    static {
        FORMS.put("date", new Form(1, "date(\"2026-01-31\")"));
        FORMS.put("month", new Form(1, "month(决定日) 或 month(\"2026-03\")"));
        FORMS.put("months", new Form(1, "months(6)"));
        FORMS.put("age", new Form(2, "age(出生日期, 决定日)"));
        FORMS.put("monthsBetween", new Form(2, "monthsBetween(早, 晚)"));
        FORMS.put("daysBetween", new Form(2, "daysBetween(早, 晚)"));
        FORMS.put("addDays", new Form(2, "addDays(日期, 30)"));
        FORMS.put("addMonths", new Form(2, "addMonths(日期, 6)"));
        FORMS.put("addYears", new Form(2, "addYears(日期, 1)"));
        FORMS.put("startOfMonth", new Form(1, "startOfMonth(日期)"));
        FORMS.put("endOfMonth", new Form(1, "endOfMonth(日期)"));
        FORMS.put("yearOf", new Form(1, "yearOf(日期)"));
        FORMS.put("monthOf", new Form(1, "monthOf(日期)"));
        FORMS.put("dayOf", new Form(1, "dayOf(日期)"));
        FORMS.put("workingDaysBetween", new Form(2, "workingDaysBetween(早, 晚)"));
        FORMS.put("addWorkingDays", new Form(2, "addWorkingDays(日期, 10)"));
    }

    private static final Node ZERO = new Node.Constant(Type.COUNT, 0);

    private final Checker checker;

    DateCalls(Checker checker) {
        this.checker = checker;
    }

    Map<String, Form> forms() {
        return FORMS;
    }

    Typed call(Expr.Call call) {
        return switch (call.function().text()) {
            case "date" -> date(call);
            case "month" -> month(call);
            case "months" -> months(call);
            case "age" -> between(call, (a, b) -> new Node.Between(Node.Calendar.AGE, a, b));
            case "monthsBetween" -> monthsBetween(call);
            case "daysBetween" ->
                    between(call, (a, b) -> dated(Type.COUNT, DateFunction.DAYS, a, b));
            case "addDays" -> add(call, DateFunction.ADD_DAYS, 1);
            case "addMonths" -> add(call, DateFunction.ADD_MONTHS, 1);
            case "addYears" -> add(call, DateFunction.ADD_MONTHS, 12);
            case "startOfMonth" -> ofMonth(call, DateFunction.FIRST_DAY);
            case "endOfMonth" -> ofMonth(call, DateFunction.LAST_DAY);
            case "yearOf" -> part(call, DateFunction.YEAR);
            case "monthOf" -> part(call, DateFunction.MONTH_NUMBER);
            case "dayOf" -> part(call, DateFunction.DAY);
            case "workingDaysBetween" -> between(call, (a, b) -> new Node.WorkingDay(false, a, b));
            case "addWorkingDays" -> addWorkingDays(call);
            default -> throw new IllegalStateException(call.function().text());
        };
    }

    private static Node dated(Type type, DateFunction function, Node left, Node right) {
        return new Node.Dated(type, function, left, right);
    }

    private Typed date(Expr.Call call) {
        if (call.arguments().getFirst() instanceof Expr.Quote(var _, var text)) {
            try {
                return Typed.of(new Node.Constant(Type.DATE, LocalDate.parse(text).toEpochDay()));
            } catch (DateTimeParseException e) {
                return checker.flaw(
                        "bad-date",
                        call.span(),
                        "“%s”不是日期".formatted(text),
                        "\"%s\" is not a date".formatted(text),
                        "date(\"2026-01-31\")");
            }
        }
        return checker.flaw(
                "bad-date",
                call.span(),
                "date 要一个日期文字",
                "date takes a text",
                "date(\"2026-01-31\")");
    }

    private Typed month(Expr.Call call) {
        Expr argument = call.arguments().getFirst();
        if (argument instanceof Expr.Quote(var _, var text)) {
            try {
                return Typed.of(new Node.Constant(Type.MONTH, Dates.month(YearMonth.parse(text))));
            } catch (DateTimeParseException e) {
                return checker.flaw(
                        "bad-date",
                        call.span(),
                        "“%s”不是月份".formatted(text),
                        "\"%s\" is not a month".formatted(text),
                        "month(\"2026-03\")");
            }
        }
        Typed date = date(argument, call);
        return date.broken()
                ? date
                : Typed.of(dated(Type.MONTH, DateFunction.MONTH, date.node(), ZERO));
    }

    /** A count as a number of months. */
    private Typed months(Expr.Call call) {
        Expr argument = call.arguments().getFirst();
        Typed count = checker.present(argument);
        if (count.broken()) {
            return count;
        }
        return count.type() instanceof Type.Number(Kind kind, int scale, int _)
                        && scale == 0
                        && kind != Kind.MONEY
                ? new Typed(asMonths(count.node()), Type.MONTHS)
                : checker.flaw(
                        "not-a-count",
                        argument.span(),
                        "months 要整数",
                        "months takes a whole number",
                        "months(6)");
    }

    /** The same long under another type: times one month. */
    private static Node asMonths(Node count) {
        return count instanceof Node.Constant(var _, long value)
                ? new Node.Constant(Type.MONTHS, value)
                : new Node.Rescale(Type.MONTHS, count, 0);
    }

    private Typed monthsBetween(Expr.Call call) {
        Typed between = between(call, (a, b) -> new Node.Between(Node.Calendar.MONTHS, a, b));
        return between.broken() ? between : new Typed(between.node(), Type.MONTHS);
    }

    private interface Pair {
        Node of(Node left, Node right);
    }

    private Typed between(Expr.Call call, Pair pair) {
        Typed from = date(call.arguments().get(0), call);
        Typed to = date(call.arguments().get(1), call);
        return from.broken() || to.broken()
                ? Typed.BROKEN
                : Typed.of(pair.of(from.node(), to.node()));
    }

    private Typed add(Expr.Call call, DateFunction function, int times) {
        Typed date = date(call.arguments().getFirst(), call);
        Node amount = whole(call, function != DateFunction.ADD_DAYS);
        if (date.broken() || amount == null) {
            return Typed.BROKEN;
        }
        Node factor = new Node.Constant(Type.COUNT, times);
        Node months =
                times == 1
                        ? amount
                        : new Node.Arithmetic(Type.COUNT, Node.Operation.MULTIPLY, amount, factor);
        return Typed.of(dated(Type.DATE, function, date.node(), months));
    }

    private Typed addWorkingDays(Expr.Call call) {
        Typed date = date(call.arguments().getFirst(), call);
        Node amount = whole(call, false);
        return date.broken() || amount == null
                ? Typed.BROKEN
                : Typed.of(new Node.WorkingDay(true, date.node(), amount));
    }

    /** The second argument, a whole number; null after a flaw. */
    private @Nullable Node whole(Expr.Call call, boolean monthsToo) {
        Expr argument = call.arguments().get(1);
        Typed amount = checker.present(argument);
        if (amount.broken()) {
            return null;
        }
        if (amount.type() instanceof Type.Number(Kind kind, int scale, int _)
                && scale == 0
                && kind != Kind.MONEY
                && (monthsToo || kind != Kind.MONTHS)) {
            return amount.node();
        }
        checker.flaw(
                "not-a-count",
                argument.span(),
                "%s 的第二个参数要整数".formatted(call.function().text()),
                "the second argument of %s is a whole number".formatted(call.function().text()),
                form(call));
        return null;
    }

    /** First or last day of the month of a date, or of a month. */
    private Typed ofMonth(Expr.Call call, DateFunction function) {
        Expr argument = call.arguments().getFirst();
        Typed value = checker.present(argument);
        if (value.broken()) {
            return value;
        }
        Typed month = value;
        if (!(value.type() instanceof Type.Month)) {
            Typed date = date(value, argument.span(), call);
            if (date.broken()) {
                return date;
            }
            month = Typed.of(dated(Type.MONTH, DateFunction.MONTH, date.node(), ZERO));
        }
        return Typed.of(dated(Type.DATE, function, month.node(), ZERO));
    }

    private Typed part(Expr.Call call, DateFunction function) {
        Typed date = date(call.arguments().getFirst(), call);
        return date.broken() ? date : Typed.of(dated(Type.COUNT, function, date.node(), ZERO));
    }

    private Typed date(Expr argument, Expr.Call call) {
        return date(checker.present(argument), argument.span(), call);
    }

    private Typed date(Typed value, Span span, Expr.Call call) {
        return value.broken() || value.type() instanceof Type.Date
                ? value
                : checker.flaw(
                        "not-a-date",
                        span,
                        "%s 要日期，却是%s".formatted(call.function().text(), value.type().shown()),
                        "%s takes a date, not %s"
                                .formatted(call.function().text(), value.type().shownEn()),
                        form(call));
    }

    private static String form(Expr.Call call) {
        Form form = FORMS.get(call.function().text());
        return form == null ? "" : form.shown();
    }
}
