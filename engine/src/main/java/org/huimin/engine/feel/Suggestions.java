package org.huimin.engine.feel;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The known name nearest to a mistyped one. */
public final class Suggestions {

    private static final int MOST = 5;

    private Suggestions() {}

    /** A name at most two edits (or a third of its length) away, or one that contains it. */
    public static Optional<String> nearest(String wrong, Collection<String> known) {
        String best = null;
        int bestDistance = Math.max(1, Math.min(3, wrong.length() / 2)) + 1;
        for (String name : known) {
            int distance = distance(wrong, name);
            boolean contained =
                    wrong.length() >= 2 && (name.contains(wrong) || wrong.contains(name));
            if (contained && name.length() >= 2) {
                distance = Math.min(distance, bestDistance - 1);
            }
            boolean longer =
                    best != null && distance == bestDistance && name.length() > best.length();
            if (distance < bestDistance || longer) {
                best = name;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The names that contain the word, the shortest first; else the nearest one. */
    public static List<String> several(String wrong, Collection<String> known) {
        List<String> containing =
                known.stream()
                        .filter(name -> wrong.length() >= 2 && name.contains(wrong))
                        .distinct()
                        .sorted(Comparator.comparingInt(String::length))
                        .limit(MOST)
                        .toList();
        return containing.isEmpty() ? nearest(wrong, known).stream().toList() : containing;
    }

    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replace, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
