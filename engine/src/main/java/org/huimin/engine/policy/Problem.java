package org.huimin.engine.policy;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with the content.
 *
 * @param code what kind of mistake it is, the same in every version: {@code unit-mismatch}
 * @param file path below the content root
 * @param line 1-based; 0 when the whole file is meant
 * @param column 1-based
 * @param text the text meant, as it stands in the file
 * @param suggestion what to write instead, if we can tell
 */
public record Problem(
        String code,
        String file,
        int line,
        int column,
        String text,
        String zh,
        String en,
        @Nullable String suggestion) {

    private static final int LONGEST = 200;

    /** What is told of names and parts that may stand in a file that could not be read. */
    private static final Set<String> OF_PARTS =
            Set.of(
                    "unknown-name",
                    "unknown-rule",
                    "unknown-fact",
                    "unknown-parameter",
                    "unknown-code-list",
                    "no-conditions",
                    "components");

    private static final Set<String> UNREAD = Set.of("yaml", "unreadable", "rules-missing");

    /**
     * Without the problems that follow from others: when a file cannot be read, all it says lacks.
     */
    static List<Problem> causes(List<Problem> problems) {
        boolean unread = problems.stream().anyMatch(each -> UNREAD.contains(each.code));
        List<Problem> causes =
                problems.stream().filter(each -> !OF_PARTS.contains(each.code)).toList();
        return unread ? causes : problems;
    }

    /** Without a code of its own. */
    public Problem(
            String file,
            int line,
            int column,
            String text,
            String zh,
            String en,
            @Nullable String suggestion) {
        this("content", file, line, column, text, zh, en, suggestion);
    }

    /** One line for a terminal. */
    public String shown() {
        String place = line == 0 ? file : file + ":" + line + ":" + column;
        boolean none = suggestion == null || suggestion.isBlank();
        String remedy = none ? "" : "；建议 / try: " + suggestion;
        String about = text.isEmpty() ? "" : "“%s” ".formatted(shortened(text));
        return "%s: %s%s / %s%s".formatted(place, about, zh, en, remedy);
    }

    /** A long formula by its two ends: the position says where it is. */
    private static String shortened(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST / 2)
                        + " … "
                        + text.substring(text.length() - LONGEST / 2);
    }
}
