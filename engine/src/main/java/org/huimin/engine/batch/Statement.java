package org.huimin.engine.batch;

import java.util.List;

/** Looks at a statement of a kernel, as {@link StepWriter} and {@link KernelSource} write them. */
final class Statement {

    private static final List<String> TYPES = List.of("boolean ", "long ");

    /** Called with where a name begins and ends. */
    interface Name {
        void at(int from, int to);
    }

    private Statement() {}

    /** Every name of the text; those after a dot, literals and what is called are none. */
    static void names(String text, int begin, Name each) {
        int at = begin;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (!Character.isJavaIdentifierStart(c)) {
                at += Character.isDigit(c) ? number(text, at) : 1;
                continue;
            }
            int end = at + 1;
            while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
                end++;
            }
            if (at == 0 || text.charAt(at - 1) != '.') {
                each.at(at, end);
            }
            at = end;
        }
    }

    /** How long the number at a place is, its suffix included: 12L, 0xFFL. */
    private static int number(String text, int at) {
        int end = at + 1;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end - at;
    }

    /** The variable a statement declares with a value; "" when it declares none. */
    static String defined(String line) {
        for (String type : TYPES) {
            if (line.startsWith(type)) {
                return line.substring(type.length(), line.indexOf(' ', type.length()));
            }
        }
        return "";
    }

    /** The variable or array a statement assigns to; what it begins with where it is none. */
    static String assigned(String line) {
        int end = 0;
        while (end < line.length() && Character.isJavaIdentifierPart(line.charAt(end))) {
            end++;
        }
        return line.substring(0, end);
    }

    static boolean name(String value) {
        if (!Character.isJavaIdentifierStart(value.charAt(0))) {
            return false;
        }
        return value.chars().allMatch(Character::isJavaIdentifierPart)
                && !value.equals("true")
                && !value.equals("false");
    }

    /**
     * Whether the value can stand in any expression as it is: in parentheses, a name, a call, an
     * element.
     */
    static boolean whole(String value) {
        int at = 0;
        while (at < value.length()
                && (Character.isJavaIdentifierPart(value.charAt(at)) || value.charAt(at) == '.')) {
            at++;
        }
        int depth = 0;
        for (; at < value.length(); at++) {
            char c = value.charAt(at);
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (depth == 0) {
                return at == value.length() - 1 && c != ' ';
            }
        }
        return depth == 0;
    }

    /** Whether it has a value whatever it reads: no division, and no call but of max and min. */
    static boolean total(String value) {
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            boolean call =
                    c == '('
                            && at > 0
                            && Character.isJavaIdentifierPart(value.charAt(at - 1))
                            && !value.startsWith("Math.max", at - 8)
                            && !value.startsWith("Math.min", at - 8);
            if (call || c == '/' || c == '%') {
                return false;
            }
        }
        return true;
    }

    /** Whether parts of it are calculated only when others are so. */
    static boolean chooses(String line) {
        return line.indexOf('?') >= 0 || line.contains("&&") || line.contains("||");
    }
}
