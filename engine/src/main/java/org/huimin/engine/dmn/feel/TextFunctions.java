package org.huimin.engine.dmn.feel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions of texts; lengths and positions count characters, not UTF-16 units. */
final class TextFunctions {

    private TextFunctions() {}

    static List<Builtin> all() {
        FeelType text = FeelType.Basic.STRING;
        return List.of(
                new Builtin("substring")
                        .form(TextFunctions::substring, "string", "start position", "length?"),
                new Builtin("string length")
                        .form(given -> Numbers.of(length(given.text(0))), "string")
                        .typed(text, FeelType.Basic.NUMBER),
                new Builtin("upper case")
                        .form(given -> given.text(0).toUpperCase(Locale.ROOT), "string")
                        .typed(text, text),
                new Builtin("lower case")
                        .form(given -> given.text(0).toLowerCase(Locale.ROOT), "string")
                        .typed(text, text),
                new Builtin("substring before").form(TextFunctions::before, "string", "match"),
                new Builtin("substring after").form(TextFunctions::after, "string", "match"),
                new Builtin("contains")
                        .form(given -> given.text(0).contains(given.text(1)), "string", "match"),
                new Builtin("starts with")
                        .form(given -> given.text(0).startsWith(given.text(1)), "string", "match"),
                new Builtin("ends with")
                        .form(given -> given.text(0).endsWith(given.text(1)), "string", "match"),
                new Builtin("matches").form(TextFunctions::matches, "input", "pattern", "flags?"),
                new Builtin("replace")
                        .form(TextFunctions::replace, "input", "pattern", "replacement", "flags?"),
                new Builtin("split").form(TextFunctions::split, "string", "delimiter"),
                new Builtin("string join").form(TextFunctions::join, "list", "delimiter?"));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String substring(Given given) {
        String text = given.text(0);
        int length = length(text);
        int start = given.wholeNumber(1);
        if (start == 0 || Math.abs((long) start) > length) {
            throw new Builtin.NoResult("start position outside the text");
        }
        int from = start > 0 ? start - 1 : length + start;
        int count = length - from;
        if (given.has(2)) {
            BigDecimal wanted = given.number(2);
            if (wanted.compareTo(BigDecimal.ONE) < 0) {
                throw new Builtin.NoResult("length below 1");
            }
            count = wanted.min(Numbers.of(count)).intValue();
        }
        int begin = text.offsetByCodePoints(0, from);
        return text.substring(begin, text.offsetByCodePoints(begin, count));
    }

    private static String before(Given given) {
        int at = given.text(0).indexOf(given.text(1));
        return at < 0 ? "" : given.text(0).substring(0, at);
    }

    private static String after(Given given) {
        int at = given.text(0).indexOf(given.text(1));
        return at < 0 ? "" : given.text(0).substring(at + given.text(1).length());
    }

    private static String optional(Given given, int index) {
        return given.any(index) == null ? "" : given.text(index);
    }

    private static boolean matches(Given given) {
        String input = given.text(0);
        Pattern pattern = XPathPattern.compile(given.text(1), optional(given, 2));
        return MatchLimits.guarded(() -> pattern.matcher(MatchLimits.limited(input)).find());
    }

    private static String replace(Given given) {
        String input = given.text(0);
        String flags = optional(given, 3);
        Pattern pattern = XPathPattern.compile(given.text(1), flags);
        Matcher matcher = pattern.matcher(MatchLimits.limited(input));
        String replacement = given.text(2);
        String java =
                flags.contains("q")
                        ? Matcher.quoteReplacement(replacement)
                        : XPathReplacement.java(replacement, matcher.groupCount());
        return MatchLimits.guarded(() -> {
            if (pattern.matcher("").find()) {
                throw new Builtin.NoResult("the pattern matches an empty text");
            }
            return matcher.replaceAll(java);
        });
    }

    private static List<@Nullable Object> split(Given given) {
        String input = given.text(0);
        Pattern pattern = XPathPattern.compile(given.text(1), "");
        return MatchLimits.guarded(() -> {
            if (pattern.matcher("").find()) {
                throw new Builtin.NoResult("the delimiter matches an empty text");
            }
            List<@Nullable Object> parts = new ArrayList<>();
            Matcher matcher = pattern.matcher(MatchLimits.limited(input));
            int from = 0;
            while (matcher.find()) {
                parts.add(input.substring(from, matcher.start()));
                from = matcher.end();
            }
            parts.add(input.substring(from));
            return parts;
        });
    }

    private static String join(Given given) {
        String delimiter = Objects.requireNonNullElse((String) optional(given, 1), "");
        StringJoiner joined = new StringJoiner(delimiter);
        for (Object element : given.list(0)) {
            if (element instanceof String text) {
                joined.add(text);
            } else if (element != null) {
                throw given.wrong(0, "list of texts");
            }
        }
        return joined.toString();
    }
}
