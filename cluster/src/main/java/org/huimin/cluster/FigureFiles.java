package org.huimin.cluster;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.huimin.engine.batch.BatchDecisions;
import org.huimin.engine.policy.Programme;

/**
 * Figures of a run as CSV: {@code counties.csv} (households, members, households that could not be
 * calculated) and {@code figures.csv} (each county and programme: outcomes, fen a month, members
 * covered).
 */
record FigureFiles(Configuration hadoop, Path folder) {

    void write(List<Programme> programmes, Map<String, Tally.County> counties) throws IOException {
        csv(
                "counties.csv",
                csv -> {
                    csv.writeRecord("county", "households", "members", "not_calculated");
                    counties.forEach((code, county) ->
                            csv.writeRecord(
                                    code,
                                    Long.toString(county.households),
                                    Long.toString(county.members),
                                    Long.toString(county.faults)));
                });
        csv(
                "figures.csv",
                csv -> {
                    csv.writeRecord(
                            "county",
                            "programme",
                            "granted",
                            "refused",
                            "needs_information",
                            "not_applicable",
                            "amount_fen",
                            "members_covered");
                    counties.forEach((code, county) -> lines(csv, programmes, code, county));
                });
    }

    private static void lines(
            CsvWriter csv, List<Programme> programmes, String code, Tally.County county) {
        for (int p = 0; p < county.lines.length; p++) {
            Tally.Line line = county.lines[p];
            csv.writeRecord(
                    code,
                    programmes.get(p).id(),
                    Long.toString(line.outcomes[BatchDecisions.GRANTED]),
                    Long.toString(line.outcomes[BatchDecisions.REFUSED]),
                    Long.toString(line.outcomes[BatchDecisions.NEEDS_INFORMATION]),
                    Long.toString(line.outcomes[BatchDecisions.NOT_APPLICABLE]),
                    Long.toString(line.amount),
                    Long.toString(line.covered));
        }
    }

    private void csv(String name, Consumer<CsvWriter> content) throws IOException {
        Path file = new Path(folder, name);
        try (CsvWriter csv =
                CsvWriter.builder()
                        .build(
                                new OutputStreamWriter(
                                        file.getFileSystem(hadoop).create(file, true),
                                        StandardCharsets.UTF_8))) {
            content.accept(csv);
        }
    }
}
