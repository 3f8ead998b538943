package org.huimin.engine.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.huimin.engine.feel.Flaw;
import org.huimin.engine.feel.Node;
import org.huimin.engine.feel.Span;
import org.jspecify.annotations.Nullable;

/**
 * A decision table as it is written: a head and rows of cells between bars, inputs and output
 * parted by a double bar.
 *
 * <pre>
 * U | 年龄     | 残疾等级      || 加发比例 | 条文
 * 1 | &lt; 18    | -            || 0.10
 * 2 | &gt;= 18   | "一级","二级" || 0.20    | art.3
 * 3 | &gt;= 18   | not("一级","二级") || 0
 * </pre>
 */
public record TableText(Node.Hit hit, Cell head, List<Cell> inputs, Cell output, List<Row> rows) {

    /** A piece of the text. */
    public record Cell(String text, Span span) {}

    /**
     * One row.
     *
     * @param law clause of the row; null when it has none of its own
     */
    public record Row(
            Cell label,
            List<Cell> tests,
            Cell output,
            @Nullable Cell law,
            @Nullable Cell refusal,
            @Nullable Cell refusalEn,
            @Nullable Cell note) {}

    private static final String FORM = "U | 年龄 | 残疾等级 || 结果";
    private static final Set<String> LAW = Set.of("条文", "law");
    private static final Set<String> REFUSAL = Set.of("说法");
    private static final Set<String> REFUSAL_EN = Set.of("refusal");
    private static final Set<String> NOTE = Set.of("说明", "note");

    /** Empty after a flaw was told. */
    public static Optional<TableText> read(String text, Consumer<Flaw> flaws) {
        return new Reader(text, flaws).read();
    }

    private static final class Reader {

        private final String text;
        private final Consumer<Flaw> flaws;
        private boolean sound = true;

        Reader(String text, Consumer<Flaw> flaws) {
            this.text = text;
            this.flaws = flaws;
        }

        /** The cells of a line; {@code inputs} of them, the label included, stand before "||". */
        private record Line(List<Cell> cells, int inputs, Span span) {}

        Optional<TableText> read() {
            List<Line> lines = lines();
            if (lines.size() < 2) {
                flaw(
                        new Span(0, text.length()),
                        "表至少要有表头和一行",
                        "a table needs a head and a row",
                        FORM);
                return Optional.empty();
            }
            Line head = lines.getFirst();
            Node.Hit hit = hit(head.cells().getFirst());
            if (head.inputs() < 2 || head.cells().size() <= head.inputs()) {
                flaw(
                        head.span(),
                        "表头应是：命中方式 | 输入… || 结果",
                        "the head is: hit policy | inputs… || result",
                        FORM);
                return Optional.empty();
            }
            List<Cell> inputs = head.cells().subList(1, head.inputs());
            List<Cell> notes = head.cells().subList(head.inputs() + 1, head.cells().size());
            notes.forEach(this::annotation);
            List<Row> rows = new ArrayList<>();
            Set<String> labels = new HashSet<>();
            for (Line line : lines.subList(1, lines.size())) {
                row(line, head, notes, labels, rows);
            }
            return sound && hit != null
                    ? Optional.of(
                            new TableText(
                                    hit,
                                    head.cells().getFirst(),
                                    List.copyOf(inputs),
                                    head.cells().get(head.inputs()),
                                    List.copyOf(rows)))
                    : Optional.empty();
        }

        private List<Line> lines() {
            List<Line> lines = new ArrayList<>();
            int start = 0;
            while (start < text.length()) {
                int end = text.indexOf('\n', start);
                end = end < 0 ? text.length() : end;
                String line = text.substring(start, end).strip();
                boolean rule = line.matches("[-|+ ]*");
                if (!rule && !line.startsWith("#")) {
                    lines.add(line(start, end));
                }
                start = end + 1;
            }
            return lines;
        }

        private Line line(int start, int end) {
            List<Cell> cells = new ArrayList<>();
            int inputs = 0;
            int from = start;
            boolean quoted = false;
            for (int at = start; at <= end; at++) {
                quoted ^= at < end && text.charAt(at) == '"';
                if (at < end && (quoted || text.charAt(at) != '|')) {
                    continue;
                }
                cells.add(cell(from, at));
                boolean twice = at + 1 < end && text.charAt(at + 1) == '|';
                if (twice && inputs == 0) {
                    inputs = cells.size();
                    at++;
                }
                from = at + 1;
            }
            return new Line(cells, inputs, cell(start, end).span());
        }

        private Cell cell(int from, int to) {
            int start = from;
            int end = to;
            while (start < end && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
            while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            return new Cell(text.substring(start, end), new Span(start, end));
        }

        private Node.@Nullable Hit hit(Cell sign) {
            for (Node.Hit hit : Node.Hit.values()) {
                if (hit.sign().equals(sign.text())) {
                    return hit;
                }
            }
            flaw(
                    sign.span(),
                    "命中方式应为 U（恰好一行）、F（第一行）或 C+（各行相加）",
                    "the hit policy is U (exactly one row), F (the first) or C+ (all, added)",
                    "U");
            return null;
        }

        private void annotation(Cell head) {
            String name = head.text();
            boolean known =
                    LAW.contains(name)
                            || REFUSAL.contains(name)
                            || REFUSAL_EN.contains(name)
                            || NOTE.contains(name);
            if (!known) {
                flaw(
                        head.span(),
                        "结果只有一列；其后可有 条文、说法、refusal（英文说法）、说明。别的结果另写一条规则",
                        "there is one result; law, 说法, refusal and note may follow; another result is"
                                + " another rule",
                        "条文");
            }
        }

        private void row(
                Line line, Line head, List<Cell> notes, Set<String> labels, List<Row> rows) {
            int most = head.cells().size();
            if (line.inputs() != head.inputs()
                    || line.cells().size() <= line.inputs()
                    || line.cells().size() > most) {
                flaw(
                        line.span(),
                        "这一行的列数与表头不同：“||”前应有%d列，后有1至%d列"
                                .formatted(head.inputs(), most - head.inputs()),
                        "this row has other columns than the head: %d before \"||\", 1 to %d after"
                                .formatted(head.inputs(), most - head.inputs()),
                        "不限的格子写 - / write - where anything goes");
                return;
            }
            Cell label = line.cells().getFirst();
            if (label.text().isEmpty() || !labels.add(label.text())) {
                flaw(
                        label.text().isEmpty() ? line.span() : label.span(),
                        "每一行要有自己的行号",
                        "every row needs a label of its own",
                        Integer.toString(labels.size() + 1));
            }
            List<Cell> tests = line.cells().subList(1, line.inputs());
            for (Cell test : tests) {
                if (test.text().isEmpty()) {
                    flaw(
                            line.span(),
                            "格子不能空着",
                            "a cell cannot be empty",
                            "不限的格子写 - / write - where anything goes");
                }
            }
            List<Cell> after = line.cells().subList(line.inputs(), line.cells().size());
            rows.add(
                    new Row(
                            label,
                            List.copyOf(tests),
                            after.getFirst(),
                            note(notes, after, LAW),
                            note(notes, after, REFUSAL),
                            note(notes, after, REFUSAL_EN),
                            note(notes, after, NOTE)));
        }

        private static @Nullable Cell note(List<Cell> heads, List<Cell> after, Set<String> wanted) {
            for (int i = 0; i < heads.size() && i + 1 < after.size(); i++) {
                if (wanted.contains(heads.get(i).text()) && !after.get(i + 1).text().isEmpty()) {
                    return after.get(i + 1);
                }
            }
            return null;
        }

        private void flaw(Span span, String zh, String en, String suggestion) {
            sound = false;
            flaws.accept(new Flaw("table-form", span, zh, en, suggestion));
        }
    }
}
