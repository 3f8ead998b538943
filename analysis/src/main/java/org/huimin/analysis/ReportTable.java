package org.huimin.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.reform.ReformReport;
import org.huimin.engine.reform.ReportCsv;

/** A reform's report as one Parquet file, with the columns of the CSV. */
final class ReportTable {

    private static final int TEXTS = 4;

    private ReportTable() {}

    static void write(ReformReport report, Function<PlaceCode, String> placeName, Path file)
            throws IOException {
        String columns =
                java.util.stream.IntStream.range(0, ReportCsv.HEADER.size())
                        .mapToObj(i ->
                                Duck.name(ReportCsv.HEADER.get(i))
                                        + (i < TEXTS ? " VARCHAR" : " BIGINT"))
                        .collect(Collectors.joining(", "));
        try (Duck duck = new Duck()) {
            duck.execute("create table report(" + columns + ")");
            try (DuckDBAppender into = duck.connection().createAppender("report")) {
                for (ReformReport.Row row : report.rows()) {
                    into.beginRow()
                            .append(row.group().dimension().name().toLowerCase(Locale.ROOT))
                            .append(row.group().key())
                            .append(ReportCsv.name(report, row.group(), placeName))
                            .append(row.programme());
                    for (long number : ReportCsv.numbers(row.figures())) {
                        into.append(number);
                    }
                    into.endRow();
                }
            }
            duck.execute(
                    "copy report to %s (format parquet, compression zstd, kv_metadata {'huimin.format': '1', 'huimin.before': %s, 'huimin.after': %s})"
                            .formatted(
                                    Duck.quoted(file.toString()),
                                    Duck.quoted(report.before()),
                                    Duck.quoted(report.after())));
        } catch (SQLException e) {
            throw Duck.failed(file.toString(), e);
        }
    }
}
