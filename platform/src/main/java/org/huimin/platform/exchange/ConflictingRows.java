package org.huimin.platform.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.huimin.engine.base.InputProblem;
import org.huimin.engine.base.PlaceRange;
import org.huimin.platform.access.Secrets;

/** Rows of one file with the same business key and other content. */
final class ConflictingRows {
    private static final InputProblem CONFLICT =
            new InputProblem(
                    "row-conflict",
                    "同一文件里有几行业务键相同而内容不同",
                    "rows of this file have the same business key but other content",
                    "请只留下正确的一行",
                    "keep only the right one");

    private final DatasetContract contract;
    private final CellChecks cells;
    private final Secrets secrets;
    private final Intake.Encoder keys;

    ConflictingRows(
            DatasetContract contract, CellChecks cells, Secrets secrets, Intake.Encoder keys) {
        this.contract = contract;
        this.cells = cells;
        this.secrets = secrets;
        this.keys = keys;
    }

    /**
     * Reads the file once more for the rows that contradict each other: which of them is right
     * nobody here can know.
     */
    void quarantine(Path path, FileProbe probe, List<Integer> conflicts, QuarantineSpool bad)
            throws IOException {
        Set<Integer> wanted = new HashSet<>(conflicts);
        try (RowSource again = RowSource.open(path, probe, contract)) {
            QuarantineEncoder encoder = new QuarantineEncoder(contract, again.header(), secrets);
            RowChecks checks =
                    new RowChecks(contract, again.header(), cells, true, PlaceRange.NATION);
            Column keyColumn = keyColumn();
            for (RawRow row = again.next(); row != null; row = again.next()) {
                if (wanted.contains(row.number())) {
                    boolean good = checks.check(row);
                    encoder.add(
                            row,
                            List.of(new RowChecks.Finding(keyColumn, "", CONFLICT)),
                            good ? keys.key(checks.checked()) : null,
                            checks.checked().repairs());
                    bad.add(encoder.take(), 1);
                }
            }
        }
    }

    /** Stands for the whole business key in the message. */
    private Column keyColumn() {
        String key = String.join("、", contract.key().stream().map(Column::zh).toList());
        return new Column(
                contract.key().getFirst().id(),
                key,
                key,
                List.of(),
                ColumnType.TEXT,
                0,
                null,
                true,
                null,
                null,
                false,
                List.of(),
                false);
    }
}
