package org.huimin.engine.dmn.feel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huimin.engine.dmn.feel.Formula.Operator;
import org.jspecify.annotations.Nullable;

/**
 * The operators of FEEL, loosest first: {@code or} · {@code and} · comparison, {@code between},
 * {@code in} · {@code + -} · {@code * /} · {@code **} · {@code -x} · {@code instance of} · {@code
 * a.b a[b] f(x)}.
 */
abstract class OperatorReading extends FeelReading {

    private static final Map<String, Operator> COMPARISONS =
            Map.of(
                    "=", Operator.EQUAL,
                    "!=", Operator.UNEQUAL,
                    "<", Operator.LESS,
                    "<=", Operator.AT_MOST,
                    ">", Operator.MORE,
                    ">=", Operator.AT_LEAST);

    /** Whether the upper end of a range is being read, where {@code [} may close the range. */
    boolean rangeEnd;

    OperatorReading(String text, FeelNames names, FeelTypes types) {
        super(text, names, types);
    }

    abstract Formula expression();

    /** What operators stand between. */
    abstract Formula primary();

    /** Tests with commas between. */
    abstract List<Formula> positiveTests();

    final Formula disjunction() {
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

    final Formula sum() {
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

    static FeelRange.@Nullable Form oneSided(FeelToken token) {
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
