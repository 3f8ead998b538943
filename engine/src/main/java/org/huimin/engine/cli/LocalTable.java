package org.huimin.engine.cli;

import java.util.ArrayList;
import java.util.List;
import org.huimin.engine.feel.Expr;
import org.huimin.engine.feel.FormulaText;
import org.huimin.engine.policy.Rule;
import org.huimin.engine.policy.RuleVariant;
import org.huimin.engine.policy.TableText;
import org.jspecify.annotations.Nullable;

/**
 * A decision table as it reads in one place: without the columns that a scheme of the place
 * decides, and without the rows that can never apply there.
 *
 * @param text the lines to show; a single formula when one row is left that asks nothing
 * @param parts the formulas in it, for their names
 * @param rows which rows of the table are left, counted from 0
 */
record LocalTable(List<String> text, List<Expr> parts, List<Integer> rows) {

    /** Null when it cannot be read so: then it is shown as written. */
    static @Nullable LocalTable of(Rule rule, RuleVariant variant, LocalRules rules) {
        TableText table = TableText.read(variant.formula(), _ -> {}).orElse(null);
        if (table == null) {
            return null;
        }
        List<Expr> parts = new ArrayList<>();
        List<@Nullable Object> decided = new ArrayList<>();
        List<String> head = new ArrayList<>();
        for (TableText.Cell input : table.inputs()) {
            Expr folded = rules.fold(input.text(), rule);
            Object value = rules.value(folded, rule);
            boolean scheme = value instanceof Boolean || value instanceof String;
            decided.add(scheme ? value : null);
            if (!scheme) {
                head.add(input.text());
                if (folded != null) {
                    parts.add(folded);
                }
            }
        }
        List<String> lines = new ArrayList<>();
        List<Integer> left = new ArrayList<>();
        for (int r = 0; r < table.rows().size(); r++) {
            TableText.Row row = table.rows().get(r);
            List<String> cells = new ArrayList<>();
            boolean applies = true;
            for (int c = 0; c < row.tests().size(); c++) {
                String cell = row.tests().get(c).text();
                Object value = decided.get(c);
                if (value == null) {
                    cells.add(cell);
                } else {
                    applies &= mayBe(cell, value);
                }
            }
            if (!applies) {
                continue;
            }
            Expr output = rules.fold(row.output().text(), rule);
            if (output != null) {
                parts.add(output);
            }
            String shown = output == null ? row.output().text() : FormulaText.of(output);
            left.add(r);
            boolean always = cells.stream().allMatch("-"::equals);
            if (always && lines.isEmpty()) {
                return new LocalTable(List.of(shown), parts, left);
            }
            lines.add(row.label().text() + " | " + String.join(" | ", cells) + " || " + shown);
            if (always && table.hit() == org.huimin.engine.feel.Node.Hit.FIRST) {
                break;
            }
        }
        lines.addFirst(
                table.hit().sign()
                        + " | "
                        + String.join(" | ", head)
                        + " || "
                        + table.output().text());
        return new LocalTable(List.copyOf(lines), parts, left);
    }

    private static boolean mayBe(String cell, Object value) {
        String plain = value instanceof String code ? '"' + code + '"' : String.valueOf(value);
        boolean simple = cell.equals("true") || cell.equals("false") || cell.matches("\"[^\"]*\"");
        return !simple || cell.equals(plain);
    }
}
