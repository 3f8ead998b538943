package org.huimin.engine.feel;

import java.util.List;
import java.util.Map;

/** Goes through the tokens of a formula. */
final class Cursor {

    /** What people write for the words of FEEL. */
    private static final Map<String, String> FOREIGN =
            Map.ofEntries(
                    Map.entry("且", "and"),
                    Map.entry("并且", "and"),
                    Map.entry("而且", "and"),
                    Map.entry("AND", "and"),
                    Map.entry("或", "or"),
                    Map.entry("或者", "or"),
                    Map.entry("OR", "or"),
                    Map.entry("非", "not(…)"),
                    Map.entry("not", "not(…)"),
                    Map.entry("NOT", "not(…)"),
                    Map.entry("如果", "if … then … else …"),
                    Map.entry("则", "then"),
                    Map.entry("那么", "then"),
                    Map.entry("否则", "else"),
                    Map.entry("等于", "="),
                    Map.entry("=", "a = b（一个等号 / one sign only）"),
                    Map.entry("大于", ">"),
                    Map.entry("小于", "<"),
                    Map.entry("加", "+"),
                    Map.entry("减", "-"),
                    Map.entry("乘", "*"),
                    Map.entry("乘以", "*"),
                    Map.entry("除以", "round(… / …, 0.01, \"四舍五入\")"));

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
        String meant = FOREIGN.get(peek().text());
        return stop(wantedZh, wantedEn, meant == null ? wantedZh + " / " + wantedEn : meant);
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
