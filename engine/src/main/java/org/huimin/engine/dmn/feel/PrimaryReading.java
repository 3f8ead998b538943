package org.huimin.engine.dmn.feel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.huimin.engine.feel.ReservedWords;

/** What operators stand between: literals, names, brackets, ranges, lists and contexts. */
abstract class PrimaryReading extends OperatorReading {

    PrimaryReading(String text, FeelNames names, FeelTypes types) {
        super(text, names, types);
    }

    /** {@code function(a, b: number) body}. */
    abstract Formula lambda();

    /** A test: an expression, or {@code < 5} and its kin. */
    abstract Formula test();

    @Override
    final Formula primary() {
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
        if (match != null
                && (match.next() > at + 1
                        || !ReservedWords.OF_THE_STANDARD.contains(token.text()))) {
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
                if (ReservedWords.OF_THE_STANDARD.contains(token.text())) {
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
}
