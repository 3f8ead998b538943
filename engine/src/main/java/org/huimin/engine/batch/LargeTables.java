package org.huimin.engine.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.huimin.engine.feel.Node;
import org.huimin.engine.feel.Type;

/**
 * Cuts a long decision table into short ones, so that {@link Parts} can share them out among
 * methods. The rows after the first few become one row: its test is that any of theirs is true
 * (three-valued: unknown when only an unknown one may be), its output a table of them. What that
 * says of true, unknown and disagreeing rows is what the long table says.
 */
final class LargeTables {

    /** Rows in a table. */
    private static final int MOST = 12;

    private LargeTables() {}

    static boolean large(Node node) {
        return node instanceof Node.Table(var _, var _, var rows) && rows.size() > MOST;
    }

    /**
     * @param apart takes what stands in more than one place, before anything that contains it
     */
    static Node split(Node.Table table, Consumer<Node> apart) {
        table.rows().forEach(row -> apart.accept(row.test()));
        return table.hit() == Node.Hit.COLLECT ? TableCode.sum(table) : shorter(table, apart);
    }

    private static Node shorter(Node.Table table, Consumer<Node> apart) {
        List<Node.Row> rows = table.rows();
        int from = rows.size() - MOST;
        Node.Table rest = with(table, rows.subList(from, rows.size()));
        Node any = any(rest.rows());
        while (from > 0) {
            apart.accept(any);
            apart.accept(rest);
            int to = from;
            from = Math.max(0, from - MOST);
            List<Node.Row> group = new ArrayList<>(rows.subList(from, to));
            Node before = any(group);
            group.add(new Node.Row(any, rest));
            rest = with(table, group);
            any = new Node.Logic(false, before, any);
        }
        return rest;
    }

    private static Node.Table with(Node.Table table, List<Node.Row> rows) {
        return new Node.Table(table.type(), table.hit(), List.copyOf(rows));
    }

    private static Node any(List<Node.Row> rows) {
        Node any = new Node.Constant(Type.TRUTH, 0);
        for (Node.Row row : rows) {
            any = new Node.Logic(false, any, row.test());
        }
        return any;
    }
}
