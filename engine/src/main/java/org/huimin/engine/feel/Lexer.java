package org.huimin.engine.feel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cuts a formula into tokens. Names are letters (Chinese included), digits and underscores. */
final class Lexer {

    private static final List<String> SIGNS =
            List.of(
                    "..", "!=", "<=", ">=", "+", "-", "*", "/", "=", "<", ">", "(", ")", "[", "]",
                    ",", ".");

    /** What a Chinese input method writes, and what FEEL wants. */
    private static final Map<Character, String> FULL_WIDTH =
            Map.ofEntries(
                    Map.entry('（', "("),
                    Map.entry('）', ")"),
                    Map.entry('，', ","),
                    Map.entry('。', "."),
                    Map.entry('“', "\""),
                    Map.entry('”', "\""),
                    Map.entry('＋', "+"),
                    Map.entry('－', "-"),
                    Map.entry('×', "*"),
                    Map.entry('÷', "/"),
                    Map.entry('＝', "="),
                    Map.entry('＜', "<"),
                    Map.entry('＞', ">"),
                    Map.entry('≤', "<="),
                    Map.entry('≥', ">="),
                    Map.entry('≠', "!="),
                    Map.entry('【', "["),
                    Map.entry('】', "]"),
                    Map.entry('、', ","),
                    Map.entry('‘', "\""),
                    Map.entry('’', "\""));

    /** What other languages write, and what FEEL wants. */
    private static final Map<Character, String> FOREIGN =
            Map.of(
                    '&',
                    "and",
                    '|',
                    "or",
                    '!',
                    "not(…)",
                    '\'',
                    "\"",
                    '%',
                    "0.15 （15% ）",
                    '?',
                    "if … then … else …");

    private final String text;
    private int at;
    private final List<Token> tokens = new ArrayList<>();

    /** Reads the part of the text that the span covers; positions count from the whole's start. */
    Lexer(String text, Span part) {
        this.text = text.substring(0, part.end());
        this.at = part.start();
    }

    List<Token> tokens() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '"') {
                quoted();
            } else if (c >= '0' && c <= '9') {
                number();
            } else if (Character.isLetter(text.codePointAt(at)) || c == '_') {
                word();
            } else {
                sign(c);
            }
        }
        int end = text.stripTrailing().length();
        tokens.add(new Token(Token.Kind.END, "", new Span(end, end)));
        return tokens;
    }

    private void quoted() {
        int end = text.indexOf('"', at + 1);
        if (end < 0) {
            throw new Stop(
                    new Flaw(
                            "open-quote",
                            new Span(at, text.length()),
                            "文字缺少右引号",
                            "text without a closing quote",
                            "在文字末尾加上 \" / add \" at the end of the text"));
        }
        tokens.add(new Token(Token.Kind.TEXT, text.substring(at + 1, end), new Span(at, end + 1)));
        at = end + 1;
    }

    private void number() {
        int start = at;
        digits();
        // "1..2" is a range, not the number "1."
        if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
            at++;
            digits();
        }
        if (at < text.length() && Character.isLetter(text.codePointAt(at))) {
            int end = at + Character.charCount(text.codePointAt(at));
            throw new Stop(
                    new Flaw(
                            "number-runs-into-word",
                            new Span(start, end),
                            "数字后面紧跟着文字；名称不能以数字开头，单位不写在公式里",
                            "a number runs into a word; a name cannot start with a digit and units"
                                    + " are not written in formulas",
                            text.substring(start, at)));
        }
        tokens.add(new Token(Token.Kind.NUMBER, text.substring(start, at), new Span(start, at)));
    }

    private void digits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private void word() {
        int start = at;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (!Character.isLetterOrDigit(c) && c != '_') {
                break;
            }
            at += Character.charCount(c);
        }
        String word = text.substring(start, at);
        Token.Kind kind =
                ReservedWords.OF_FORMULAS.contains(word) ? Token.Kind.KEYWORD : Token.Kind.NAME;
        tokens.add(new Token(kind, word, new Span(start, at)));
    }

    private void sign(char c) {
        for (String sign : SIGNS) {
            if (text.startsWith(sign, at)) {
                tokens.add(new Token(Token.Kind.SIGN, sign, new Span(at, at + sign.length())));
                at += sign.length();
                return;
            }
        }
        String meant = FULL_WIDTH.get(c);
        throw new Stop(
                new Flaw(
                        meant == null ? "character" : "full-width-sign",
                        new Span(at, at + 1),
                        meant == null
                                ? "公式里不能有字符“%c”".formatted(c)
                                : "“%c”是全角或中文符号，公式用半角符号".formatted(c),
                        meant == null
                                ? "the character \"%c\" has no meaning in a formula".formatted(c)
                                : "\"%c\" is a full-width sign; formulas use half-width signs"
                                        .formatted(c),
                        meant == null ? FOREIGN.getOrDefault(c, "删去 / delete it") : meant));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
