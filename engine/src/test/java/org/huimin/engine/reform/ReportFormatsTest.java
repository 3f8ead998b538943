package org.huimin.engine.reform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.policy.Content;
import org.huimin.engine.policy.Lens;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Overlay;
import org.huimin.engine.policy.ParameterRow;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportFormatsTest {

    private static final LocalDate ON = LocalDate.of(2026, 3, 1);
    private static final long[] VILLAGES = {350_213_001_001L, 350_213_002_001L, 500_103_001_001L};

    private final Library before = Content.specimens();
    private final Library after =
            before.with(
                    Overlay.of(
                            List.of(
                                    new ParameterRow(
                                            "_specimen",
                                            "standard",
                                            "350200",
                                            "*",
                                            ON,
                                            "1200",
                                            "伞字〔2026〕9号",
                                            "",
                                            false))));
    private final SyntheticPopulation population = SyntheticPopulation.read(before, Content.ROOT);

    private ReformReport report() {
        ReformRun run = ReformRun.of(before, after, ON, new ReformOptions(3, Lens.of(before), 10));
        run.add(population.fill(null, 0, 1_500, 1_500, VILLAGES, 7, ON));
        return run.report();
    }

    @Test
    void jsonReadsBackAsTheSameReport() {
        ReformReport report = report();
        String json = ReportJson.write(report).toString();
        JsonNode read = JsonMapper.builder().build().readTree(json);
        assertThat(ReportJson.read(read)).isEqualTo(report);
        assertThat(read.path("total").path("winners").asLong())
                .isEqualTo(report.total().winners())
                .isPositive();
        assertThatThrownBy(() -> ReportJson.read(JsonMapper.builder().build().createObjectNode()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void csvHasARowForEveryGroupAndProgramme() {
        ReformReport report = report();
        List<String> lines = ReportCsv.write(report, PlaceCode::text).lines().toList();
        assertThat(lines).hasSize(report.rows().size() + 1);
        assertThat(lines).allMatch(line -> line.split(",", -1).length == ReportCsv.HEADER.size());
        assertThat(lines).anyMatch(line -> line.startsWith("all,,全部,total,"));
        assertThat(lines).anyMatch(line -> line.startsWith("place,350213000000,"));
        assertThat(lines).anyMatch(line -> line.startsWith("family,alone,一个人过,"));
    }

    @Test
    void theTextNamesProgrammesPlacesAndFamilies() {
        assertThat(ReportText.write(report(), place -> "地" + place.county6()))
                .contains("雨伞补贴", "地350213", "一个人过", "基尼系数", "再多挣 100.00 元");
    }

    @Test
    void inventedHouseholdsDoNotDependOnTheBatches() {
        FactColumns whole = population.fill(null, 0, 300, 300, VILLAGES, 5, ON);
        FactColumns second = population.fill(null, 100, 200, 300, VILLAGES, 5, ON);
        for (int i = 0; i < 200; i++) {
            assertThat(second.household(i, ON)).isEqualTo(whole.household(100 + i, ON));
        }
        FactColumns other = population.fill(null, 0, 300, 300, VILLAGES, 6, ON);
        assertThat(other.household(0, ON)).isNotEqualTo(whole.household(0, ON));
        // reused columns forget the batch before
        population.fill(other, 100, 200, 300, VILLAGES, 5, ON);
        assertThat(other.household(17, ON)).isEqualTo(whole.household(117, ON));
    }
}
