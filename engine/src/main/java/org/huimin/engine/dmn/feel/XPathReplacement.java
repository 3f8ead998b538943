package org.huimin.engine.dmn.feel;

/** What {@code replace} puts in the place of a match. */
final class XPathReplacement {

    private XPathReplacement() {}

    /** XPath's {@code $1} and {@code \$} as Java writes them. */
    static String java(String text, int groups) {
        StringBuilder written = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\\') {
                if (at == text.length() || "\\$".indexOf(text.charAt(at)) < 0) {
                    throw new Builtin.NoResult("no replacement: " + text);
                }
                written.append('\\').append(text.charAt(at++));
            } else if (c == '$') {
                if (at == text.length() || !Character.isDigit(text.charAt(at))) {
                    throw new Builtin.NoResult("no replacement: " + text);
                }
                int number = text.charAt(at++) - '0';
                while (at < text.length()
                        && Character.isDigit(text.charAt(at))
                        && number * 10 + text.charAt(at) - '0' <= groups) {
                    number = number * 10 + text.charAt(at++) - '0';
                }
                if (number <= groups) {
                    written.append('$').append(number);
                    boolean digitNext = at < text.length() && Character.isDigit(text.charAt(at));
                    written.append(digitNext ? "\\" : "");
                }
            } else {
                written.append(c);
            }
        }
        return written.toString();
    }
}
