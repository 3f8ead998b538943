package org.huimin.engine.feel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.huimin.engine.feel.Expr.Operator;
import org.jspecify.annotations.Nullable;

/** Reads what may follow {@code in}, and the cells of a decision table: FEEL's unary tests. */
public final class TestParser {

    private static final Pattern NEGATED = Pattern.compile("not\\s*\\(");

    /** Operators of comparison, as tests and between values. */
    static final List<Operator> COMPARISONS =
            List.of(
                    Operator.EQUAL,
                    Operator.UNEQUAL,
                    Operator.AT_MOST,
                    Operator.AT_LEAST,
                    Operator.LESS,
                    Operator.MORE);

    private final Cursor cursor;
    private final Parser parser;

    TestParser(Cursor cursor, Parser parser) {
        this.cursor = cursor;
        this.parser = parser;
    }

    /**
     * A cell of a decision table: unary tests of the column's input. {@code -} is true whatever the
     * input; {@code not(…)} turns the tests round.
     *
     * @param part where in the text the cell stands
     * @return null after a syntax error was given to {@code flaws}
     */
    public static @Nullable Expr cell(String text, Span part, Expr input, Consumer<Flaw> flaws) {
        String cell = text.substring(part.start(), part.end());
        if (cell.strip().equals("-")) {
            return new Expr.Truth(part, true);
        }
        try {
            Parser parser = new Parser(text, part);
            boolean negated = NEGATED.matcher(cell.strip()).lookingAt();
            if (negated) {
                parser.cursor.next();
                parser.cursor.take("(");
            }
            Expr in = new Expr.In(part, input, parser.tests.list());
            if (negated) {
                parser.cursor.take(")");
            }
            parser.end();
            Expr.Name not = new Expr.Name(part, "not");
            return negated ? new Expr.Call(part, not, List.of(in)) : in;
        } catch (Stop stop) {
            flaws.accept(stop.flaw());
            return null;
        }
    }

    /** The tests after {@code in}: a range, a comparison, or several in brackets. */
    List<Expr> afterIn() {
        if (rangeOpens() || comparison() != null) {
            return List.of(test());
        }
        if (!cursor.peek().is("(")) {
            throw cursor.stop(
                    "“[a..b]”或“(a, b, c)”", "\"[a..b]\" or \"(a, b, c)\"", "in (…) 或 in [… .. …]");
        }
        cursor.next();
        List<Expr> tests = list();
        cursor.take(")");
        return tests;
    }

    /** Tests separated by commas. */
    List<Expr> list() {
        List<Expr> tests = new ArrayList<>(List.of(test()));
        while (cursor.peek().is(",")) {
            cursor.next();
            tests.add(test());
        }
        return tests;
    }

    private Expr test() {
        if (rangeOpens()) {
            return range();
        }
        Operator operator = comparison();
        if (operator == null) {
            return parser.expression();
        }
        Span start = cursor.next().span();
        Expr bound = parser.sum();
        return new Expr.Test(start.to(bound.span()), operator, bound);
    }

    private @Nullable Operator comparison() {
        for (Operator operator : COMPARISONS) {
            if (cursor.peek().is(operator.sign)) {
                return operator;
            }
        }
        return null;
    }

    /** "(" may open a range or only brackets: a range when ".." follows the first value. */
    private boolean rangeOpens() {
        Token open = cursor.peek();
        if (open.is("[") || open.is("]")) {
            return true;
        }
        if (!open.is("(")) {
            return false;
        }
        return cursor.rangeAhead();
    }

    private Expr range() {
        Token open = cursor.next();
        Expr low = parser.sum();
        cursor.take("..");
        Expr high = parser.sum();
        Token close = cursor.peek();
        if (!close.is("]") && !close.is(")") && !close.is("[")) {
            throw cursor.stop("“]”或“)”", "\"]\" or \")\"");
        }
        cursor.next();
        return new Expr.Range(open.span().to(close.span()), low, open.is("["), high, close.is("]"));
    }
}
