package org.huimin.engine.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.huimin.engine.feel.Flaw;
import org.huimin.engine.feel.Node;
import org.jspecify.annotations.Nullable;

/**
 * Whether the rows of a table leave a gap, overlap where only one may apply, or can never be
 * reached; exact, by sets of values, with a counterexample.
 */
final class TableCheck {

    private final TableText text;
    private final Consumer<Flaw> flaws;
    private final List<TableColumn> columns = new ArrayList<>();

    /** For each row the values of each column. */
    private final List<List<Ranges>> boxes = new ArrayList<>();

    private TableCheck(TableText text, Consumer<Flaw> flaws) {
        this.text = text;
        this.flaws = flaws;
    }

    /**
     * Tells every gap, overlap and unreachable row.
     *
     * @param tests for each row the checked test of each column
     */
    static void check(
            TableText text, List<Node> inputs, List<List<Node>> tests, Consumer<Flaw> flaws) {
        if (text.hit() == Node.Hit.COLLECT) {
            return;
        }
        TableCheck check = new TableCheck(text, flaws);
        if (check.prepare(inputs, tests)) {
            check.gaps();
            check.overlaps();
        }
    }

    private boolean prepare(List<Node> inputs, List<List<Node>> tests) {
        for (int c = 0; c < inputs.size(); c++) {
            int column = c;
            List<Node> cells = tests.stream().map(row -> row.get(column)).toList();
            Optional<TableColumn> found = TableColumn.of(inputs.get(c), cells);
            boolean told =
                    found.isPresent()
                            && cells.stream()
                                    .allMatch(cell -> found.get().values(cell).isPresent());
            if (!told) {
                return unordered(c, tests);
            }
            columns.add(found.orElseThrow());
        }
        for (List<Node> row : tests) {
            List<Ranges> box = new ArrayList<>();
            for (int c = 0; c < columns.size(); c++) {
                box.add(columns.get(c).values(row.get(c)).orElseThrow());
            }
            boxes.add(box);
        }
        return true;
    }

    /** Such a column is allowed only where a last row takes everything, in a table of kind F. */
    private boolean unordered(int column, List<List<Node>> tests) {
        boolean last =
                tests.getLast().stream()
                        .allMatch(
                                test -> test instanceof Node.Constant(var _, long all) && all != 0);
        if (text.hit() == Node.Hit.FIRST && last) {
            return false;
        }
        TableText.Cell head = text.inputs().get(column);
        flaws.accept(
                new Flaw(
                        "table-unordered",
                        head.span(),
                        "“%s”一列的界限在知道参数以前排不出先后，查不出缺口和重叠".formatted(head.text()),
                        "the bounds of the column \"%s\" have no order before the parameters are known, so that gaps and overlaps cannot be found"
                                .formatted(head.text()),
                        "界限都写数字，或都写同一个参数；或用 F 并以全是 - 的一行结尾 / numbers only, or one parameter only; or F with a last row of -"));
        return false;
    }

    private void gaps() {
        List<Ranges> all = columns.stream().map(TableColumn::domain).toList();
        List<Long> gap = uncovered(rowsBefore(boxes.size()), all);
        if (gap != null) {
            Text example = shown(gap);
            flaws.accept(
                    new Flaw(
                            "table-gap",
                            text.head().span(),
                            "表有缺口，没有一行适用于：" + example.zh(),
                            "the table has a gap: no row for " + example.en(),
                            "补一行，或在最后加一行全是 - 的（命中方式 F） / add a row"));
        }
    }

    private void overlaps() {
        for (int later = 0; later < boxes.size(); later++) {
            TableText.Row row = text.rows().get(later);
            if (boxes.get(later).stream().anyMatch(Ranges::isEmpty)) {
                flaws.accept(
                        new Flaw(
                                "table-row-never",
                                row.label().span(),
                                "第%s行永远不会适用：没有值能符合它的格子".formatted(row.label().text()),
                                "row %s never applies: no value fits its cells"
                                        .formatted(row.label().text()),
                                null));
            } else if (text.hit() == Node.Hit.UNIQUE) {
                overlap(later);
            } else if (later > 0 && uncovered(rowsBefore(later), boxes.get(later)) == null) {
                flaws.accept(
                        new Flaw(
                                "table-row-never",
                                row.label().span(),
                                "第%s行永远轮不到：前面的行已经包括它".formatted(row.label().text()),
                                "row %s is never reached: earlier rows take all of it"
                                        .formatted(row.label().text()),
                                "删去，或移到前面 / delete it or move it up"));
            }
        }
    }

    private void overlap(int later) {
        for (int earlier = 0; earlier < later; earlier++) {
            List<Long> both = new ArrayList<>();
            for (int c = 0; c < columns.size(); c++) {
                Ranges common = boxes.get(earlier).get(c).and(boxes.get(later).get(c));
                if (common.isEmpty()) {
                    break;
                }
                both.add(common.example());
            }
            if (both.size() == columns.size()) {
                Text example = shown(both);
                String first = text.rows().get(earlier).label().text();
                String second = text.rows().get(later).label().text();
                flaws.accept(
                        new Flaw(
                                "table-overlap",
                                text.rows().get(later).label().span(),
                                "第%s行与第%s行重叠，都适用于：%s".formatted(first, second, example.zh()),
                                "rows %s and %s overlap: both apply to %s"
                                        .formatted(first, second, example.en()),
                                "让两行不相交，或用命中方式 F（取第一行） / part the rows, or use F"));
                return;
            }
        }
    }

    private List<Integer> rowsBefore(int end) {
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < end; i++) {
            rows.add(i);
        }
        return rows;
    }

    /** A point of the box that none of the rows contains; null when they cover it. */
    private @Nullable List<Long> uncovered(List<Integer> rows, List<Ranges> box) {
        return uncovered(rows, box, 0, new HashSet<>());
    }

    /** Columns from {@code column} on; {@code covered} remembers what was found without a gap. */
    private @Nullable List<Long> uncovered(
            List<Integer> rows, List<Ranges> box, int column, Set<List<Integer>> covered) {
        List<Integer> key = new ArrayList<>(rows);
        key.add(-1 - column);
        if (column == columns.size() ? !rows.isEmpty() : covered.contains(key)) {
            return null;
        }
        if (column == columns.size()) {
            return new ArrayList<>();
        }
        for (Ranges piece : pieces(rows, column, box.get(column))) {
            long value = piece.example();
            List<Integer> fitting =
                    rows.stream()
                            .filter(row -> boxes.get(row).get(column).contains(value))
                            .toList();
            List<Long> rest = uncovered(fitting, box, column + 1, covered);
            if (rest != null) {
                rest.addFirst(value);
                return rest;
            }
        }
        covered.add(key);
        return null;
    }

    /** The column's part of the box, cut where a row begins or ends: pieces are in or out whole. */
    private List<Ranges> pieces(List<Integer> rows, int column, Ranges within) {
        Set<Long> starts = new TreeSet<>();
        for (int row : rows) {
            for (Ranges.Range part : boxes.get(row).get(column).parts()) {
                starts.add(part.low());
                if (part.high() < Long.MAX_VALUE) {
                    starts.add(part.high() + 1);
                }
            }
        }
        List<Ranges> pieces = new ArrayList<>();
        for (Ranges.Range part : within.parts()) {
            long from = part.low();
            for (long start : starts) {
                if (start > from && start <= part.high()) {
                    pieces.add(Ranges.of(from, start - 1));
                    from = start;
                }
            }
            pieces.add(Ranges.of(from, part.high()));
        }
        return pieces;
    }

    private Text shown(List<Long> point) {
        Text shown = Text.NONE;
        for (int c = 0; c < columns.size(); c++) {
            Text part = columns.get(c).shown(text.inputs().get(c), point.get(c));
            shown = c == 0 ? part : shown.and(new Text("，", ", ")).and(part);
        }
        return shown;
    }
}
