package org.huimin.engine.feel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.huimin.engine.feel.Expr.Operator;
import org.jspecify.annotations.Nullable;

/**
 * Reads a formula. Precedence, loosest first: {@code if for every some} · {@code or} · {@code and}
 * · comparison, {@code in}, {@code between} · {@code + -} · {@code * /} · {@code -x} · {@code a.b
 * a[b] f(x)}. So {@code x in [1..2] or y} is {@code (x in [1..2]) or y}.
 */
public final class Parser {

    private static final int MAX_DEPTH = 100;

    final Cursor cursor;
    final TestParser tests;
    private int depth;

    Parser(String text, Span part) {
        this.cursor = new Cursor(new Lexer(text, part).tokens());
        this.tests = new TestParser(cursor, this);
    }

    /** The formula read, or null after its first syntax error was given to {@code flaws}. */
    public static @Nullable Expr parse(String text, Consumer<Flaw> flaws) {
        return parse(text, new Span(0, text.length()), flaws);
    }

    /** As {@link #parse(String, Consumer)}, of a part of a text; positions are the whole's. */
    public static @Nullable Expr parse(String text, Span part, Consumer<Flaw> flaws) {
        try {
            Parser parser = new Parser(text, part);
            Expr expression = parser.expression();
            parser.end();
            return expression;
        } catch (Stop stop) {
            flaws.accept(stop.flaw());
            return null;
        }
    }

    void end() {
        if (!cursor.atEnd()) {
            throw cursor.stop("运算符或公式结尾", "an operator or the end of the formula");
        }
    }

    private Token peek() {
        return cursor.peek();
    }

    private Token next() {
        return cursor.next();
    }

    private Span take(String sign) {
        return cursor.take(sign);
    }

    private Expr.Name name() {
        return cursor.name();
    }

    Expr expression() {
        if (++depth > MAX_DEPTH) {
            throw cursor.stop(
                    "较浅的公式（括号、else if 最多套%d层）".formatted(MAX_DEPTH),
                    "a shallower formula (at most %d brackets or else if in one another)"
                            .formatted(MAX_DEPTH),
                    "拆成几条规则；一串 if 写成表 / several rules; a table for many if");
        }
        Expr read = open();
        depth--;
        return read;
    }

    private Expr open() {
        Token token = peek();
        if (token.is("if")) {
            return choice();
        }
        if (token.is("for")) {
            return iteration();
        }
        if (token.is("every") || token.is("some")) {
            return quantified();
        }
        return disjunction();
    }

    private Expr choice() {
        Span start = take("if");
        Expr condition = expression();
        take("then");
        Expr then = expression();
        take("else");
        Expr otherwise = expression();
        return new Expr.If(start.to(otherwise.span()), condition, then, otherwise);
    }

    private Expr iteration() {
        Span start = take("for");
        Expr.Name variable = name();
        take("in");
        Expr list = postfix();
        if (peek().is(",")) {
            throw cursor.stop(
                    "“return”（一次只能遍历一个名单）",
                    "\"return\" (one list at a time)",
                    "sum(for 人 in 家庭成员 return sum(for 他 in 家庭成员 return …))");
        }
        take("return");
        Expr body = expression();
        return new Expr.For(start.to(body.span()), variable, list, body);
    }

    private Expr quantified() {
        Token word = next();
        Expr.Name variable = name();
        take("in");
        Expr list = postfix();
        take("satisfies");
        Expr test = expression();
        boolean every = word.text().equals("every");
        return new Expr.Quantified(word.span().to(test.span()), every, variable, list, test);
    }

    private Expr disjunction() {
        Expr left = conjunction();
        while (peek().is("or")) {
            next();
            Expr right = conjunctionOperand(true);
            left = new Expr.Binary(left.span().to(right.span()), Operator.OR, left, right);
        }
        return left;
    }

    private Expr conjunction() {
        Expr left = comparison();
        while (peek().is("and")) {
            next();
            Expr right = conjunctionOperand(false);
            left = new Expr.Binary(left.span().to(right.span()), Operator.AND, left, right);
        }
        return left;
    }

    /**
     * After "and"/"or" an {@code if}, {@code every} or {@code some} may follow without brackets.
     */
    private Expr conjunctionOperand(boolean ofOr) {
        Token token = peek();
        if (token.is("if") || token.is("every") || token.is("some")) {
            return expression();
        }
        return ofOr ? conjunction() : comparison();
    }

    private Expr comparison() {
        Expr left = sum();
        Token token = peek();
        if (token.is("in")) {
            next();
            List<Expr> wanted = tests.afterIn();
            return new Expr.In(left.span().to(cursor.last()), left, wanted);
        }
        if (token.is("between")) {
            next();
            Expr low = sum();
            take("and");
            Expr high = sum();
            Expr range = new Expr.Range(low.span().to(high.span()), low, true, high, true);
            return new Expr.In(left.span().to(high.span()), left, List.of(range));
        }
        for (Operator operator : TestParser.COMPARISONS) {
            if (token.is(operator.sign)) {
                next();
                Expr right = sum();
                return new Expr.Binary(left.span().to(right.span()), operator, left, right);
            }
        }
        return left;
    }

    Expr sum() {
        Expr left = product();
        while (peek().is("+") || peek().is("-")) {
            Operator operator = next().is("+") ? Operator.ADD : Operator.SUBTRACT;
            Expr right = product();
            left = new Expr.Binary(left.span().to(right.span()), operator, left, right);
        }
        return left;
    }

    private Expr product() {
        Expr left = negation();
        while (peek().is("*") || peek().is("/")) {
            Operator operator = next().is("*") ? Operator.MULTIPLY : Operator.DIVIDE;
            Expr right = negation();
            left = new Expr.Binary(left.span().to(right.span()), operator, left, right);
        }
        return left;
    }

    private Expr negation() {
        if (peek().is("-")) {
            Span start = next().span();
            Expr value = negation();
            return new Expr.Negated(start.to(value.span()), value);
        }
        return postfix();
    }

    private Expr postfix() {
        Expr base = primary();
        while (true) {
            if (peek().is(".")) {
                next();
                Expr.Name name = name();
                base = new Expr.Path(base.span().to(name.span()), base, name);
            } else if (cursor.filterOpens()) {
                next();
                Expr test = expression();
                Span end = take("]");
                base = new Expr.Filter(base.span().to(end), base, test);
            } else {
                return base;
            }
        }
    }

    private Expr primary() {
        Token token = peek();
        return switch (token.kind()) {
            case NUMBER -> new Expr.Figure(next().span(), new BigDecimal(token.text()));
            case TEXT -> new Expr.Quote(next().span(), token.text());
            case NAME -> nameOrCall();
            case KEYWORD, SIGN, END -> {
                if (token.is("true") || token.is("false")) {
                    yield new Expr.Truth(next().span(), token.text().equals("true"));
                }
                if (token.is("null")) {
                    yield new Expr.Null(next().span());
                }
                if (token.is("(")) {
                    next();
                    Expr inner = expression();
                    take(")");
                    yield inner;
                }
                if (token.is("if") || token.is("every") || token.is("some") || token.is("for")) {
                    yield expression();
                }
                throw cursor.stop("名称、数字、文字或“(”", "a name, a number, a text or \"(\"");
            }
        };
    }

    private Expr nameOrCall() {
        Expr.Name name = name();
        if (!peek().is("(")) {
            return name;
        }
        next();
        List<Expr> arguments = new ArrayList<>();
        if (!peek().is(")")) {
            arguments.add(expression());
            while (peek().is(",")) {
                next();
                arguments.add(expression());
            }
        }
        Span end = take(")");
        return new Expr.Call(name.span().to(end), name, List.copyOf(arguments));
    }
}
