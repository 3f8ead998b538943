package org.huimin.engine.dmn.feel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What reading FEEL needs besides its grammar: tokens in turn, names, types, looking ahead. */
abstract class FeelReading {

    static final Set<String> KEYWORDS =
            Set.of(
                    "and",
                    "or",
                    "if",
                    "then",
                    "else",
                    "for",
                    "in",
                    "return",
                    "every",
                    "some",
                    "satisfies",
                    "between",
                    "true",
                    "false",
                    "null",
                    "function",
                    "instance",
                    "external");

    private static final int DEEPEST = 120;
    private static final int LONGEST_CHAIN = 1_000;

    final List<FeelToken> tokens;
    final FeelTypes types;
    FeelNames names;
    int at;
    int depth;
    private int links;

    /** Whether the upper end of a range is being read, where {@code [} may close the range. */
    boolean rangeEnd;

    FeelReading(String text, FeelNames names, FeelTypes types) {
        this.tokens = FeelScanner.tokens(text);
        this.names = names;
        this.types = types;
    }

    abstract Formula expression();

    abstract Formula sum();

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

    /** All words up to one of the signs or words, as one new name. */
    final String nameUntil(String... ends) {
        int from = at;
        if (peek().kind() != FeelToken.Kind.WORD) {
            throw stop("名称", "a name");
        }
        List<String> stops = List.of(ends);
        do {
            at++;
        } while (FeelNames.nameToken(peek()) && !stops.contains(peek().text()));
        return FeelNames.joined(tokens, from, at);
    }

    final String memberName() {
        FeelNames.Match match = names.longestMember(tokens, at);
        if (match != null) {
            at = match.next();
            return match.name();
        }
        if (peek().kind() != FeelToken.Kind.WORD) {
            throw stop("名称", "a name");
        }
        return next().text();
    }

    /** The name before a colon, if an argument starts with one. */
    final @Nullable String argumentName() {
        int end = at;
        while (FeelNames.nameToken(tokens.get(end))) {
            end++;
        }
        if (end == at || peek().kind() != FeelToken.Kind.WORD || !tokens.get(end).sign(":")) {
            return null;
        }
        String name = FeelNames.joined(tokens, at, end);
        at = end;
        return name;
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

    /** A type as {@code instance of} and parameters write it. */
    final FeelType type() {
        enter();
        try {
            FeelToken token = peek();
            boolean generic = peek(1).sign("<");
            if (generic && token.word("list")) {
                next();
                return new FeelType.ListOf(inAngles());
            }
            if (generic && token.word("range")) {
                next();
                return new FeelType.RangeOf(inAngles());
            }
            if (generic && token.word("context")) {
                return contextType();
            }
            if (generic && token.word("function")) {
                return functionType();
            }
            return namedType();
        } finally {
            depth--;
        }
    }

    private FeelType inAngles() {
        take("<");
        FeelType type = type();
        take(">");
        return type;
    }

    private FeelType contextType() {
        next();
        take("<");
        Map<String, FeelType> entries = new LinkedHashMap<>();
        while (!peek().sign(">")) {
            if (!entries.isEmpty()) {
                take(",");
            }
            String name = nameUntil(":");
            take(":");
            entries.put(name, type());
            names.addMember(name);
        }
        next();
        return new FeelType.ContextOf(entries);
    }

    private FeelType functionType() {
        next();
        take("<");
        List<FeelType> parameters = new ArrayList<>();
        while (!peek().sign(">")) {
            if (!parameters.isEmpty()) {
                take(",");
            }
            parameters.add(type());
        }
        next();
        take("->");
        return new FeelType.FunctionOf(parameters, type());
    }

    private FeelType namedType() {
        FeelType best = null;
        int end = at;
        for (int i = at; i < tokens.size() && FeelNames.nameToken(tokens.get(i)); i++) {
            FeelType type = types.find(FeelNames.joined(tokens, at, i + 1));
            if (type != null) {
                best = type;
                end = i + 1;
            }
        }
        if (best == null) {
            throw new FeelFault(
                    "unknown type",
                    "没有类型“" + peek().text() + "”",
                    "there is no type \"" + peek().text() + "\"",
                    peek().at());
        }
        at = end;
        return best;
    }
}
