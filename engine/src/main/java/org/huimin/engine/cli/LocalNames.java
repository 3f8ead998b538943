package org.huimin.engine.cli;

import java.util.function.Consumer;
import org.huimin.engine.feel.Expr;

/** The names in a formula, in the order written; a path stands for its last name. */
final class LocalNames {

    private LocalNames() {}

    static void of(Expr expr, Consumer<Expr> visit) {
        switch (expr) {
            case Expr.Name _ -> visit.accept(expr);
            case Expr.Path path -> {
                visit.accept(path);
                if (!(path.base() instanceof Expr.Name)) {
                    of(path.base(), visit);
                }
            }
            case Expr.Filter filter -> {
                of(filter.list(), visit);
                of(filter.test(), visit);
            }
            case Expr.Call call -> call.arguments().forEach(each -> of(each, visit));
            case Expr.Binary binary -> {
                of(binary.left(), visit);
                of(binary.right(), visit);
            }
            case Expr.Negated negated -> of(negated.value(), visit);
            case Expr.In in -> {
                of(in.value(), visit);
                in.tests().forEach(each -> of(each, visit));
            }
            case Expr.Range range -> {
                of(range.low(), visit);
                of(range.high(), visit);
            }
            case Expr.Test test -> of(test.bound(), visit);
            case Expr.If choice -> {
                of(choice.condition(), visit);
                of(choice.then(), visit);
                of(choice.otherwise(), visit);
            }
            case Expr.For iteration -> {
                of(iteration.list(), visit);
                of(iteration.body(), visit);
            }
            case Expr.Quantified all -> {
                of(all.list(), visit);
                of(all.test(), visit);
            }
            case Expr.Figure _, Expr.Quote _, Expr.Truth _, Expr.Null _ -> {}
        }
    }
}
