package org.huimin.engine.policy;

import java.util.List;
import org.huimin.engine.feel.Node;

/** The values of decision tables. */
final class Tables {

    private final Formulas formulas;
    private final Evaluation evaluation;

    Tables(Formulas formulas, Evaluation evaluation) {
        this.formulas = formulas;
        this.evaluation = evaluation;
    }

    Value value(Node.Table table, int[] at) {
        return table.hit() == Node.Hit.COLLECT ? sum(table, at) : one(table, at);
    }

    /**
     * The output of the row that applies. A row whose test is unknown may apply; the value is known
     * when all that may apply agree. A true row of a unique table leaves no room for others.
     */
    private Value one(Node.Table table, int[] at) {
        List<Node.Row> rows = table.rows();
        Value agreed = null;
        Value doubt = Value.TRUE;
        for (int i = 0; i < rows.size(); i++) {
            Value test = formulas.value(rows.get(i).test(), at);
            if (test.isFalse()) {
                continue;
            }
            Value output = formulas.value(rows.get(i).output(), at);
            if (test.isTrue()) {
                evaluation.hit(i);
                return table.hit() == Node.Hit.UNIQUE || agreed == null
                        ? output
                        : joined(agreed, output, doubt);
            }
            doubt = Value.unknown(doubt, test);
            agreed = agreed == null ? output : joined(agreed, output, doubt);
        }
        return agreed == null
                ? evaluation.noValue("表中没有适用的行", "no row of the table applies")
                : agreed;
    }

    private static Value joined(Value left, Value right, Value doubt) {
        boolean same = left.known() && right.known() && left.value() == right.value();
        return same ? left : new Value(0, doubt.missing());
    }

    private Value sum(Node.Table table, int[] at) {
        Value sum = Value.known(0);
        for (int i = 0; i < table.rows().size(); i++) {
            Node.Row row = table.rows().get(i);
            Value test = formulas.value(row.test(), at);
            if (test.isFalse()) {
                continue;
            }
            if (test.isTrue()) {
                evaluation.hit(i);
            }
            Value part = Formulas.choice(test, formulas.value(row.output(), at), Value.known(0));
            sum =
                    sum.known() && part.known()
                            ? Value.known(Math.addExact(sum.value(), part.value()))
                            : Value.unknown(sum, part);
        }
        return sum;
    }
}
