package org.huimin.engine.base;

/** Text as people type and paste it, made plain: full-width forms narrowed, blanks dropped. */
final class Digits {

    private Digits() {}

    /** Full-width characters to ASCII, every blank (also inside, zero-width, no-break) removed. */
    static String narrow(String text) {
        if (text.chars().allMatch(c -> c > ' ' && c <= '~')) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '！' && c <= '～') {
                plain.append((char) (c - '！' + '!'));
            } else if (!blank(c)) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static boolean blank(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT;
    }

    /** At least one character and all of them 0 to 9. */
    static boolean only(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
