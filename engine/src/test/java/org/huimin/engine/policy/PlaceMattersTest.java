package org.huimin.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceMattersTest {

    @TempDir Path folder;

    @Test
    void conditionsOfThePeopleAreNotThePlacesMatter() {
        for (Programme programme : Content.specimens().programmes()) {
            assertThat(PlaceMatters.of(programme)).as(programme.id()).isZero();
        }
    }

    @Test
    void aConditionThatReadsParametersOnlyIsThePlacesMatter() throws IOException {
        assertPlaceMatters("formula: 存款月数 > 0");
    }

    @Test
    void soIsOneThatReadsAFactOfThePlace() throws IOException {
        Path household = folder.resolve("vocabulary/household.yaml");
        copy(Content.ROOT.resolve("vocabulary"), folder.resolve("vocabulary"));
        Files.writeString(
                household,
                Files.readString(household)
                        + """

                        - id: rainThisMonth
                          zh: 本月雨量
                          en: rain this month
                          type: count
                          of-place: true
                          absent: none
                        """);
        assertPlaceMatters("formula: 存款月数 > 本月雨量");
    }

    private void assertPlaceMatters(String formula) throws IOException {
        for (String part : List.of("vocabulary", "programmes/_specimen")) {
            if (!Files.exists(folder.resolve(part))) {
                copy(Content.ROOT.resolve(part), folder.resolve(part));
            }
        }
        Path rules = folder.resolve("programmes/_specimen/rules/property.yaml");
        String written = Files.readString(rules);
        String about = "formula: 家庭存款 <= 雨伞标准 * 存款月数 * 伞下人数";
        assertThat(written).contains(about);
        Files.writeString(rules, written.replace(about, formula));

        Programme programme =
                Library.load(folder, Library.Selection.SPECIMENS).programmes().getFirst();

        int at = programme.conditions().stream().map(Rule::id).toList().indexOf("depositsWithin");
        assertThat(PlaceMatters.of(programme)).isEqualTo(1L << at);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
