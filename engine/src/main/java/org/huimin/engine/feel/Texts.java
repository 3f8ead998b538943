package org.huimin.engine.feel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers for texts, so that a text is a long like every other value. The same text has the same
 * number as long as the program runs; nothing may store or order by it. Meant for words that repeat
 * (the name of a hospital); what has a closed list is a code.
 */
public final class Texts {

    private static final int MOST = 1 << 24;
    private static final Map<String, Integer> NUMBERS = new HashMap<>();
    private static final List<String> TEXTS = new ArrayList<>();

    private Texts() {}

    /**
     * The text's number.
     *
     * @throws IllegalStateException beyond 16 million different texts
     */
    public static synchronized long number(String text) {
        Integer known = NUMBERS.get(text);
        if (known != null) {
            return known;
        }
        if (TEXTS.size() >= MOST) {
            throw new IllegalStateException(
                    "文字太多（超过 %1$d 种），请改用代码表 / more than %1$d texts; use a code list"
                            .formatted(MOST));
        }
        TEXTS.add(text);
        NUMBERS.put(text, TEXTS.size() - 1);
        return TEXTS.size() - 1L;
    }

    /** The text with the number; "?" when there is none. */
    public static synchronized String text(long number) {
        return number >= 0 && number < TEXTS.size() ? TEXTS.get((int) number) : "?";
    }
}
