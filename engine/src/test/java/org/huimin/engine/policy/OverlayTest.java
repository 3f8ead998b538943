package org.huimin.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlayTest {

    private static final LocalDate ON = LocalDate.of(2026, 3, 1);

    @TempDir Path folder;
    private final Library library = Content.specimens();

    private static ParameterRow standard(String place, String residence, String value) {
        return new ParameterRow(
                "_specimen",
                "standard",
                place,
                residence,
                LocalDate.of(2026, 1, 1),
                value,
                "伞字〔2026〕9号",
                "一",
                false);
    }

    private static long amount(Library library) {
        HouseholdInput household =
                new HouseholdInput(
                        500_103_000_000L,
                        ON,
                        Map.of("urbanRural", "urban"),
                        List.of(new HouseholdInput.MemberInput("a", Map.of("age", 40L))),
                        HouseholdInput.Unlisted.NONE);
        return ((Outcome.Granted) library.decider().outcomes(household).getFirst().outcome())
                .amountFen();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void aRowOfTheSameSpotReplacesAndTheOriginalStays() {
        Library changed = library.with(Overlay.of(List.of(standard("000000", "urban", "700"))));
        assertThat(amount(library)).isEqualTo(65_000);
        assertThat(amount(changed)).isEqualTo(70_000);
        assertThat(changed.version()).isNotEqualTo(library.version());
        assertThat(changed.vocabulary()).isSameAs(library.vocabulary());
        assertThat(changed.parameters().getFirst().rows())
                .hasSameSizeAs(library.parameters().getFirst().rows());
        assertThat(Content.specimens().version()).isEqualTo(library.version());
    }

    @Test
    void aMoreSpecificRowIsAddedAndOverlaysPileUp() {
        Library once = library.with(Overlay.of(List.of(standard("500103", "*", "710.50"))));
        assertThat(amount(once)).isEqualTo(71_050);
        assertThat(once.parameters().getFirst().rows())
                .hasSize(library.parameters().getFirst().rows().size() + 1);
        Library twice = once.with(Overlay.of(List.of(standard("500103", "urban", "720"))));
        assertThat(amount(twice)).isEqualTo(72_000);
        assertThat(amount(once)).isEqualTo(71_050);
        assertThat(library.with(Overlay.EMPTY)).isSameAs(library);
    }

    @Test
    void theVersionDependsOnWhatIsLaidNotOnItsOrder() {
        ParameterRow one = standard("500103", "*", "710");
        ParameterRow two = standard("500104", "*", "710");
        assertThat(library.with(Overlay.of(List.of(one, two))).version())
                .isEqualTo(library.with(Overlay.of(List.of(two, one))).version());
    }

    @Test
    void aFolderHasTheLayoutOfContent() throws IOException {
        write(
                "programmes/_specimen/parameters/standard.csv",
                """
                place,urban_rural,from,value,source,clause,verified
                000000,urban,2026-02-01,800,伞字〔2026〕9号,一,no
                """);
        write(
                "programmes/_specimen/rules/amount.yaml",
                """
                rules:
                  - id: difference
                    zh: 差额
                    entity: household
                    type: money
                    per: month
                    law: specimen-umbrella-act@2026-02-01 art.7
                    formula: (雨伞标准 - 人均收入) * 伞下人数 + 5
                """);
        Overlay overlay = Overlay.read(folder);
        assertThat(overlay.rows()).hasSize(1);
        assertThat(overlay.ruleFiles()).hasSize(1);
        assertThat(amount(library.with(overlay))).isEqualTo(80_500);
        assertThat(amount(library)).isEqualTo(65_000);
    }

    @Test
    void aVariantFromALaterDayIsAddedBesideTheOldOne() {
        String rule =
                """
                rules:
                  - id: difference
                    zh: 差额
                    entity: household
                    type: money
                    per: month
                    from: 2026-%s-01
                    formula: 雨伞标准 * 伞下人数 * 2
                """;
        Overlay later =
                Overlay.of(
                        List.of(),
                        List.of(new Overlay.RuleFile("_specimen", "later", rule.formatted("04"))));
        Overlay already =
                Overlay.of(
                        List.of(),
                        List.of(new Overlay.RuleFile("_specimen", "now", rule.formatted("02"))));
        assertThat(amount(library.with(later))).isEqualTo(65_000);
        assertThat(amount(library.with(already))).isEqualTo(130_000);
    }

    @Test
    void everyProblemIsToldWithItsPosition() {
        Overlay wrong =
                Overlay.of(
                        List.of(
                                standard("500103", "*", "viel"),
                                standard("500103", "*", "1"),
                                standard("5001x3", "town", "1"),
                                new ParameterRow(
                                        "_specimn", "standard", "00", "*", ON, "1", "", "", false),
                                new ParameterRow(
                                        "_specimen",
                                        "standart",
                                        "00",
                                        "*",
                                        ON,
                                        "1",
                                        "",
                                        "",
                                        false)),
                        List.of(
                                new Overlay.RuleFile(
                                        "_specimen",
                                        "mine.yaml",
                                        """
                                        rules:
                                          - id: difference
                                            zh: 差额
                                            entity: household
                                            type: money
                                            per: month
                                            formula: 雨伞标 * 伞下人数
                                        """)));
        assertThatThrownBy(() -> library.with(wrong))
                .isInstanceOfSatisfying(
                        ContentException.class,
                        e ->
                                assertThat(e.problems())
                                        .extracting(each ->
                                                each.file() + ":" + each.line() + " " + each.text())
                                        .contains(
                                                "overlay:1 viel",
                                                "overlay:2 500103",
                                                "overlay:3 5001x3",
                                                "overlay:3 town",
                                                "overlay:4 _specimn",
                                                "overlay:5 standart",
                                                "mine.yaml:7 雨伞标"));
        assertThat(amount(library)).isEqualTo(65_000);
    }

    @Test
    void aFolderWithNothingInItIsAMistake() {
        assertThatThrownBy(() -> Overlay.read(folder))
                .isInstanceOf(ContentException.class)
                .hasMessageContaining("programmes/<id>/parameters/<parameter>.csv");
    }

    @Test
    void theDiskIsNotReadAgain() throws IOException {
        Path copy = folder.resolve("content");
        for (String part : List.of("vocabulary", "programmes/_specimen")) {
            copy(Content.ROOT.resolve(part), copy.resolve(part));
        }
        Library loaded = Library.load(copy, Library.Selection.SPECIMENS);
        Files.writeString(copy.resolve("programmes/_specimen/rules/amount.yaml"), "rules: [");
        Files.delete(copy.resolve("programmes/_specimen/parameters/standard.csv"));
        assertThat(amount(loaded.with(Overlay.of(List.of(standard("000000", "urban", "700"))))))
                .isEqualTo(70_000);
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
