package org.huimin.platform.exchange;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The header texts that columns answer to: Chinese name, English name, id and the other usual ones.
 */
final class HeaderNames {
    private final Map<String, Column> byName = new HashMap<>();
    private final List<String> clashes = new ArrayList<>();

    HeaderNames(Collection<Column> columns) {
        for (Column column : columns) {
            add(column.zh(), column);
            add(column.id(), column);
            add(column.en(), column);
            column.also().forEach(name -> add(name, column));
        }
    }

    private void add(String name, Column column) {
        Column other = byName.putIfAbsent(fold(name), column);
        if (other != null && other != column) {
            clashes.add(name);
        }
    }

    @Nullable Column find(String header) {
        return byName.get(fold(header));
    }

    List<String> clashes() {
        return clashes;
    }

    /**
     * Whether two names differ in one character of three, as a name does that somebody else gave or
     * mistyped.
     */
    static boolean isNearly(String one, String other) {
        String a = fold(one);
        String b = fold(other);
        return distance(a, b) <= Math.min(a.length(), b.length()) / 3;
    }

    /** Characters to change, add or leave out to come from one to the other. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }

    /** Width, case, spaces and a stray byte-order mark do not matter in a header. */
    static String fold(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder kept = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (!Character.isWhitespace(c) && c != '\uFEFF' && c != '*' && c != '_') {
                kept.append(c);
            }
        }
        return kept.toString();
    }
}
