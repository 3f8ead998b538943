package org.huimin.engine.dmn.feel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huimin.engine.dmn.feel.Formula.Operator;
import org.jspecify.annotations.Nullable;

/**
 * Reads FEEL expressions and unary tests. Precedence, loosest first: {@code for if some every
 * function} · {@code or} · {@code and} · comparison, {@code between}, {@code in} · {@code + -} ·
 * {@code * /} · {@code **} · {@code -x} · {@code instance of} · {@code a.b a[b] f(x)}.
 */
public final class FeelParser extends FeelReading {

    private static final Map<String, Operator> COMPARISONS =
            Map.of(
                    "=", Operator.EQUAL,
                    "!=", Operator.UNEQUAL,
                    "<", Operator.LESS,
                    "<=", Operator.AT_MOST,
                    ">", Operator.MORE,
                    ">=", Operator.AT_LEAST);

    private FeelParser(String text, FeelNames names, FeelTypes types) {
        super(text, names, types);
    }

    /** The expression read; throws {@link FeelFault} when it cannot be. */
    public static Formula expression(String text, FeelNames names, FeelTypes types) {
        FeelParser parser = new FeelParser(text, names, types);
        Formula formula = parser.expression();
        parser.end();
        return formula;
    }

    /** The unary tests read; throws {@link FeelFault} when they cannot be. */
    public static Formula.Tests unaryTests(String text, FeelNames names, FeelTypes types) {
        FeelParser parser = new FeelParser(text, names, types);
        Formula.Tests tests = parser.tests();
        parser.end();
        return tests;
    }

    private Formula.Tests tests() {
        if (peek().sign("-") && peek(1).kind() == FeelToken.Kind.END) {
            next();
            return new Formula.Tests(List.of(), false);
        }
        if (peek().word("not") && peek(1).sign("(")) {
            int start = at;
            next();
            next();
            List<Formula> negated = positiveTests();
            take(")");
            if (peek().kind() == FeelToken.Kind.END) {
                return new Formula.Tests(negated, true);
            }
            at = start;
        }
        return new Formula.Tests(positiveTests(), false);
    }

    private List<Formula> positiveTests() {
        List<Formula> tests = new ArrayList<>(List.of(test()));
        while (peek().sign(",")) {
            next();
            tests.add(test());
        }
        return tests;
    }

    /** A test: an expression, or {@code < 5} and its kin. */
    private Formula test() {
        FeelRange.Form form = oneSided(peek());
        if (form != null) {
            next();
            return new Formula.OneSided(form, sum());
        }
        return expression();
    }

    @Override
    Formula expression() {
        enter();
        boolean outer = rangeEnd;
        rangeEnd = false;
        try {
            FeelToken token = peek();
            if (names.longest(tokens, at) instanceof FeelNames.Match match
                    && match.next() > at + 1) {
                return disjunction();
            }
            if (token.word("if")) {
                return choice();
            }
            if (token.word("for")) {
                return loop();
            }
            if (token.word("every") || token.word("some")) {
                return quantified();
            }
            return disjunction();
        } finally {
            rangeEnd = outer;
            depth--;
        }
    }

    private Formula choice() {
        takeWord("if");
        Formula condition = expression();
        takeWord("then");
        Formula then = expression();
        takeWord("else");
        return new Formula.If(condition, then, expression());
    }

    private Formula loop() {
        takeWord("for");
        FeelNames outer = names;
        names = outer.inner();
        List<Formula.Iteration> iterations = iterations();
        names.add("partial");
        takeWord("return");
        Formula body = expression();
        names = outer;
        return new Formula.For(iterations, body);
    }

    private Formula quantified() {
        boolean every = next().word("every");
        FeelNames outer = names;
        names = outer.inner();
        List<Formula.Iteration> iterations = iterations();
        takeWord("satisfies");
        Formula test = expression();
        names = outer;
        return new Formula.Quantified(every, iterations, test);
    }

    private List<Formula.Iteration> iterations() {
        List<Formula.Iteration> iterations = new ArrayList<>();
        do {
            if (!iterations.isEmpty()) {
                take(",");
            }
            String variable = nameUntil("in");
            takeWord("in");
            Formula domain = expression();
            Formula to = null;
            if (peek().sign("..")) {
                next();
                to = expression();
            }
            iterations.add(new Formula.Iteration(variable, domain, to));
            names.add(variable);
        } while (peek().sign(","));
        return iterations;
    }

    private Formula disjunction() {
        Formula left = conjunction();
        while (peek().word("or")) {
            link();
            left = new Formula.Binary(Operator.OR, left, conjunction());
        }
        return left;
    }

    private Formula conjunction() {
        Formula left = comparison();
        while (peek().word("and")) {
            link();
            left = new Formula.Binary(Operator.AND, left, comparison());
        }
        return left;
    }

    private Formula comparison() {
        Formula left = sum();
        while (true) {
            FeelToken token = peek();
            Operator operator =
                    token.kind() == FeelToken.Kind.SIGN ? COMPARISONS.get(token.text()) : null;
            if (operator != null) {
                link();
                left = new Formula.Binary(operator, left, sum());
            } else if (token.word("between")) {
                next();
                Formula low = sum();
                takeWord("and");
                left = new Formula.Between(left, low, sum());
            } else if (token.word("in")) {
                next();
                left = new Formula.In(left, inTests());
            } else {
                return left;
            }
        }
    }

    /** After {@code in}: one test, or several in brackets. */
    private List<Formula> inTests() {
        if (peek().sign("(") && !rangeAhead()) {
            int start = at;
            next();
            List<Formula> tests = positiveTests();
            take(")");
            // "(a + b) * c" is one expression, not tests in brackets
            boolean goesOn =
                    "+-***/.[".contains(peek().text()) && peek().kind() == FeelToken.Kind.SIGN;
            if (tests.size() > 1 || !goesOn) {
                return tests;
            }
            at = start;
        }
        FeelRange.Form form = oneSided(peek());
        if (form != null) {
            next();
            return List.of(new Formula.OneSided(form, sum()));
        }
        return List.of(sum());
    }

    @Override
    Formula sum() {
        Formula left = product();
        while (peek().sign("+") || peek().sign("-")) {
            Operator operator = link().sign("+") ? Operator.ADD : Operator.SUBTRACT;
            left = new Formula.Binary(operator, left, product());
        }
        return left;
    }

    private Formula product() {
        Formula left = power();
        while (peek().sign("*") || peek().sign("/")) {
            Operator operator = link().sign("*") ? Operator.MULTIPLY : Operator.DIVIDE;
            left = new Formula.Binary(operator, left, power());
        }
        return left;
    }

    /** {@code -2 ** 2} is 4 and {@code 2 ** 3 ** 2} is 64: the standard's grammar 4. */
    private Formula power() {
        Formula left = negation();
        while (peek().sign("**")) {
            link();
            left = new Formula.Binary(Operator.POWER, left, negation());
        }
        return left;
    }

    private Formula negation() {
        if (!peek().sign("-")) {
            return instance();
        }
        next();
        enter();
        Formula value = negation();
        depth--;
        return new Formula.Negated(value);
    }

    private Formula instance() {
        Formula value = postfix();
        while (peek().word("instance") && peek(1).word("of")) {
            link();
            next();
            value = new Formula.InstanceOf(value, type());
        }
        return value;
    }

    private Formula postfix() {
        Formula base = primary();
        while (true) {
            if (peek().sign(".")) {
                link();
                base = new Formula.Path(base, memberName());
            } else if (peek().sign("[") && !(rangeEnd && closesRange(peek(1)))) {
                link();
                FeelNames outer = names;
                names = outer.forFilter();
                Formula test = expression();
                names = outer;
                take("]");
                base = new Formula.Filter(base, test);
            } else if (peek().sign("(")) {
                base = call(base);
            } else {
                return base;
            }
        }
    }

    private Formula call(Formula function) {
        link();
        at--;
        take("(");
        List<Formula> arguments = new ArrayList<>();
        List<String> argumentNames = new ArrayList<>();
        while (!peek().sign(")")) {
            if (!arguments.isEmpty()) {
                take(",");
            }
            String name = argumentName();
            if (name != null) {
                argumentNames.add(name);
                take(":");
            }
            arguments.add(expression());
            if (!argumentNames.isEmpty() && argumentNames.size() != arguments.size()) {
                throw stop("参数名", "the name of an argument, since others are named");
            }
        }
        next();
        return new Formula.Call(
                function, arguments, argumentNames.isEmpty() ? null : argumentNames);
    }

    private Formula primary() {
        FeelToken token = peek();
        return switch (token.kind()) {
            case NUMBER -> new Formula.Constant(number(next().text()));
            case TEXT -> new Formula.Constant(next().text());
            case AT_LITERAL -> new Formula.Constant(Literals.at(next().text()));
            case WORD -> word(token);
            case SIGN -> bracket(token);
            case END -> throw stop("表达式", "an expression");
        };
    }

    private static BigDecimal number(String text) {
        try {
            return Numbers.held(new BigDecimal(text, MathContext.DECIMAL128));
        } catch (ArithmeticException | NumberFormatException e) {
            throw new FeelFault("number literal", "数字太大：" + text, "number too large: " + text, -1);
        }
    }

    private Formula word(FeelToken token) {
        FeelNames.Match match = names.longest(tokens, at);
        if (match != null && (match.next() > at + 1 || !KEYWORDS.contains(token.text()))) {
            at = match.next();
            return new Formula.Name(match.name(), names.open());
        }
        switch (token.text()) {
            case "true", "false" -> {
                next();
                return new Formula.Constant(token.text().equals("true"));
            }
            case "null" -> {
                next();
                return new Formula.Constant(null);
            }
            case "if", "for", "some", "every" -> {
                return expression();
            }
            case "function" -> {
                return lambda();
            }
            default -> {
                if (KEYWORDS.contains(token.text())) {
                    throw stop("表达式", "an expression");
                }
            }
        }
        if (names.open()) {
            next();
            return new Formula.Name(token.text(), true);
        }
        throw new FeelFault(
                "unknown name",
                "没有名称“" + token.text() + "”",
                "there is no name \"" + token.text() + "\"",
                token.at());
    }

    private Formula lambda() {
        takeWord("function");
        take("(");
        List<FeelFunction.Parameter> parameters = new ArrayList<>();
        FeelNames outer = names;
        names = outer.inner();
        while (!peek().sign(")")) {
            if (!parameters.isEmpty()) {
                take(",");
            }
            String name = nameUntil(":", ",", ")");
            FeelType type = FeelType.Basic.ANY;
            if (peek().sign(":")) {
                next();
                type = type();
            }
            parameters.add(new FeelFunction.Parameter(name, type));
            names.add(name);
        }
        next();
        if (peek().word("external")) {
            throw new FeelFault(
                    "external function",
                    "不支持外部函数（external）",
                    "external functions are not supported",
                    peek().at());
        }
        Formula body = expression();
        names = outer;
        return new Formula.Lambda(parameters, body);
    }

    private Formula bracket(FeelToken token) {
        switch (token.text()) {
            case "?" -> {
                next();
                return new Formula.Tested();
            }
            case "{" -> {
                return context();
            }
            case "[", "]", "(" -> {
                if (rangeAhead()) {
                    return range();
                }
            }
            default -> throw stop("表达式", "an expression");
        }
        if (token.sign("[")) {
            return list();
        }
        if (token.sign("]")) {
            throw stop("表达式", "an expression");
        }
        next();
        Formula inner = test();
        take(")");
        return inner;
    }

    private Formula range() {
        boolean lowIncluded = next().sign("[");
        Formula low = sum();
        take("..");
        boolean outer = rangeEnd;
        rangeEnd = true;
        Formula high = sum();
        rangeEnd = outer;
        FeelToken close = next();
        if (!close.sign("]") && !close.sign(")") && !close.sign("[")) {
            at--;
            throw stop("“]”或“)”", "\"]\" or \")\"");
        }
        return new Formula.Range(low, lowIncluded, high, close.sign("]"));
    }

    private Formula list() {
        take("[");
        List<Formula> elements = new ArrayList<>();
        while (!peek().sign("]")) {
            if (!elements.isEmpty()) {
                take(",");
            }
            elements.add(test());
        }
        next();
        return new Formula.ListOf(elements);
    }

    private Formula context() {
        take("{");
        FeelNames outer = names;
        names = outer.inner();
        List<Formula.Entry> entries = new ArrayList<>();
        while (!peek().sign("}")) {
            if (!entries.isEmpty()) {
                take(",");
            }
            String name = peek().kind() == FeelToken.Kind.TEXT ? next().text() : nameUntil(":");
            take(":");
            entries.add(new Formula.Entry(name, expression()));
            names.add(name);
            names.addMember(name);
        }
        next();
        names = outer;
        return new Formula.ContextOf(entries);
    }

    private static FeelRange.@Nullable Form oneSided(FeelToken token) {
        if (token.kind() != FeelToken.Kind.SIGN) {
            return null;
        }
        return switch (token.text()) {
            case "<" -> FeelRange.Form.LESS;
            case "<=" -> FeelRange.Form.AT_MOST;
            case ">" -> FeelRange.Form.MORE;
            case ">=" -> FeelRange.Form.AT_LEAST;
            case "=" -> FeelRange.Form.EQUAL;
            case "!=" -> FeelRange.Form.UNEQUAL;
            default -> null;
        };
    }
}
