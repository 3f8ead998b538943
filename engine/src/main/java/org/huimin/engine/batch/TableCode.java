package org.huimin.engine.batch;

import java.util.ArrayList;
import java.util.List;
import org.huimin.engine.feel.Node;
import org.huimin.engine.feel.Type;

/** Writes decision tables: a chain of choices where all is known, a search for agreement else. */
final class TableCode {

    private final Emitter emitter;
    private final Truths truths;

    TableCode(Emitter emitter, Truths truths) {
        this.emitter = emitter;
        this.truths = truths;
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
    private static Node sum(Node.Table table) {
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
                    Truths.picked(
                            test,
                            output.mayBeUnknown() ? output.unknown() : "false",
                            value.mayBeUnknown() ? value.unknown() : "false");
            value =
                    new Val(
                            Truths.picked(test, code, value.code()),
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
        emitter.line(truth ? "boolean " + value + " = false;" : "long " + value + " = 0L;");
        for (String flag : List.of(done, some, open)) {
            emitter.line("boolean %s = false;".formatted(flag));
        }
        for (Written row : rows) {
            Val test = emitter.named(Type.TRUTH, row.test());
            Val output = emitter.named(table.type(), row.output());
            String unclear = output.mayBeUnknown() ? output.unknown() : "false";
            String differs = "(%s & %s != %s)".formatted(some, value, output.code());
            String hit = Truths.knownTrue(test);
            if (!hit.equals("false")) {
                emitter.line("if (!%s & %s) {".formatted(done, hit));
                if (table.hit() == Node.Hit.UNIQUE) {
                    emitter.line("    %s = %s;".formatted(open, unclear));
                    emitter.line("    %s = %s;".formatted(value, output.code()));
                } else {
                    emitter.line("    %s |= %s | %s;".formatted(open, unclear, differs));
                    emitter.line(
                            "    %s = %s ? %s : %s;".formatted(value, some, value, output.code()));
                }
                emitter.line("    %s = true;".formatted(done));
                emitter.line("}");
            }
            if (test.mayBeUnknown()) {
                emitter.line("if (!%s & %s) {".formatted(done, test.unknown()));
                emitter.line("    %s |= %s | %s;".formatted(open, unclear, differs));
                emitter.line("    %s = %s ? %s : %s;".formatted(value, some, value, output.code()));
                emitter.line("    %s = true;".formatted(some));
                emitter.line("}");
            }
        }
        return new Val(value, "(%s | !(%s | %s))".formatted(open, done, some));
    }
}
