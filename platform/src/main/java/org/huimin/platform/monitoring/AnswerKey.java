package org.huimin.platform.monitoring;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a synthetic population was planted with: {@code
 * programme,kind,householdNumber,idNumber,reason,visible}.
 */
record AnswerKey(List<Planted> planted) {
    /**
     * @param visible whether the delivered files suffice to see it
     */
    record Planted(String programme, Kind kind, String idNumber, String reason, boolean visible) {}

    static AnswerKey read(Path file) throws IOException {
        List<Planted> planted = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                planted.add(
                        new Planted(
                                row.getField("programme"),
                                Kind.of(row.getField("kind")),
                                row.getField("idNumber"),
                                row.getField("reason"),
                                row.getField("visible").equals("yes")));
            }
        }
        return new AnswerKey(List.copyOf(planted));
    }
}
