package org.huimin.engine.paper;

import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The {@code {names}} in a text. */
final class Blanks {
    private static final Pattern BLANK = Pattern.compile("\\{([^{}\\s]+)}");

    private Blanks() {}

    static Stream<String> in(String text) {
        return BLANK.matcher(text).results().map(match -> match.group(1));
    }

    static String fill(String text, UnaryOperator<String> value) {
        return BLANK.matcher(text)
                .replaceAll((MatchResult match) ->
                        Matcher.quoteReplacement(value.apply(match.group(1))));
    }
}
