package org.huimin.platform.exchange;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Writer;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.huimin.platform.access.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows that could not be taken, until somebody repairs them. */
@Component
final class Quarantine {
    private static final Pattern SPOILED_AS_NUMBER = Pattern.compile("[0-9]{12,}[Xx]?|0[0-9]+");
    private static final Pattern FORMULA = Pattern.compile("[=@]|[+-](?![0-9.,]+$)");

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Clock clock;

    Quarantine(JdbcClient jdbc, Secrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Stores the bad rows of a file and notes which rows of earlier files its good rows repair:
     * those whose quarantine number or business key they carry. A row that is bad again takes the
     * place of its predecessor.
     */
    void settle(
            JdbcClient transaction,
            BatchLog.Work work,
            DatasetContract contract,
            String sha256,
            String keysTable,
            Collection<Long> repaired) {
        Timestamp now = Timestamp.from(clock.instant());
        transaction
                .sql(
                        "update exchange.quarantine set state = 'repaired', settled_at = ?, settled_by = ? where state = 'open' and dataset = ? and quarantine_id = any(?)")
                .params(now, work.fileId(), contract.id(), repaired.toArray(Long[]::new))
                .update();
        transaction
                .sql(
                        "update exchange.quarantine set state = 'repaired', settled_at = ?, settled_by = ? where state = 'open' and dataset = ? and record_key in (select k.record_key from "
                                + keysTable
                                + " k)")
                .params(now, work.fileId(), contract.id())
                .update();
        transaction
                .sql(
                        """
                        update exchange.quarantine q set state = 'superseded', settled_at = ?, settled_by = ? where state = 'open' and dataset = ?
                           and (quarantine_id in (select repairs from bad_rows) or record_key in (select b.record_key from bad_rows b)
                                or file_id in (select file_id from exchange.file where sha256 = ? and dataset = q.dataset and file_id <> ?))\
                        """)
                .params(now, work.fileId(), contract.id(), sha256, work.fileId())
                .update();
        transaction
                .sql(
                        """
                        insert into exchange.quarantine (file_id, place, dataset, row_no, field, value_sealed, reason_zh, reason_en, remedy_zh, remedy_en, raw_sealed, record_key)
                        select ?, ?, ?, row_no, field, value_sealed, reason_zh, reason_en, remedy_zh, remedy_en, raw_sealed, record_key from bad_rows order by row_no\
                        """)
                .params(work.fileId(), work.place(), contract.id())
                .update();
    }

    /** Open rows of a batch, a page at a time. */
    List<QuarantinedRow> page(long batchId, int size, long offset) {
        return jdbc.sql(
                        """
                        select q.*, f.name from exchange.quarantine q join exchange.file f using (file_id)
                         where f.batch_id = ? and q.state = 'open' order by q.file_id, q.row_no limit ? offset ?\
                        """)
                .params(batchId, size, offset)
                .query((rows, _) ->
                        new QuarantinedRow(
                                rows.getLong("quarantine_id"),
                                rows.getLong("file_id"),
                                rows.getString("name"),
                                rows.getString("dataset"),
                                rows.getInt("row_no"),
                                rows.getString("field"),
                                secrets.open(rows.getBytes("value_sealed")),
                                rows.getString("reason_zh"),
                                rows.getString("reason_en"),
                                rows.getString("remedy_zh"),
                                rows.getString("remedy_en")))
                .list();
    }

    long count(long batchId) {
        return jdbc.sql(
                        "select count(*) from exchange.quarantine q join exchange.file f using (file_id) where f.batch_id = ? and q.state = 'open'")
                .param(batchId)
                .query(Long.class)
                .single();
    }

    /**
     * The open rows of a file as a CSV file to mend and import: the contract's columns and what is
     * wrong with each row.
     */
    void write(DatasetContract contract, long fileId, Writer out) {
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(out);
        List<String> titles = new ArrayList<>(contract.columns().stream().map(Column::zh).toList());
        titles.addAll(Header.ADDED);
        csv.writeRecord(titles);
        long last = 0;
        List<Line> lines;
        do {
            lines =
                    jdbc.sql(
                                    "select quarantine_id, row_no, field, reason_zh, remedy_zh, reason_en, remedy_en, raw_sealed from exchange.quarantine where file_id = ? and state = 'open' and quarantine_id > ? order by quarantine_id limit 1000")
                            .params(fileId, last)
                            .query((rows, _) ->
                                    new Line(
                                            rows.getLong(1),
                                            rows.getInt(2),
                                            rows.getString(3),
                                            rows.getString(4),
                                            rows.getString(5),
                                            rows.getString(6),
                                            rows.getString(7),
                                            secrets.open(rows.getBytes(8))))
                            .list();
            for (Line line : lines) {
                List<String> cells = new ArrayList<>();
                parsed(line.raw(), contract.columns().size()).forEach(c -> cells.add(asText(c)));
                cells.addAll(
                        List.of(
                                Integer.toString(line.row()),
                                line.field(),
                                line.reason(),
                                line.remedy(),
                                Long.toString(line.id()),
                                line.reasonEn(),
                                line.remedyEn()));
                csv.writeRecord(cells);
                last = line.id();
            }
        } while (!lines.isEmpty());
    }

    private record Line(
            long id,
            int row,
            String field,
            String reason,
            String remedy,
            String reasonEn,
            String remedyEn,
            String raw) {}

    /**
     * So that a spreadsheet in which the row is mended neither rounds a long number, nor drops the
     * zeros in front of one, nor runs a formula. When the file comes back the mark is taken off.
     */
    private static String asText(String cell) {
        if (SPOILED_AS_NUMBER.matcher(cell).matches()) {
            return "\t" + cell;
        }
        return FORMULA.matcher(cell).lookingAt() ? "'" + cell : cell;
    }

    private static List<String> parsed(String raw, int columns) {
        CsvRecord record = CsvReader.builder().skipEmptyLines(false).ofSingleCsvRecord(raw);
        List<String> cells = new ArrayList<>(record.getFields());
        while (cells.size() < columns) {
            cells.add("");
        }
        return cells.subList(0, columns);
    }
}
