package org.huimin.platform.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the columns of a contract stand in a file.
 *
 * @param row number of the header's row
 * @param titles header texts in file order
 * @param positions file position of each column of the contract
 * @param quarantineId file position of the quarantine number of a returned repair file, or -1
 */
record Header(int row, List<String> titles, int[] positions, int quarantineId) {
    static final String ROW = "行号";
    static final String FIELD = "字段";
    static final String REASON = "原因";
    static final String REMEDY = "办法";
    static final String QUARANTINE_ID = "隔离号";

    /** The columns a quarantine download adds; they are ignored when it comes back. */
    static final List<String> ADDED = List.of(ROW, FIELD, REASON, REMEDY, QUARANTINE_ID);

    /** How many columns of the contract a row of titles names. */
    static int matches(DatasetContract contract, String[] titles) {
        HeaderNames names = new HeaderNames(contract.columns());
        return (int) Arrays.stream(titles).filter(t -> names.find(t) != null).count();
    }

    /**
     * Matches a header row.
     *
     * @throws FileRefused when a column is missing, unknown or there twice
     */
    static Header match(DatasetContract contract, RawRow row) {
        HeaderNames names = new HeaderNames(contract.columns());
        int[] positions = new int[contract.columns().size()];
        Arrays.fill(positions, -1);
        int quarantineId = -1;
        Set<String> unknown = new TreeSet<>();
        for (int i = 0; i < row.cells().length; i++) {
            String title = row.cells()[i];
            @Nullable Column column = names.find(title);
            if (column != null) {
                int index = contract.columns().indexOf(column);
                if (positions[index] >= 0) {
                    throw twice(row, title, column);
                }
                positions[index] = i;
            } else if (HeaderNames.fold(title).equals(QUARANTINE_ID)) {
                quarantineId = i;
            } else if (!title.isBlank() && !ADDED.contains(HeaderNames.fold(title))) {
                unknown.add(title.strip());
            }
        }
        List<Column> missing = new ArrayList<>();
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] < 0) {
                missing.add(contract.columns().get(i));
            }
        }
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw mismatch(contract, row, missing, unknown);
        }
        return new Header(row.number(), List.of(row.cells()), positions, quarantineId);
    }

    /** Whether the file is a download of bad rows that comes back mended: never all rows. */
    boolean isOfRepairs() {
        return quarantineId >= 0;
    }

    /** The column at a file position. */
    Optional<Integer> columnAt(int position) {
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] == position) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static FileRefused twice(RawRow row, String title, Column column) {
        return new FileRefused(
                "header-twice",
                "第 " + row.number() + " 行表头里“" + column.zh() + "”出现两次（“" + title + "”）。",
                "Row "
                        + row.number()
                        + ": the header has '"
                        + column.zh()
                        + "' twice ('"
                        + title
                        + "').",
                "请删去一列。",
                "Delete one of the columns.");
    }

    private static FileRefused mismatch(
            DatasetContract contract, RawRow row, List<Column> missing, Set<String> unknown) {
        String lacks =
                missing.stream().map(c -> "“" + c.zh() + "”").collect(Collectors.joining("、"));
        String lacksEn =
                missing.stream()
                        .map(c -> c.zh() + " (" + c.id() + ")")
                        .collect(Collectors.joining(", "));
        String others = unknown.stream().map(t -> "“" + t + "”").collect(Collectors.joining("、"));
        String all = contract.columns().stream().map(Column::zh).collect(Collectors.joining("、"));
        StringBuilder zh =
                new StringBuilder("第 " + row.number() + " 行表头与“" + contract.zh() + "”的约定不符：");
        StringBuilder en =
                new StringBuilder(
                        "Row " + row.number() + ": the header does not fit " + contract.en() + ":");
        if (!missing.isEmpty()) {
            zh.append("缺少").append(lacks).append("；");
            en.append(" missing ").append(lacksEn).append(';');
        }
        if (!unknown.isEmpty()) {
            zh.append("不认识").append(others).append("；");
            en.append(" unknown ").append(String.join(", ", unknown)).append(';');
        }
        return new FileRefused(
                "header-mismatch",
                zh + "没有读入任何一行。",
                en + " no row was read.",
                "表头应为：" + all + "。列的别名写在数据集 " + contract.id() + " 的 also 里。",
                "Expected columns: "
                        + all
                        + ". Other names go into 'also' of dataset "
                        + contract.id()
                        + ".");
    }
}
