package org.huimin.engine.dmn.feel;

import java.util.ArrayList;
import java.util.List;

/** Cuts FEEL into tokens. Which words make a name is for the parser, which knows the names. */
final class FeelScanner {

    private static final List<String> SIGNS =
            List.of(
                    "..", "**", "!=", "<=", ">=", "->", "+", "-", "*", "/", "=", "<", ">", "(", ")",
                    "[", "]", "{", "}", ",", ".", ":", "?", "'", "!");

    private final String text;
    private int at;
    private final List<FeelToken> tokens = new ArrayList<>();

    private FeelScanner(String text) {
        this.text = text;
    }

    static List<FeelToken> tokens(String text) {
        FeelScanner scanner = new FeelScanner(text);
        scanner.scan();
        return scanner.tokens;
    }

    private void scan() {
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (space(c)) {
                at += Character.charCount(c);
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    throw broken("注释没有结尾", "a comment without an end", at);
                }
                at = end + 2;
            } else {
                token(c);
            }
        }
        tokens.add(new FeelToken(FeelToken.Kind.END, "", at));
    }

    private void token(int c) {
        int start = at;
        if (c == '"') {
            tokens.add(new FeelToken(FeelToken.Kind.TEXT, quoted(), start));
        } else if (c == '@' && text.startsWith("@\"", at)) {
            at++;
            tokens.add(new FeelToken(FeelToken.Kind.AT_LITERAL, quoted(), start));
        } else if (digit(at) || c == '.' && digit(at + 1)) {
            number();
        } else if (nameStart(c)) {
            while (at < text.length() && namePart(text.codePointAt(at))) {
                at += Character.charCount(text.codePointAt(at));
            }
            tokens.add(new FeelToken(FeelToken.Kind.WORD, text.substring(start, at), start));
        } else {
            sign(c);
        }
    }

    private void number() {
        int start = at;
        digits();
        if (at < text.length() && text.charAt(at) == '.' && digit(at + 1)) {
            at++;
            digits();
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int sign = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 ? 2 : 1;
            if (digit(at + sign)) {
                at += sign;
                digits();
            }
        }
        tokens.add(new FeelToken(FeelToken.Kind.NUMBER, text.substring(start, at), start));
    }

    private void digits() {
        while (digit(at)) {
            at++;
        }
    }

    private boolean digit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private void sign(int c) {
        for (String sign : SIGNS) {
            if (text.startsWith(sign, at)) {
                tokens.add(new FeelToken(FeelToken.Kind.SIGN, sign, at));
                at += sign.length();
                return;
            }
        }
        String shown = Character.toString(c);
        throw broken(
                "表达式里不能有字符“" + shown + "”",
                "the character \"" + shown + "\" has no meaning in FEEL",
                at);
    }

    private String quoted() {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c != '\\' || at == text.length()) {
                value.append(c);
            } else {
                escape(value);
            }
        }
        if (at == text.length()) {
            throw broken("文字缺少右引号", "a text without a closing quote", start);
        }
        at++;
        return value.toString();
    }

    private void escape(StringBuilder value) {
        char c = text.charAt(at++);
        switch (c) {
            case 'n' -> value.append('\n');
            case 't' -> value.append('\t');
            case 'r' -> value.append('\r');
            case '"', '\\', '\'' -> value.append(c);
            case 'u' -> value.appendCodePoint(hex(4));
            case 'U' -> value.appendCodePoint(hex(6));
            // the standard knows no other escapes; a pattern such as "\d" keeps its backslash
            default -> value.append('\\').append(c);
        }
    }

    private int hex(int length) {
        int start = at;
        int code = 0;
        for (int i = 0; i < length; i++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw broken("字符编码不完整", "an incomplete character code", start - 2);
            }
            code = code * 16 + digit;
            at++;
        }
        if (!Character.isValidCodePoint(code)) {
            throw broken("没有这个字符", "there is no such character", start - 2);
        }
        return code;
    }

    private static boolean space(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == 0x0085
                || c == 0xFEFF
                || c == 0x180E;
    }

    private static boolean nameStart(int c) {
        return c == '_'
                || Character.isLetter(c)
                || c >= 0x200C && c <= 0x200D
                || c >= 0x2070 && c <= 0x218F
                || c >= 0x2C00 && c <= 0x2FEF
                || c >= 0x10000 && c <= 0xEFFFF;
    }

    private static boolean namePart(int c) {
        return nameStart(c)
                || Character.isDigit(c)
                || c == 0xB7
                || c >= 0x0300 && c <= 0x036F
                || c >= 0x203F && c <= 0x2040
                || Character.getType(c) == Character.COMBINING_SPACING_MARK
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static FeelFault broken(String zh, String en, int at) {
        return new FeelFault("syntax", zh, en, at);
    }
}
