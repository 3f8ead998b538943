package org.huimin.engine.dmn.feel;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.huimin.engine.dmn.feel.FeelType.Basic;
import org.jspecify.annotations.Nullable;

/** Which values are of which types, and the standard's implicit conversions. */
public final class Typing {

    private Typing() {}

    /** {@code value instance of type}; null is an instance of Null only. */
    static boolean instance(@Nullable Object value, FeelType type) {
        return value == null ? FeelType.plain(type) == Basic.NULL : matches(value, type);
    }

    /** Whether the value fits the type without conversion; null fits every type. */
    static boolean matches(@Nullable Object value, FeelType type) {
        if (value == null) {
            return true;
        }
        return switch (FeelType.plain(type)) {
            case Basic basic -> basic == Basic.ANY || basic == basicOf(value);
            case FeelType.ListOf list ->
                    value instanceof List<?>
                            && Values.list(value).stream()
                                    .allMatch(each -> matches(each, list.element()));
            case FeelType.ContextOf context ->
                    value instanceof FeelContext given && has(given, context);
            case FeelType.RangeOf range ->
                    value instanceof FeelRange given
                            && matches(given.low(), range.element())
                            && matches(given.high(), range.element());
            case FeelType.FunctionOf wanted ->
                    value instanceof FeelFunction function && fits(function, wanted);
            case FeelType.Named _ -> throw circular(type);
        };
    }

    private static FeelFault circular(FeelType type) {
        return new FeelFault(
                "circular type", "类型“" + type + "”是循环定义", "the type " + type + " is circular", -1);
    }

    private static boolean has(FeelContext given, FeelType.ContextOf wanted) {
        for (Map.Entry<String, FeelType> entry : wanted.entries().entrySet()) {
            if (!given.has(entry.getKey())
                    || !matches(given.get(entry.getKey()), entry.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(FeelFunction function, FeelType.FunctionOf wanted) {
        List<FeelFunction.Parameter> parameters = function.parameters();
        if (parameters.size() != wanted.parameters().size()) {
            return false;
        }
        for (int i = 0; i < parameters.size(); i++) {
            if (!conforms(wanted.parameters().get(i), parameters.get(i).type())) {
                return false;
            }
        }
        if (FeelType.plain(wanted.result()) == Basic.ANY) {
            return true;
        }
        FeelType result = function.resultType();
        if (result == null) {
            throw new FeelFault(
                    "function result type",
                    "函数的结果类型无法静态判定，不能与函数类型比较",
                    "the result type of the function cannot be derived, so it cannot be compared"
                            + " with a function type",
                    -1);
        }
        return conforms(result, wanted.result());
    }

    /** Whether every value of the first type is one of the second. */
    static boolean conforms(FeelType type, FeelType wanted) {
        FeelType one = FeelType.plain(type);
        FeelType other = FeelType.plain(wanted);
        if (other == Basic.ANY || one == Basic.NULL || one.equals(other)) {
            return true;
        }
        return switch (other) {
            case Basic _, FeelType.Named _ -> false;
            case FeelType.ListOf list ->
                    one instanceof FeelType.ListOf mine && conforms(mine.element(), list.element());
            case FeelType.RangeOf range ->
                    one instanceof FeelType.RangeOf mine
                            && conforms(mine.element(), range.element());
            case FeelType.ContextOf context ->
                    one instanceof FeelType.ContextOf mine
                            && context.entries().entrySet().stream()
                                    .allMatch(entry ->
                                            conforms(
                                                    mine.entries().get(entry.getKey()),
                                                    entry.getValue(),
                                                    false));
            case FeelType.FunctionOf function ->
                    one instanceof FeelType.FunctionOf mine && conforms(mine, function);
        };
    }

    private static boolean conforms(@Nullable FeelType type, FeelType wanted, boolean absent) {
        return type == null ? absent : conforms(type, wanted);
    }

    private static boolean conforms(FeelType.FunctionOf mine, FeelType.FunctionOf wanted) {
        if (mine.parameters().size() != wanted.parameters().size()) {
            return false;
        }
        for (int i = 0; i < mine.parameters().size(); i++) {
            if (!conforms(wanted.parameters().get(i), mine.parameters().get(i))) {
                return false;
            }
        }
        return conforms(mine.result(), wanted.result());
    }

    /** The simple type of a value; Any for what is none. */
    public static FeelType typeOf(@Nullable Object value) {
        return basicOf(value);
    }

    /** The simple type of a value; Any for lists, contexts, ranges and functions. */
    static Basic basicOf(@Nullable Object value) {
        return switch (value) {
            case null -> Basic.NULL;
            case BigDecimal _ -> Basic.NUMBER;
            case String _ -> Basic.STRING;
            case Boolean _ -> Basic.BOOLEAN;
            case LocalDate _ -> Basic.DATE;
            case FeelTime _ -> Basic.TIME;
            case FeelDateTime _ -> Basic.DATE_TIME;
            case Duration _ -> Basic.DAYS_AND_TIME;
            case MonthSpan _ -> Basic.YEARS_AND_MONTHS;
            default -> Basic.ANY;
        };
    }

    /**
     * The value as one of the type: a list of one becomes its element or the reverse, a date
     * becomes its midnight; null when it is no value of the type or not an allowed one.
     */
    public static @Nullable Object coerce(@Nullable Object value, FeelType type, Calling calling) {
        if (value == null) {
            return null;
        }
        Object converted = converted(value, type);
        if (converted == null) {
            calling.note(Texts.of(value) + " is no " + type);
            return null;
        }
        if (!allowed(converted, type, calling)) {
            calling.note(Texts.of(value) + " is not among the allowed values of " + type);
            return null;
        }
        return converted;
    }

    private static @Nullable Object converted(Object value, FeelType type) {
        if (matches(value, type)) {
            return value;
        }
        FeelType plain = FeelType.plain(type);
        if (plain instanceof FeelType.ListOf list) {
            return !(value instanceof List<?>) && matches(value, list.element())
                    ? List.of(value)
                    : null;
        }
        if (value instanceof List<?> list && list.size() == 1) {
            Object only = list.get(0);
            return only != null && matches(only, type) ? only : null;
        }
        boolean dateTime = plain == Basic.DATE_TIME;
        return dateTime && value instanceof LocalDate date ? FeelDateTime.midnightUtc(date) : null;
    }

    private static boolean allowed(@Nullable Object value, FeelType type, Calling calling) {
        return switch (type) {
            case FeelType.Named named -> {
                Formula tests = named.allowed();
                boolean own = tests == null || passes(value, named, tests, calling);
                yield own && allowed(value, named.base(), calling);
            }
            case FeelType.ListOf list ->
                    !(value instanceof List<?>)
                            || Values.list(value).stream()
                                    .allMatch(each -> allowed(each, list.element(), calling));
            case FeelType.ContextOf context ->
                    !(value instanceof FeelContext given)
                            || context.entries().entrySet().stream()
                                    .allMatch(entry ->
                                            allowed(
                                                    given.get(entry.getKey()),
                                                    entry.getValue(),
                                                    calling));
            case Basic _, FeelType.RangeOf _, FeelType.FunctionOf _ -> true;
        };
    }

    private static boolean passes(
            @Nullable Object value, FeelType.Named named, Formula tests, Calling calling) {
        if (value == null) {
            return true;
        }
        if (value instanceof List<?> && !named.allowedOfWhole()) {
            return Values.list(value).stream()
                    .allMatch(each -> each == null || Evaluator.allows(tests, each, calling));
        }
        return Evaluator.allows(tests, value, calling);
    }
}
