package org.huimin.engine.batch;

import java.util.ArrayList;
import java.util.List;
import org.huimin.engine.feel.Node;
import org.huimin.engine.feel.Type;

/** Writes decision tables: a chain of choices where all is known, a search for agreement else. */
final class TableCode {

    private final Emitter emitter;
    private final Truths truths;
    private final Notation notation;

    TableCode(Emitter emitter, Truths truths) {
        this.emitter = emitter;
        this.truths = truths;
        this.notation = emitter.notation();
    }

    /** A row's test and output, written. */
    private record Written(Val test, Val output) {}

    Val table(Node.Table table) {
        if (table.hit() == Node.Hit.COLLECT) {
            return emitter.emit(sum(table));
        }
        List<Written> rows = new ArrayList<>();
        boolean known = true;
        for (Node.Row row : table.rows()) {
            Val test = emitter.emit(row.test());
            if (test.is("false")) {
                continue;
            }
            Val output = emitter.emit(row.output());
            rows.add(new Written(test, output));
            known &= !test.mayBeUnknown();
            if (test.is("true")) {
                break;
            }
        }
        if (rows.isEmpty()) {
            return Val.never(table.type());
        }
        return known ? chain(table, rows) : search(table, rows);
    }

    /** A sum of choices between the output and 0. */
    static Node sum(Node.Table table) {
        Node sum = new Node.Constant(table.type(), 0);
        for (Node.Row row : table.rows()) {
            Node none = new Node.Constant(table.type(), 0);
            Node part = new Node.Choice(table.type(), row.test(), row.output(), none);
            sum = new Node.Arithmetic(table.type(), Node.Operation.ADD, sum, part);
        }
        return sum;
    }

    /** Every table is complete, so that the last row needs no test. */
    private Val chain(Node.Table table, List<Written> rows) {
        Val value = rows.getLast().output();
        for (Written row : rows.reversed().subList(1, rows.size())) {
            String test = row.test().code();
            Val output = row.output();
            String code = output.code();
            String unknown =
                    truths.picked(
                            Type.TRUTH,
                            test,
                            output.mayBeUnknown() ? output.unknown() : "false",
                            value.mayBeUnknown() ? value.unknown() : "false");
            value =
                    new Val(
                            truths.picked(table.type(), test, code, value.code()),
                            unknown.equals("false") ? "" : unknown);
        }
        return value;
    }

    /**
     * Goes through the rows: {@code done} a true row was met, {@code some} a row that may apply,
     * {@code open} they do not agree.
     */
    private Val search(Node.Table table, List<Written> rows) {
        String id = emitter.temporary();
        String value = "x" + id;
        String done = "d" + id;
        String some = "s" + id;
        String open = "o" + id;
        boolean truth = table.type() instanceof Type.Truth;
        emitter.line(
                truth
                        ? "%s %s = %s;".formatted(notation.type(), value, notation.code("false"))
                        : "long " + value + " = 0L;");
        for (String flag : List.of(done, some, open)) {
            emitter.line("%s %s = %s;".formatted(notation.type(), flag, notation.code("false")));
        }
        String fresh = notation.not(done);
        for (Written row : rows) {
            Val test = emitter.named(Type.TRUTH, row.test());
            Val output = emitter.named(table.type(), row.output());
            String written = truth ? notation.code(output.code()) : output.code();
            String unclear = output.mayBeUnknown() ? output.unknown() : "false";
            String differs = notation.both(some, truths.differ(table.type(), value, output.code()));
            String also = notation.code(Val.either(unclear, differs));
            String kept = notation.test(some) + " ? " + value + " : " + written;
            String hit = truths.knownTrue(test);
            if (!hit.equals("false")) {
                emitter.line("if (%s) {".formatted(notation.test(notation.both(fresh, hit))));
                if (table.hit() == Node.Hit.UNIQUE) {
                    emitter.line("    %s = %s;".formatted(open, notation.code(unclear)));
                    emitter.line("    %s = %s;".formatted(value, written));
                } else {
                    emitter.line("    %s |= %s;".formatted(open, also));
                    emitter.line("    %s = %s;".formatted(value, kept));
                }
                emitter.line("    %s = %s;".formatted(done, notation.code("true")));
                emitter.line("}");
            }
            if (test.mayBeUnknown()) {
                String may = notation.both(fresh, test.unknown());
                emitter.line("if (%s) {".formatted(notation.test(may)));
                emitter.line("    %s |= %s;".formatted(open, also));
                emitter.line("    %s = %s;".formatted(value, kept));
                emitter.line("    %s = %s;".formatted(some, notation.code("true")));
                emitter.line("}");
            }
        }
        return new Val(value, Val.either(open, notation.not(Val.either(done, some))));
    }
}
