package org.huimin.engine.dmn.feel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is read and evaluated ends: with a value, or with the one declared error. */
class FeelFuzzTest {

    private static final List<String> PIECES =
            List.of(
                    "1",
                    "0",
                    "-",
                    "+",
                    "*",
                    "/",
                    "**",
                    "(",
                    ")",
                    "[",
                    "]",
                    "{",
                    "}",
                    ",",
                    ":",
                    "..",
                    ".",
                    "=",
                    "!=",
                    "<",
                    "<=",
                    ">",
                    "?",
                    "\"a\"",
                    "\"",
                    "@\"2024-01-01\"",
                    "@\"P1M\"",
                    "null",
                    "true",
                    "if",
                    "then",
                    "else",
                    "for",
                    "x",
                    "in",
                    "return",
                    "some",
                    "satisfies",
                    "and",
                    "or",
                    "not(",
                    "between",
                    "instance of",
                    "number",
                    "function(x)",
                    "count",
                    "sum(",
                    "date(",
                    "time(",
                    "string(",
                    "matches(",
                    "sort(",
                    "flatten(",
                    "家庭",
                    "rent",
                    "partial",
                    "item",
                    " ",
                    "\n",
                    "//",
                    "/*",
                    "1e999",
                    "9999999999",
                    "'",
                    "\\u",
                    "￥");

    @Test
    void neverHangsAndThrowsOnlyTheDeclaredError() {
        Random random = new Random(11);
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> {
                    int read = 0;
                    for (int i = 0; i < 60_000; i++) {
                        read += evaluates(soup(random)) ? 1 : 0;
                    }
                    // the soup is thin, but some of it is FEEL
                    assertThat(read).isGreaterThan(500);
                });
    }

    @Test
    void takesDeepNestingAndLongTexts() {
        for (String open : List.of("(", "[", "{a:", "-", "not(", "if ", "function() ", "x[")) {
            evaluates(open.repeat(20_000));
        }
        evaluates("1" + "+1".repeat(2_000));
        evaluates("9".repeat(50_000));
    }

    private static String soup(Random random) {
        StringBuilder soup = new StringBuilder();
        int length = 1 + random.nextInt(9);
        for (int i = 0; i < length; i++) {
            soup.append(PIECES.get(random.nextInt(PIECES.size())));
            if (random.nextInt(3) > 0) {
                soup.append(' ');
            }
        }
        return soup.toString();
    }

    private static boolean evaluates(String text) {
        try {
            Texts.of(FeelTest.value(text));
            return true;
        } catch (FeelFault declared) {
            return false;
        }
    }
}
