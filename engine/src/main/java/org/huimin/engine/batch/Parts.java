package org.huimin.engine.batch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.huimin.engine.feel.Node;

/**
 * Cuts a long formula into parts, each a value of its own, so that they can be calculated in
 * different methods: HotSpot compiles no method of more than 8,000 bytecodes. What stands inside an
 * aggregate is not cut; the aggregate is a value of its own already.
 */
final class Parts {

    /** Operations, names and numbers in a part. */
    private static final int MOST = 60;

    private final Consumer<Node> cut;
    private final Map<Node, Integer> weights = new IdentityHashMap<>();

    /**
     * @param cut takes each part; a part comes before those that contain it
     */
    Parts(Consumer<Node> cut) {
        this.cut = cut;
    }

    /** Cuts until what is left of the formula is short enough. */
    void cut(Node formula) {
        weigh(formula);
    }

    /** Makes a part of the formula, however short, before anything else that contains it. */
    void apart(Node formula) {
        if (weigh(formula) > 1) {
            cut.accept(formula);
            weights.put(formula, 1);
        }
    }

    private int weigh(Node node) {
        Integer known = weights.get(node);
        if (known != null) {
            return known;
        }
        List<Node> children = new ArrayList<>(children(node));
        int weight = 1;
        for (Node child : children) {
            weight += weigh(child);
        }
        children.sort(Comparator.comparingInt(this::weigh).reversed());
        for (Node child : children) {
            int own = weigh(child);
            if (weight <= MOST || own == 1) {
                break;
            }
            cut.accept(child);
            weights.put(child, 1);
            weight -= own - 1;
        }
        weights.put(node, weight);
        return weight;
    }

    private static List<Node> children(Node node) {
        return switch (node) {
            case Node.Constant _, Node.DecisionDate _, Node.Ref _, Node.Aggregate _ -> List.of();
            case Node.Arithmetic(var _, var _, var left, var right) -> List.of(left, right);
            case Node.Rescale(var _, var value, int _) -> List.of(value);
            case Node.Round(var _, var numerator, var denominator, int _, var unit, var mode) ->
                    List.of(numerator, denominator, unit, mode);
            case Node.Extreme(var _, boolean _, var left, var right) -> List.of(left, right);
            case Node.Compare(var _, var left, var right) -> List.of(left, right);
            case Node.Logic(boolean _, var left, var right) -> List.of(left, right);
            case Node.Not(var value) -> List.of(value);
            case Node.Choice(var _, var condition, var then, var otherwise) ->
                    List.of(condition, then, otherwise);
            case Node.Between(var _, var from, var to) -> List.of(from, to);
            case Node.Dated(var _, var _, var left, var right) -> List.of(left, right);
            case Node.WorkingDay(boolean _, var left, var right) -> List.of(left, right);
            case Node.Known(var value) -> List.of(value);
            case Node.Present(var _, var value) -> List.of(value);
            case Node.Table(var _, var _, var rows) -> {
                List<Node> all = new ArrayList<>();
                for (Node.Row row : rows) {
                    all.add(row.test());
                    all.add(row.output());
                }
                yield all;
            }
        };
    }
}
