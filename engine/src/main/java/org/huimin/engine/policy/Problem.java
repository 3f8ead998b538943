package org.huimin.engine.policy;

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
        String remedy = suggestion == null ? "" : "；建议 / try: " + suggestion;
        return "%s: “%s” %s / %s%s".formatted(place, text, zh, en, remedy);
    }
}
