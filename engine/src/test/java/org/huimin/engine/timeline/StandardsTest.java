package org.huimin.engine.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.policy.InputException;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Overlay;
import org.huimin.engine.policy.ParameterRow;
import org.huimin.engine.policy.StandardCheck;
import org.huimin.engine.policy.StandardChecks;
import org.huimin.engine.region.Profile;
import org.huimin.engine.region.ProfileChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values are held to the checks of the content; a place fills one table. */
class StandardsTest {

    @TempDir Path root;

    private Library library(String checks) throws Exception {
        SmallTown town =
                new SmallTown(root)
                        .value(
                                "standard",
                                """
                                000000,*,2020-01-01,1000,x,,yes,
                                350000,urban,2024-01-01,900,x,,yes,
                                350000,rural,2024-01-01,700,x,,yes,
                                """);
        Files.writeString(root.resolve("programmes/aid/parameters/checks.yaml"), checks);
        return town.library();
    }

    private static ParameterRow row(String place, String residence, String from, String value) {
        return new ParameterRow(
                "aid",
                "standard",
                place,
                residence,
                LocalDate.parse(from),
                value,
                "文件一号",
                "",
                true);
    }

    private static List<String> brought(Library library, ParameterRow... rows) {
        Library after = library.with(Overlay.of(List.of(rows)));
        return StandardChecks.brought(library, after).stream()
                .map(each -> each.check().id() + " " + each.rightScaled())
                .toList();
    }

    @Test
    void ruralAgainstUrbanAndAgainstTheProvinceAndTheDayBefore() throws Exception {
        Library library =
                library(
                        """
                        - {id: share, left: 标准, rule: at-least, factor: 0.81, at: urban, only: rural, severity: warn, zh: 比例, en: share}
                        - {id: floor, left: 标准, rule: at-least, at: province, severity: refuse, zh: 低限, en: floor}
                        - {id: before, left: 标准, rule: at-least, at: day-before, severity: warn, zh: 不降, en: not lower}
                        """);
        assertThat(StandardChecks.breaches(library))
                .extracting(each -> each.check().id())
                .containsExactly("share");
        ParameterRow urban = row("350200", "urban", "2026-01-01", "1000");
        assertThat(brought(library, urban, row("350200", "rural", "2026-01-01", "810"))).isEmpty();
        assertThat(brought(library, urban, row("350200", "rural", "2026-01-01", "809.99")))
                .containsExactly("share 81000");
        assertThat(brought(library, row("350200", "urban", "2026-01-01", "899.99")))
                .containsExactly("floor 90000");
        assertThat(brought(library, urban, row("350200", "urban", "2026-07-01", "999")))
                .containsExactly("before 100000");
    }

    @Test
    void aFormulaOfConsumptionRoundsToItsUnit() throws Exception {
        Library library =
                library(
                        "- {id: link, left: 标准, rule: equals, factor: 0.289, divide: 12, round: 10, right: 明显变化, severity: warn, zh: 挂钩, en: link}\n");
        Library known =
                library.with(
                        Overlay.of(
                                List.of(
                                        new ParameterRow(
                                                "aid",
                                                "clear",
                                                "350200",
                                                "*",
                                                LocalDate.parse("2019-07-01"),
                                                "33218",
                                                "公报",
                                                "",
                                                true))));
        assertThat(brought(known, row("350200", "*", "2026-01-01", "800"))).isEmpty();
        assertThat(brought(known, row("350200", "*", "2026-01-01", "790")))
                .containsExactly("link 80000");
        StandardCheck.Breach breach =
                StandardChecks.brought(
                                known,
                                known.with(
                                        Overlay.of(
                                                List.of(row("350200", "*", "2026-01-01", "790")))))
                        .getFirst();
        assertThat(breach.words().zh()).contains("应等于 800.00 元").contains("挂钩");
    }

    @Test
    void aPlaceFillsItsTableOnce() throws Exception {
        Library library = library("[]\n");
        String table =
                Profile.of(library, root, PlaceCode.of("350200"), LocalDate.parse("2026-01-01"));
        assertThat(ProfileChange.read(table, library, root).rows()).isEmpty();
        String filled =
                table.lines()
                        .map(line ->
                                line.contains(",standard,") && line.contains(",urban,")
                                        ? line.replaceAll(
                                                ",,,,,,$",
                                                ",950,2026-01-01,厦民〔2026〕1号,,2026-02-03,yes")
                                        : line)
                        .reduce("", (all, line) -> all + line + "\n");
        ProfileChange change = ProfileChange.read(filled, library, root);
        assertThat(change.rows()).hasSize(1);
        assertThat(change.apply()).isEqualTo(1);
        Library after = Library.load(root);
        assertThat(after.programme("aid").orElseThrow().parameters().getFirst().rows())
                .anySatisfy(row -> {
                    assertThat(row.value()).isEqualTo(95_000L);
                    assertThat(row.published()).isEqualTo("2026-02-03");
                });
        assertThat(ProfileChange.read(filled, after, root).rows()).isEmpty();
        assertThatThrownBy(() -> ProfileChange.read(filled.replace(",950,", ",much,"), after, root))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("new_value")
                .hasMessageContaining("much");
    }
}
