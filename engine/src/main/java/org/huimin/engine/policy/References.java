package org.huimin.engine.policy;

import java.util.function.Consumer;
import org.huimin.engine.feel.Node;

/** Walks a formula. */
public final class References {

    private References() {}

    /** Calls {@code visit} for the node and everything in it. */
    public static void walk(Node node, Consumer<Node> visit) {
        visit.accept(node);
        switch (node) {
            case Node.Constant _, Node.DecisionDate _, Node.Ref _ -> {}
            case Node.Arithmetic(var _, var _, var left, var right) -> both(left, right, visit);
            case Node.Rescale(var _, var value, int _) -> walk(value, visit);
            case Node.Round(var _, var numerator, var denominator, int _, var unit, var mode) -> {
                both(numerator, denominator, visit);
                both(unit, mode, visit);
            }
            case Node.Extreme(var _, boolean _, var left, var right) -> both(left, right, visit);
            case Node.Compare(var _, var left, var right) -> both(left, right, visit);
            case Node.Logic(boolean _, var left, var right) -> both(left, right, visit);
            case Node.Not(var value) -> walk(value, visit);
            case Node.Choice(var _, var condition, var then, var otherwise) -> {
                walk(condition, visit);
                both(then, otherwise, visit);
            }
            case Node.Aggregate(var _, var _, int _, var filter, var body) -> {
                if (filter != null) {
                    walk(filter, visit);
                }
                walk(body, visit);
            }
            case Node.Between(var _, var from, var to) -> both(from, to, visit);
            case Node.Dated(var _, var _, var left, var right) -> both(left, right, visit);
            case Node.WorkingDay(boolean _, var left, var right) -> both(left, right, visit);
            case Node.Known(var value) -> walk(value, visit);
            case Node.Present(var _, var value) -> walk(value, visit);
            case Node.Table(var _, var _, var rows) ->
                    rows.forEach(row -> both(row.test(), row.output(), visit));
        }
    }

    private static void both(Node left, Node right, Consumer<Node> visit) {
        walk(left, visit);
        walk(right, visit);
    }

    /** Calls {@code visit} for every symbol the formula names. */
    public static void symbols(Node node, Consumer<PolicySymbol> visit) {
        walk(
                node,
                each -> {
                    if (each instanceof Node.Ref(var symbol, int _)
                            && symbol instanceof PolicySymbol policy) {
                        visit.accept(policy);
                    }
                });
    }
}
