package org.huimin.engine.dmn.feel;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions of XPath and XQuery Functions 3.1, which FEEL takes, as Java patterns. What
 * is no such expression has no result, also where Java would take it.
 */
final class XPathPattern {

    private static final String SINGLE = "nrt\\|.?*+(){}-[]^$";

    private final String source;
    private final int options;
    private final StringBuilder java = new StringBuilder();
    private int at;
    private int groups;
    private int closed;

    private XPathPattern(String source, int options) {
        this.source = source;
        this.options = options;
    }

    /** Compiles; throws {@link Builtin.NoResult} for what is no pattern or no flags. */
    static Pattern compile(String source, String flags) {
        int options = 0;
        boolean spaced = false;
        boolean literal = false;
        for (char flag : flags.toCharArray()) {
            switch (flag) {
                case 's' -> options |= Pattern.DOTALL;
                case 'm' -> options |= Pattern.MULTILINE;
                case 'i' -> options |= Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
                case 'x' -> spaced = true;
                case 'q' -> literal = true;
                default -> throw new Builtin.NoResult("no such flag: " + flag);
            }
        }
        if (literal) {
            return Pattern.compile(Pattern.quote(source), options & ~Pattern.DOTALL);
        }
        XPathPattern pattern = new XPathPattern(spaced ? withoutSpaces(source) : source, options);
        pattern.branches(0);
        if (pattern.at < pattern.source.length()) {
            throw pattern.wrong();
        }
        try {
            return Pattern.compile(pattern.java.toString(), options | Pattern.UNIX_LINES);
        } catch (PatternSyntaxException e) {
            throw pattern.wrong();
        }
    }

    /** Flag x: spaces outside classes mean nothing, even between a backslash and its letter. */
    private static String withoutSpaces(String source) {
        StringBuilder kept = new StringBuilder();
        int classes = 0;
        boolean escaped = false;
        for (char c : source.toCharArray()) {
            boolean space = " \t\n\r".indexOf(c) >= 0;
            if (space && classes == 0) {
                continue;
            }
            if (!escaped && c == '[') {
                classes++;
            } else if (!escaped && c == ']') {
                classes--;
            }
            escaped = !escaped && c == '\\';
            kept.append(c);
        }
        return kept.toString();
    }

    private Builtin.NoResult wrong() {
        return new Builtin.NoResult("no pattern at " + at + ": " + source);
    }

    private boolean more() {
        return at < source.length();
    }

    private char here() {
        if (!more()) {
            throw wrong();
        }
        return source.charAt(at);
    }

    private void branches(int depth) {
        if (depth > 50) {
            throw wrong();
        }
        while (more() && source.charAt(at) != ')') {
            if (source.charAt(at) == '|') {
                java.append(source.charAt(at++));
            } else {
                piece(depth);
            }
        }
    }

    private void piece(int depth) {
        char c = here();
        switch (c) {
            case '(' -> group(depth);
            case '[' -> characterClass();
            case '\\' -> escape(false);
            case '$' -> sign(options, Pattern.MULTILINE, "$", "\\z");
            case '.' -> sign(options, Pattern.DOTALL, ".", "[^\\n\\r]");
            case '*', '+', '?', '{', '}', ']', ')' -> throw wrong();
            default -> plain();
        }
        quantifier();
    }

    private void sign(int flags, int flag, String with, String without) {
        at++;
        java.append((flags & flag) != 0 ? with : without);
    }

    private void plain() {
        java.append(source.charAt(at++));
    }

    private void group(int depth) {
        at++;
        boolean capturing = true;
        if (source.startsWith("?:", at)) {
            capturing = false;
            at += 2;
        }
        java.append(capturing ? "(" : "(?:");
        groups += capturing ? 1 : 0;
        branches(depth + 1);
        if (!more()) {
            throw wrong();
        }
        at++;
        closed += capturing ? 1 : 0;
        java.append(')');
    }

    private void quantifier() {
        if (!more()) {
            return;
        }
        char c = source.charAt(at);
        if (c == '*' || c == '+' || c == '?') {
            plain();
        } else if (c == '{') {
            int end = source.indexOf('}', at);
            if (end < 0 || !source.substring(at, end + 1).matches("\\{[0-9]{1,6}(,[0-9]{0,6})?}")) {
                throw wrong();
            }
            java.append(source, at, end + 1);
            at = end + 1;
        } else {
            return;
        }
        if (more() && source.charAt(at) == '?') {
            plain();
        }
        if (more() && "*+?{".indexOf(source.charAt(at)) >= 0) {
            throw wrong();
        }
    }

    private void escape(boolean inClass) {
        at++;
        char c = here();
        at++;
        if (SINGLE.indexOf(c) >= 0) {
            java.append('\\').append(c);
            return;
        }
        switch (c) {
            case 's' -> java.append(inClass ? " \\t\\n\\r" : "[ \\t\\n\\r]");
            case 'S' -> java.append("[^ \\t\\n\\r]");
            case 'd' -> java.append("\\p{Nd}");
            case 'D' -> java.append("\\P{Nd}");
            case 'w' -> java.append("[^\\p{P}\\p{Z}\\p{C}]");
            case 'W' -> java.append("[\\p{P}\\p{Z}\\p{C}]");
            case 'i' -> java.append("[\\p{L}\\p{Nl}_:]");
            case 'I' -> java.append("[^\\p{L}\\p{Nl}_:]");
            case 'c' -> java.append("[\\p{L}\\p{Nl}\\p{Nd}\\p{M}._:\\-\u00B7]");
            case 'C' -> java.append("[^\\p{L}\\p{Nl}\\p{Nd}\\p{M}._:\\-\u00B7]");
            case 'p', 'P' -> property(c);
            default -> backReference(c, inClass);
        }
    }

    private void property(char sign) {
        int end = source.indexOf('}', at);
        if (here() != '{' || end < 0) {
            throw wrong();
        }
        String name = source.substring(at + 1, end);
        at = end + 1;
        boolean block = name.startsWith("Is");
        boolean category = name.matches("[LMNPZSC][a-z]?") && !name.equals("Cs");
        if (!block && !category) {
            throw wrong();
        }
        java.append('\\').append(sign).append('{');
        java.append(block ? "In" + name.substring(2) : name).append('}');
    }

    private void backReference(char first, boolean inClass) {
        if (inClass || first < '1' || first > '9') {
            throw wrong();
        }
        int number = first - '0';
        while (more()
                && Character.isDigit(source.charAt(at))
                && number * 10 + source.charAt(at) - '0' <= groups) {
            number = number * 10 + source.charAt(at++) - '0';
        }
        if (number > closed) {
            throw wrong();
        }
        java.append("(?:\\").append(number).append(')');
    }

    /** {@code [a-z-[aeiou]]}: a class, perhaps without another. */
    private void characterClass() {
        at++;
        // two brackets: what is taken away is taken from the class as a whole, negated or not
        java.append("[[");
        if (more() && source.charAt(at) == '^') {
            plain();
        }
        int start = at;
        while (here() != ']' && !source.startsWith("-[", at)) {
            classMember(start);
        }
        if (at == start) {
            throw wrong();
        }
        java.append(']');
        if (here() == '-') {
            at++;
            java.append("&&[^");
            characterClass();
            java.append(']');
        }
        if (here() != ']') {
            throw wrong();
        }
        at++;
        java.append(']');
    }

    private void classMember(int start) {
        char c = here();
        if (c == '[') {
            throw wrong();
        }
        if (c == '\\') {
            escape(true);
            return;
        }
        boolean between = at > start && !source.startsWith("-]", at);
        if (c == '-' && between) {
            plain();
            return;
        }
        if (c == '-' || c == '&' || c == '^') {
            java.append('\\');
        }
        int point = source.codePointAt(at);
        java.appendCodePoint(point);
        at += Character.charCount(point);
    }
}
