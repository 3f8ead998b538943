package org.huimin.platform.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huimin.platform.access.Secrets;
import org.jspecify.annotations.Nullable;

/** Writes bad rows down: what is wrong in clear, what was delivered sealed. Used by one thread. */
final class QuarantineEncoder {
    /** A cell of a broken file can be huge; what is kept of it is enough to find it. */
    private static final int KEPT_OF_A_CELL = 2_000;

    static final String STAGING = "bad_rows";

    static final String STAGING_DDL =
            """
            create temporary table bad_rows (row_no integer, field text, value_sealed bytea, reason_zh text, reason_en text,
              remedy_zh text, remedy_en text, raw_sealed bytea, record_key uuid, repairs bigint) on commit drop\
            """;

    private final DatasetContract contract;
    private final Header header;
    private final Secrets secrets;
    private final BinaryRows rows = new BinaryRows();

    QuarantineEncoder(DatasetContract contract, Header header, Secrets secrets) {
        this.contract = contract;
        this.header = header;
        this.secrets = secrets;
    }

    void add(RawRow row, List<RowChecks.Finding> findings, @Nullable UUID key, long repairs) {
        rows.row(10);
        rows.integer(row.number());
        rows.text(
                findings.stream()
                        .map(f -> f.column() == null ? "整行" : f.column().zh())
                        .collect(Collectors.joining("；")));
        rows.raw(
                secrets.seal(
                        findings.stream()
                                .map(f -> cut(f.value()))
                                .collect(Collectors.joining("；"))));
        boolean several = findings.size() > 1;
        rows.text(
                findings.stream()
                        .map(f ->
                                (several && f.column() != null ? f.column().zh() + "：" : "")
                                        + f.problem().zh())
                        .collect(Collectors.joining("；")));
        rows.text(
                findings.stream()
                        .map(f ->
                                (several && f.column() != null ? f.column().id() + ": " : "")
                                        + f.problem().en())
                        .collect(Collectors.joining("; ")));
        rows.text(
                findings.stream()
                        .map(f -> f.problem().remedyZh())
                        .distinct()
                        .collect(Collectors.joining("；")));
        rows.text(
                findings.stream()
                        .map(f -> f.problem().remedyEn())
                        .distinct()
                        .collect(Collectors.joining("; ")));
        rows.raw(secrets.seal(line(row)));
        if (key == null) {
            rows.nothing();
        } else {
            rows.uuid(key);
        }
        rows.bigint(repairs);
    }

    byte[] take() {
        return rows.take();
    }

    int size() {
        return rows.size();
    }

    /** The row's cells as one CSV line in the order of the contract's columns. */
    private String line(RawRow row) {
        List<String> cells = new ArrayList<>(contract.columns().size());
        for (int position : header.positions()) {
            cells.add(
                    position >= 0 && position < row.cells().length
                            ? cut(row.cells()[position])
                            : "");
        }
        StringWriter text = new StringWriter();
        CsvWriter.builder().bufferSize(0).build(text).writeRecord(cells);
        return text.toString();
    }

    private static String cut(String cell) {
        String clean = cell.indexOf('\0') < 0 ? cell : cell.replace("\0", "");
        return clean.length() > KEPT_OF_A_CELL ? clean.substring(0, KEPT_OF_A_CELL) + "…" : clean;
    }
}
