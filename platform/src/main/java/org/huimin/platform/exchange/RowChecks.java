package org.huimin.platform.exchange;

import java.util.ArrayList;
import java.util.List;
import org.huimin.engine.base.InputProblem;
import org.huimin.engine.base.PlaceRange;
import org.jspecify.annotations.Nullable;

/** Checks rows of one file; used by one thread. */
final class RowChecks {
    private static final InputProblem MISSING =
            new InputProblem("missing", "必填，却是空的", "required but empty", "请补上", "fill it in");
    private static final InputProblem CUT =
            new InputProblem(
                    "row-cut",
                    "这一行的格数比表头少，文件可能被截断",
                    "the row has fewer cells than the header: the file may be cut off",
                    "请部门重新导出整个文件",
                    "have the department export the whole file again");
    private static final InputProblem EXTRA =
            new InputProblem(
                    "row-long",
                    "这一行的格数比表头多，可能某格里有没加引号的分隔符",
                    "the row has more cells than the header: a cell may hold an unquoted separator",
                    "请给含分隔符的格加上引号",
                    "quote cells that hold the separator");
    private static final InputProblem ELSEWHERE =
            new InputProblem(
                    "place-elsewhere",
                    "不在这次交付的地区内",
                    "outside the place of this delivery",
                    "请由所在地区交付这一行",
                    "have the place concerned deliver this row");

    /** One thing wrong with a row; the column is null when it is the row as a whole. */
    record Finding(@Nullable Column column, String value, InputProblem problem) {}

    private static final InputProblem QUOTE =
            new InputProblem(
                    "row-quote",
                    "这一行的引号没有成对",
                    "the row has an unbalanced quote",
                    "请改正引号（后面各行已按各自一行读）",
                    "mend the quote (the rows behind it were read each for itself)");

    private final DatasetContract contract;
    private final Header header;
    private final boolean cellsMayBeLeftOut;
    private final CellCheck[] checks;
    private final RowAgreement agreement;
    private final int placeColumn;
    private final PlaceRange within;
    private final CheckedRow checked;
    private final List<Finding> findings = new ArrayList<>();

    RowChecks(
            DatasetContract contract,
            Header header,
            CellChecks cellChecks,
            boolean cellsMayBeLeftOut,
            PlaceRange within) {
        this.contract = contract;
        this.header = header;
        this.cellsMayBeLeftOut = cellsMayBeLeftOut;
        this.within = within;
        this.checks = contract.columns().stream().map(cellChecks::of).toArray(CellCheck[]::new);
        this.checked = new CheckedRow(checks.length);
        DatasetContract.Population population = contract.population();
        this.agreement = new RowAgreement(contract, cellChecks.today());
        this.placeColumn = population == null ? -1 : contract.columns().indexOf(population.place());
    }

    /**
     * True when the row is good; then {@link #checked} holds it, else {@link #findings} says why.
     */
    boolean check(RawRow row) {
        findings.clear();
        checked.begin(row.number(), quarantineId(row));
        if (row.quoteOpen()) {
            findings.add(new Finding(null, "", QUOTE));
            return false;
        }
        if (row.cells().length < header.titles().size() && !cellsMayBeLeftOut) {
            findings.add(new Finding(null, "", CUT));
            return false;
        }
        if (row.cells().length > header.titles().size() && !extraAreBlank(row)) {
            findings.add(new Finding(null, "", EXTRA));
            return false;
        }
        for (int i = 0; i < checks.length; i++) {
            checkCell(row, i);
        }
        if (findings.isEmpty()) {
            agreement.check(checked, i -> cell(row, i), findings);
        }
        if (placeColumn >= 0
                && findings.isEmpty()
                && !within.contains(checked.number(placeColumn))) {
            findings.add(
                    new Finding(
                            contract.columns().get(placeColumn),
                            cell(row, placeColumn),
                            ELSEWHERE));
        }
        return findings.isEmpty();
    }

    CheckedRow checked() {
        return checked;
    }

    List<Finding> findings() {
        return findings;
    }

    private void checkCell(RawRow row, int index) {
        checked.clear(index);
        String text = cell(row, index);
        Column column = contract.columns().get(index);
        if (text.isEmpty()) {
            if (column.required()) {
                findings.add(new Finding(column, "", MISSING));
            }
            return;
        }
        InputProblem problem =
                checks[index].check(text, row.isNumeric(header.positions()[index]), checked, index);
        if (problem != null) {
            findings.add(new Finding(column, text, problem));
        }
    }

    /** The cell without surrounding blanks; what databases write for "nothing" is nothing. */
    private String cell(RawRow row, int index) {
        int position = header.positions()[index];
        if (position < 0 || position >= row.cells().length) {
            return "";
        }
        String text = unmarked(row.cells()[position].strip());
        boolean nothing =
                text.equalsIgnoreCase("null")
                        || text.equals("\\N")
                        || contract.columns().get(index).nothing().contains(text);
        return nothing ? "" : text;
    }

    /** Without the apostrophe by which spreadsheets, and our own downloads, mark a text. */
    private static String unmarked(String text) {
        return text.length() > 1 && text.charAt(0) == '\'' && isMarked(text.charAt(1))
                ? text.substring(1)
                : text;
    }

    private static boolean isMarked(char first) {
        return first >= '0' && first <= '9' || "=+-@".indexOf(first) >= 0;
    }

    private long quarantineId(RawRow row) {
        int position = header.quarantineId();
        if (position < 0 || position >= row.cells().length) {
            return 0;
        }
        String text = row.cells()[position].strip();
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    private boolean extraAreBlank(RawRow row) {
        for (int i = header.titles().size(); i < row.cells().length; i++) {
            if (!row.cells()[i].isBlank()) {
                return false;
            }
        }
        return true;
    }
}
