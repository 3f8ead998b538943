package org.huimin.engine.feel;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a parsed formula as text again, with the brackets it needs. */
public final class FormulaText {

    private FormulaText() {}

    /** The formula on one line. */
    public static String of(Expr expr) {
        return switch (expr) {
            case Expr.Figure figure -> figure.value().toPlainString();
            case Expr.Quote quote -> '"' + quote.value() + '"';
            case Expr.Truth truth -> String.valueOf(truth.value());
            case Expr.Null _ -> "null";
            case Expr.Name name -> name.text();
            case Expr.Path path -> within(path.base(), 9) + "." + path.name().text();
            case Expr.Filter filter -> within(filter.list(), 9) + "[" + of(filter.test()) + "]";
            case Expr.Call call -> call.function().text() + "(" + list(call.arguments()) + ")";
            case Expr.Binary binary -> {
                int rank = rank(binary);
                yield within(binary, binary.left(), rank)
                        + " "
                        + binary.operator().sign
                        + " "
                        + within(binary, binary.right(), rank + 1);
            }
            case Expr.Negated negated -> "-" + within(negated.value(), 8);
            case Expr.In in -> within(in.value(), 5) + " in " + tests(in.tests());
            case Expr.Range range ->
                    (range.lowIncluded() ? "[" : "(")
                            + of(range.low())
                            + ".."
                            + of(range.high())
                            + (range.highIncluded() ? "]" : ")");
            case Expr.Test test -> test.operator().sign + " " + of(test.bound());
            case Expr.If choice ->
                    "if %s then %s else %s"
                            .formatted(
                                    of(choice.condition()),
                                    of(choice.then()),
                                    of(choice.otherwise()));
            case Expr.For iteration ->
                    "for %s in %s return %s"
                            .formatted(
                                    iteration.variable().text(),
                                    of(iteration.list()),
                                    of(iteration.body()));
            case Expr.Quantified all ->
                    "%s %s in %s satisfies %s"
                            .formatted(
                                    all.every() ? "every" : "some",
                                    all.variable().text(),
                                    of(all.list()),
                                    of(all.test()));
        };
    }

    private static String tests(List<Expr> tests) {
        boolean alone = tests.size() == 1 && tests.getFirst() instanceof Expr.Range;
        return alone ? of(tests.getFirst()) : "(" + list(tests) + ")";
    }

    private static String list(List<Expr> all) {
        return all.stream().map(FormulaText::of).collect(Collectors.joining(", "));
    }

    /**
     * "and" within "or" is bracketed, though it need not be: not everybody knows which goes first.
     */
    private static String within(Expr.Binary around, Expr expr, int rank) {
        boolean mixed =
                around.operator() == Expr.Operator.OR
                        && expr instanceof Expr.Binary(_, var operator, _, _)
                        && operator == Expr.Operator.AND;
        return mixed ? "(" + of(expr) + ")" : within(expr, rank);
    }

    private static String within(Expr expr, int rank) {
        return rank(expr) < rank ? "(" + of(expr) + ")" : of(expr);
    }

    /** How tightly it holds together: the loosest first. */
    private static int rank(Expr expr) {
        return switch (expr) {
            case Expr.If _, Expr.For _, Expr.Quantified _ -> 0;
            case Expr.Binary binary ->
                    switch (binary.operator()) {
                        case OR -> 1;
                        case AND -> 2;
                        case EQUAL, UNEQUAL, LESS, AT_MOST, MORE, AT_LEAST -> 3;
                        case ADD, SUBTRACT -> 5;
                        case MULTIPLY, DIVIDE -> 6;
                    };
            case Expr.In _, Expr.Test _ -> 3;
            case Expr.Negated _ -> 7;
            case Expr.Figure _,
                    Expr.Quote _,
                    Expr.Truth _,
                    Expr.Null _,
                    Expr.Name _,
                    Expr.Path _,
                    Expr.Filter _,
                    Expr.Call _,
                    Expr.Range _ ->
                    9;
        };
    }
}
