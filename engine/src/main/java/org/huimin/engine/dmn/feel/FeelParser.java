package org.huimin.engine.dmn.feel;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads FEEL expressions and unary tests. Loosest are {@code for if some every function}, which
 * name things; then come the {@linkplain OperatorReading operators} and {@linkplain PrimaryReading
 * what stands between them}.
 */
public final class FeelParser extends PrimaryReading {

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

    @Override
    List<Formula> positiveTests() {
        List<Formula> tests = new ArrayList<>(List.of(test()));
        while (peek().sign(",")) {
            next();
            tests.add(test());
        }
        return tests;
    }

    @Override
    Formula test() {
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

    @Override
    Formula lambda() {
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
}
