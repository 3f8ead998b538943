package org.huimin.engine.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.huimin.engine.feel.Checker;
import org.huimin.engine.feel.Expr;
import org.huimin.engine.feel.Flaw;
import org.huimin.engine.feel.Level;
import org.huimin.engine.feel.Node;
import org.huimin.engine.feel.Parser;
import org.huimin.engine.feel.Scope;
import org.huimin.engine.feel.Span;
import org.huimin.engine.feel.TestParser;
import org.huimin.engine.feel.Type;
import org.jspecify.annotations.Nullable;

/** Checks the cells of a decision table and makes it a node. */
final class TableLinker {

    /** A checked table: its node, and what is told of each row. */
    record Linked(Node.Table node, List<RuleVariant.TableRow> rows) {}

    private final Rule rule;
    private final Scope scope;
    private final Level level;
    private final String law;
    private final Consumer<Flaw> flaws;
    private boolean sound = true;

    /**
     * @param law clause of the rule, which the rows' clauses are added to
     */
    TableLinker(Rule rule, Scope scope, String law, Consumer<Flaw> flaws) {
        this.rule = rule;
        this.scope = scope;
        this.level = rule.level();
        this.law = law;
        this.flaws =
                flaw -> {
                    sound = false;
                    flaws.accept(flaw);
                };
    }

    /** Null after a flaw. */
    @Nullable Linked link(String text) {
        Optional<TableText> read = TableText.read(text, flaws);
        if (read.isEmpty()) {
            return null;
        }
        TableText table = read.get();
        if (table.hit() == Node.Hit.COLLECT && !(rule.type() instanceof Type.Number)) {
            flaws.accept(
                    new Flaw(
                            "table-collect",
                            table.head().span(),
                            "C+ 把各行相加，结果须为数字或金额，这条规则是" + rule.type().shown(),
                            "C+ adds up; the result must be a number or money, this rule is "
                                    + rule.type().shownEn(),
                            "U"));
        }
        List<Expr> inputs = new ArrayList<>();
        List<Node> inputNodes = new ArrayList<>();
        for (TableText.Cell cell : table.inputs()) {
            Expr input = Parser.parse(text, cell.span(), flaws);
            Node node = input == null ? null : Checker.check(input, scope, level, null, flaws);
            if (input != null && node != null) {
                inputs.add(input);
                inputNodes.add(node);
            }
        }
        return sound ? rows(text, table, inputs, inputNodes) : null;
    }

    private @Nullable Linked rows(
            String text, TableText table, List<Expr> inputs, List<Node> inputNodes) {
        List<List<Node>> tests = new ArrayList<>();
        List<Node.Row> nodes = new ArrayList<>();
        List<RuleVariant.TableRow> rows = new ArrayList<>();
        for (TableText.Row row : table.rows()) {
            List<Node> cells = new ArrayList<>();
            for (int c = 0; c < inputs.size(); c++) {
                cells.add(test(text, row.tests().get(c).span(), inputs.get(c)));
            }
            tests.add(cells);
            Node output = output(text, row.output());
            nodes.add(new Node.Row(all(cells), output));
            rows.add(row(text, table, row));
        }
        if (sound) {
            TableCheck.check(table, inputNodes, tests, flaws);
        }
        return sound
                ? new Linked(
                        new Node.Table(rule.type(), table.hit(), List.copyOf(nodes)),
                        List.copyOf(rows))
                : null;
    }

    private Node test(String text, Span span, Expr input) {
        Expr cell = TestParser.cell(text, span, input, flaws);
        Node node = cell == null ? null : Checker.check(cell, scope, level, Type.TRUTH, flaws);
        return node == null ? TRUE : node;
    }

    private static final Node TRUE = new Node.Constant(Type.TRUTH, 1);

    private Node output(String text, TableText.Cell cell) {
        Expr output = Parser.parse(text, cell.span(), flaws);
        Node node = output == null ? null : Checker.check(output, scope, level, rule.type(), flaws);
        return node == null ? TRUE : node;
    }

    private static Node all(List<Node> cells) {
        Node all = TRUE;
        for (Node cell : cells) {
            all =
                    all.equals(TRUE)
                            ? cell
                            : cell.equals(TRUE) ? all : new Node.Logic(true, all, cell);
        }
        return all;
    }

    private RuleVariant.TableRow row(String text, TableText table, TableText.Row row) {
        StringBuilder shown = new StringBuilder();
        for (int c = 0; c < table.inputs().size(); c++) {
            String test = row.tests().get(c).text();
            if (!test.equals("-")) {
                shown.append(shown.isEmpty() ? "" : "，");
                shown.append(table.inputs().get(c).text()).append(' ').append(test);
            }
        }
        shown.append(shown.isEmpty() ? "→ " : " → ").append(row.output().text());
        TableText.Cell note = row.note();
        return new RuleVariant.TableRow(
                row.label().text(),
                shown.toString(),
                clause(row.law()),
                pieces(text, row.refusal()),
                pieces(text, row.refusalEn()),
                note == null ? "" : note.text());
    }

    private List<RuleVariant.Piece> pieces(String text, TableText.@Nullable Cell cell) {
        return cell == null ? List.of() : Pieces.read(text, cell.span(), scope, level, flaws);
    }

    /** "art.3" belongs to the act the rule cites. */
    private String clause(TableText.@Nullable Cell cell) {
        if (cell == null) {
            return "";
        }
        int blank = law.indexOf(' ');
        boolean whole = cell.text().contains("@");
        return whole || law.isEmpty()
                ? cell.text()
                : (blank < 0 ? law : law.substring(0, blank)) + " " + cell.text();
    }
}
