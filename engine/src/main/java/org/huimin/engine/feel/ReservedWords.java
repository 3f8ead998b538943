package org.huimin.engine.feel;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of FEEL that are no names. */
public final class ReservedWords {

    /** Of the formulas of programmes. */
    static final Set<String> OF_FORMULAS =
            Set.of(
                    "and",
                    "or",
                    "if",
                    "then",
                    "else",
                    "for",
                    "in",
                    "return",
                    "every",
                    "some",
                    "satisfies",
                    "between",
                    "true",
                    "false",
                    "null");

    /** Of the whole standard, which DMN models are written in. */
    public static final Set<String> OF_THE_STANDARD =
            Stream.concat(OF_FORMULAS.stream(), Stream.of("function", "instance", "external"))
                    .collect(Collectors.toUnmodifiableSet());

    private ReservedWords() {}

    /** Whether formulas can use the word as a name. */
    public static boolean isName(String word) {
        return !OF_FORMULAS.contains(word)
                && (Character.isLetter(word.codePointAt(0)) || word.charAt(0) == '_')
                && word.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
    }
}
