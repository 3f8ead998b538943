package org.huimin.platform.insight;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.huimin.engine.policy.Language;
import org.huimin.engine.policy.Text;
import org.huimin.platform.insight.ProgrammeFigures.Line;
import org.huimin.platform.insight.ProgrammeFigures.Open;
import org.huimin.platform.insight.ProgrammeFigures.Table;
import tools.jackson.databind.json.JsonMapper;

/** {@link ProgrammeFigures} for people, for a spreadsheet and for a program. */
final class FiguresTable {
    private static final int FEN = 2;
    private static final int FIRST_WIDE_CHARACTER = 0x2E80;

    /** One column: its key in JSON, its heading, its value. */
    private record Column(String key, Text heading, Function<Line, Object> value) {}

    private static final List<Column> COLUMNS =
            List.of(
                    column("granted", "符合户", "granted", line -> line.outcomes().granted()),
                    column("people", "符合人", "people", line -> line.money().entitledPeople()),
                    column("yuan", "应发元", "yuan due", line -> yuan(line.money().entitledFen())),
                    column(
                            "needsInformation",
                            "待补户",
                            "unclear",
                            line -> line.outcomes().needsInformation()),
                    column("refused", "不符户", "refused", line -> line.outcomes().refused()),
                    column("notApplicable", "不涉及户", "n/a", line -> line.outcomes().notApplicable()),
                    column("paidPeople", "在发人", "paid", line -> line.money().paidPeople()),
                    column("paidYuan", "在发元", "yuan paid", line -> yuan(line.money().paidFen())),
                    column("missed", "漏保", "missed", line -> line.money().missed()),
                    column("wrong", "错保", "wrong", line -> line.money().wrong()),
                    column("possible", "可能漏保", "possible", line -> line.money().unclear()));

    private final Table table;
    private final Language language;

    FiguresTable(Table table, Language language) {
        this.table = table;
        this.language = language;
    }

    private static Column column(String key, String zh, String en, Function<Line, Object> value) {
        return new Column(key, new Text(zh, en), value);
    }

    private static BigDecimal yuan(long fen) {
        return BigDecimal.valueOf(fen, FEN);
    }

    /**
     * A column as wide as its widest cell; numbers to the right, names at the end.
     *
     * @param open also what households wait for
     */
    String text(String place, boolean open) {
        StringBuilder text = new StringBuilder();
        text.append(
                new Text(
                                "%s：%,d 人，%,d 户，按 %s 的规定；户为其中最有利的一人计，金额按月（一次性的按次）。%n",
                                "%s: %,d people, %,d households, by the rules of %s; households count by their most favourable member, money is a month's (or once).%n")
                        .in(language)
                        .formatted(
                                place,
                                table.sums().people(),
                                table.sums().households(),
                                table.checked().on()));
        List<List<String>> rows = new ArrayList<>();
        rows.add(COLUMNS.stream().map(column -> column.heading.in(language)).toList());
        for (Line line : table.lines()) {
            rows.add(COLUMNS.stream().map(column -> shown(column.value.apply(line))).toList());
        }
        int[] widths = new int[COLUMNS.size()];
        rows.forEach(row -> {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], width(row.get(c)));
            }
        });
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < widths.length; c++) {
                String cell = rows.get(r).get(c);
                text.append(" ".repeat(widths[c] - width(cell))).append(cell).append("  ");
            }
            text.append(r == 0 ? "" : table.lines().get(r - 1).name().in(language)).append('\n');
        }
        if (open) {
            open(text);
        }
        return text.toString();
    }

    private static String shown(Object value) {
        return value instanceof BigDecimal yuan
                ? "%,d".formatted(yuan.longValue())
                : "%,d".formatted((Long) value);
    }

    private static int width(String text) {
        return text.codePoints().map(c -> c < FIRST_WIDE_CHARACTER ? 1 : 2).sum();
    }

    private void open(StringBuilder text) {
        text.append(new Text("\n待补户在等什么：\n", "\nWhat the unclear wait for:\n").in(language));
        for (Line line : table.lines()) {
            for (Open open : line.open()) {
                text.append(
                        "%,12d  %s: %s%n"
                                .formatted(
                                        open.households(),
                                        line.name().in(language),
                                        open.condition().in(language)));
            }
        }
    }

    String csv() {
        StringBuilder csv = new StringBuilder();
        csv.append(new Text("待遇,名称", "programme,name").in(language));
        COLUMNS.forEach(column -> csv.append(',').append(column.heading.in(language)));
        csv.append('\n');
        for (Line line : table.lines()) {
            csv.append(line.programme()).append(',').append(quoted(line.name().in(language)));
            COLUMNS.forEach(column -> csv.append(',').append(column.value.apply(line)));
            csv.append('\n');
        }
        return csv.toString();
    }

    private static String quoted(String text) {
        return text.matches("[^\",\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    String json(JsonMapper mapper, long place) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("place", "%012d".formatted(place));
        whole.put("on", table.checked().on().toString());
        whole.put("run", table.checked().run().toString());
        whole.put("finishedAt", table.checked().finishedAt().toString());
        whole.put("people", table.sums().people());
        whole.put("households", table.sums().households());
        whole.put("programmes", table.lines().stream().map(FiguresTable::object).toList());
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(whole) + '\n';
    }

    private static Map<String, Object> object(Line line) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", line.programme());
        object.put("zh", line.name().zh());
        object.put("en", line.name().en());
        object.put("kind", line.kind().key());
        COLUMNS.forEach(column -> object.put(column.key, column.value.apply(line)));
        object.put("open", line.open());
        return object;
    }
}
