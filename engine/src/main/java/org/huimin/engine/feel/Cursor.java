package org.huimin.engine.feel;

import java.util.List;

/** Goes through the tokens of a formula. */
final class Cursor {

    private final List<Token> tokens;
    private int at;

    Cursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token next() {
        return tokens.get(at++);
    }

    /** Where the last token taken ends. */
    Span last() {
        return tokens.get(at - 1).span();
    }

    /** Whether the bracket here opens a filter: a value follows. {@code ]a..b[} ends a range. */
    boolean filterOpens() {
        Token after = peek().is("[") ? tokens.get(at + 1) : peek();
        return peek().is("[")
                && switch (after.kind()) {
                    case NAME, NUMBER, TEXT -> true;
                    case SIGN -> after.is("(") || after.is("-");
                    case KEYWORD ->
                            List.of("if", "every", "some", "true", "false").contains(after.text());
                    case END -> false;
                };
    }

    /** Whether ".." follows the first value after the "(" here: then it opens a range. */
    boolean rangeAhead() {
        int round = 0;
        int square = 0;
        for (int i = at + 1; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            round += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            square += token.is("[") ? 1 : token.is("]") ? -1 : 0;
            boolean here = round == 0 && square == 0;
            if (round < 0 || here && token.is(",")) {
                return false;
            }
            if (here && token.is("..")) {
                return true;
            }
        }
        return false;
    }

    boolean atEnd() {
        return peek().kind() == Token.Kind.END;
    }

    Span take(String sign) {
        if (!peek().is(sign)) {
            throw stop("“" + sign + "”", "\"" + sign + "\"");
        }
        return next().span();
    }

    Expr.Name name() {
        Token token = peek();
        if (token.kind() != Token.Kind.NAME) {
            throw stop("名称", "a name");
        }
        next();
        return new Expr.Name(token.span(), token.text());
    }

    /** Ends the reading: something else was expected here. */
    Stop stop(String wantedZh, String wantedEn) {
        return stop(wantedZh, wantedEn, wantedZh);
    }

    Stop stop(String wantedZh, String wantedEn, String suggestion) {
        Token found = peek();
        return new Stop(
                new Flaw(
                        "syntax",
                        found.span(),
                        "此处应为%s，却是%s".formatted(wantedZh, found.shown()),
                        "expected %s here but found %s".formatted(wantedEn, found.shownEn()),
                        suggestion));
    }
}
