package org.huimin.engine.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Gives a test that statements repeat a name of its own, so that it is made once: what several
 * formulas ask of the same facts ("重度残疾") is one line of the kernel. Only whole expressions in
 * parentheses are looked at, of facts, parameters, values and literals, without calls.
 */
final class Shared {

    private static final Pattern PLAIN = Pattern.compile("[(][fpv\\d L<>=!&|^~+*()-]*[)]");
    private static final Pattern TEST = Pattern.compile("[<>=]");

    /** Signs: whatever is repeated is worth a name. */
    private static final Pattern SIGNS = Pattern.compile("[^<=]*[-&|~][^<=]*");

    private final Notation notation;
    private final String prefix;

    /** The tests of a line, which stays as it is until one of them gets a name. */
    private final Map<String, List<String>> known = new HashMap<>();

    private int names;

    /**
     * @param prefix of the names, not used by anything else in the method
     */
    Shared(Notation notation, String prefix) {
        this.notation = notation;
        this.prefix = prefix;
    }

    /** The statements of one straight piece of code, with what they share named before its use. */
    List<String> name(List<String> statements) {
        List<String> lines = new ArrayList<>(statements);
        while (true) {
            String most = repeated(lines);
            if (most.isEmpty()) {
                return lines;
            }
            String name = prefix + names++;
            int first = 0;
            while (!lines.get(first).contains(most)) {
                first++;
            }
            lines.replaceAll(line -> line.replace(most, name));
            lines.add(first, "%s %s = %s;".formatted(notation.type(), name, inside(most)));
        }
    }

    private static String inside(String expression) {
        return expression.substring(1, expression.length() - 1);
    }

    /** The longest test that occurs more than once; "" when there is none. */
    private String repeated(List<String> lines) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String line : lines) {
            if (line.startsWith("//")) {
                continue;
            }
            for (String part : known.computeIfAbsent(line, this::parts)) {
                // in a block of its own, a name would not be seen after it
                int count = line.startsWith(" ") ? -1_000 : 1;
                counts.merge(part, count, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .filter(each -> each.getValue() > 1)
                .map(Map.Entry::getKey)
                .reduce("", (a, b) -> b.length() > a.length() ? b : a);
    }

    /** Every test in parentheses. */
    private List<String> parts(String line) {
        List<String> parts = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '(') {
                open.add(at);
            } else if (c == ')' && !open.isEmpty()) {
                int from = open.removeLast();
                String part = line.substring(from, at + 1);
                boolean call = from > 0 && Character.isLetterOrDigit(line.charAt(from - 1));
                if (!call && part.length() > 8 && truth(part)) {
                    parts.add(part);
                }
            }
        }
        return parts;
    }

    /** A comparison, or comparisons joined by and, or, not: not a sum of numbers. */
    private boolean truth(String part) {
        if (!PLAIN.matcher(part).matches()) {
            return false;
        }
        if (notation instanceof Signs) {
            return SIGNS.matcher(part).matches();
        }
        int depth = 0;
        boolean joined = false;
        boolean compared = false;
        for (int at = 1; at < part.length() - 1; at++) {
            char c = part.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            joined |= depth == 0 && (c == '&' || c == '|');
            // a shift is not a comparison
            boolean shift = c == '>' && (part.charAt(at + 1) == '>' || part.charAt(at - 1) == '>');
            compared |= depth == 0 && !shift && "<>=".indexOf(c) >= 0;
        }
        return (joined || compared) && TEST.matcher(part).find();
    }
}
