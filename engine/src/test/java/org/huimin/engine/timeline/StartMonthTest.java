package org.huimin.engine.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.huimin.engine.policy.Library;
import org.junit.jupiter.api.Test;

/** The first month paid, in every place that has a rule of its own on file. */
class StartMonthTest {
    private static final Path CONTENT = Path.of("../content");
    private static final Path RULES =
            CONTENT.resolve("programmes/subsistence-allowance/parameters/startRule.csv");
    private static final String NATIONWIDE = "000000";
    private static final String XIAMEN = "350200";

    private final Library library = Library.load(CONTENT, Library.Selection.PROGRAMMES);

    @Test
    void everyPlaceBeginsInTheMonthItsRuleNames() throws IOException {
        List<NamedCsvRecord> rules;
        try (var text = Files.newBufferedReader(RULES);
                var csv = CsvReader.builder().ofNamedCsvRecord(text)) {
            rules = csv.stream().toList();
        }
        assertThat(rules).hasSizeGreaterThan(1);
        for (NamedCsvRecord rule : rules) {
            String place =
                    rule.getField("place").equals(NATIONWIDE) ? XIAMEN : rule.getField("place");
            assertThat(LocalDate.parse(rule.getField("from"))).isBefore("2023-03-20");
            assertThat(firstPaid(place))
                    .as("%s %s", place, rule.getField("value"))
                    .isEqualTo(expected(rule.getField("value")));
        }
    }

    /** Applied for on 20 March, confirmed on 18 April. */
    private static YearMonth expected(String rule) {
        return switch (rule) {
            case "application-month" -> YearMonth.of(2023, 3);
            case "same-month" -> YearMonth.of(2023, 4);
            case "next-month" -> YearMonth.of(2023, 5);
            default -> throw new IllegalArgumentException(rule);
        };
    }

    private YearMonth firstPaid(String place) throws IOException {
        String history =
                Files.readString(Path.of("../docs/start/timeline.json"))
                        .replace(XIAMEN, place)
                        .replace("\"from\": \"2023-04\"", "\"from\": \"2023-01\"");
        return Timeline.of(library, HistoryJson.read(history, library)).months().stream()
                .filter(month ->
                        month.lines().stream()
                                .anyMatch(line ->
                                        line.entitlement()
                                                        .unit()
                                                        .programme()
                                                        .id()
                                                        .equals("subsistence-allowance")
                                                && line.entitlement().state().drawn()))
                .findFirst()
                .orElseThrow()
                .month();
    }
}
