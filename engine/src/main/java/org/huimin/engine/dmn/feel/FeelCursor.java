package org.huimin.engine.dmn.feel;

import java.util.List;
import java.util.Set;

/** The tokens of a text in turn, with a look ahead, and the limits of nesting. */
abstract class FeelCursor {

    private static final int DEEPEST = 120;
    private static final int LONGEST_CHAIN = 1_000;

    final List<FeelToken> tokens;
    int at;
    int depth;
    private int links;

    FeelCursor(String text) {
        this.tokens = FeelScanner.tokens(text);
    }

    final void enter() {
        if (++depth > DEEPEST) {
            throw new FeelFault(
                    "nesting limit",
                    "括号嵌套太深（最多%d层）".formatted(DEEPEST),
                    "nested too deeply (at most %d levels)".formatted(DEEPEST),
                    peek().at());
        }
    }

    final FeelToken peek() {
        return tokens.get(at);
    }

    final FeelToken peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    final FeelToken next() {
        FeelToken token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    /** The next token, an operator: a chain of them nests as deep as it is long. */
    final FeelToken link() {
        if (++links > LONGEST_CHAIN) {
            throw new FeelFault(
                    "nesting limit",
                    "表达式太长（最多%d个运算符）".formatted(LONGEST_CHAIN),
                    "too many operators (at most %d)".formatted(LONGEST_CHAIN),
                    peek().at());
        }
        return next();
    }

    final void take(String sign) {
        if (!peek().sign(sign)) {
            throw stop("“" + sign + "”", "\"" + sign + "\"");
        }
        next();
    }

    final void takeWord(String word) {
        if (!peek().word(word)) {
            throw stop("“" + word + "”", "\"" + word + "\"");
        }
        next();
    }

    final void end() {
        if (peek().kind() != FeelToken.Kind.END) {
            throw stop("运算符或表达式结尾", "an operator or the end of the expression");
        }
    }

    final FeelFault stop(String wantedZh, String wantedEn) {
        FeelToken found = peek();
        boolean end = found.kind() == FeelToken.Kind.END;
        return new FeelFault(
                "syntax",
                "此处应为%s，却是%s".formatted(wantedZh, end ? "表达式结尾" : "“" + found.text() + "”"),
                "expected %s here but found %s"
                        .formatted(wantedEn, end ? "the end" : "\"" + found.text() + "\""),
                found.at());
    }

    /** Whether the bracket here opens a range: finds {@code ..} before the bracket that closes. */
    final boolean rangeAhead() {
        int open = 0;
        for (int i = at + 1; i < tokens.size(); i++) {
            FeelToken token = tokens.get(i);
            if (token.kind() != FeelToken.Kind.SIGN) {
                if (open == 0 && (token.word("for") || token.word("some") || token.word("every"))) {
                    return false;
                }
                continue;
            }
            switch (token.text()) {
                case "(", "[", "{" -> open++;
                case ")", "]", "}" -> {
                    if (--open < 0) {
                        return false;
                    }
                }
                case ".." -> {
                    if (open == 0) {
                        return true;
                    }
                }
                case "," -> {
                    if (open == 0) {
                        return false;
                    }
                }
                default -> {
                    // any other sign may stand in a range's ends
                }
            }
        }
        return false;
    }

    /** Whether a {@code [} followed by that token closes a range: no filter starts so. */
    static boolean closesRange(FeelToken after) {
        return switch (after.kind()) {
            case END -> true;
            case SIGN ->
                    List.of(
                                    ",", ")", "]", "}", "=", "!=", "<", "<=", ">", ">=", "*", "/",
                                    "**", "+", ".", "..")
                            .contains(after.text());
            case WORD ->
                    Set.of(
                                    "and",
                                    "or",
                                    "then",
                                    "else",
                                    "return",
                                    "satisfies",
                                    "in",
                                    "between",
                                    "instance")
                            .contains(after.text());
            case NUMBER, TEXT, AT_LITERAL -> false;
        };
    }
}
