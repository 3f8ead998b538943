package org.huimin.platform.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.huimin.engine.base.DivisionCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {
    static final Path ISLANDS = Path.of("src/test/resources/islands");

    private final Datasets islands = Datasets.load(ISLANDS);

    @Test
    void readsContractsInImportOrder() {
        assertThat(islands.all())
                .extracting(DatasetContract::id)
                .containsExactly("islanders", "harvests", "boats", "licences", "storms", "grants");
        DatasetContract boats = islands.find("boats").orElseThrow();
        assertThat(boats.column("share"))
                .get()
                .satisfies(c -> {
                    assertThat(c.scale()).isEqualTo(2);
                    assertThat(c.max()).isEqualTo(10_000);
                });
        assertThat(boats.facts())
                .anySatisfy(f -> {
                    assertThat(f.fact()).isEqualTo("boatShares");
                    assertThat(f.divide()).isEqualTo(100);
                });
    }

    @Test
    void recognisesFilesByTheBeginningOfTheirNames() {
        assertThat(islands.recognise("岛民名册-2026年3月.csv"))
                .map(DatasetContract::id)
                .contains("islanders");
        assertThat(islands.recognise("HARVESTS.XLSX"))
                .map(DatasetContract::id)
                .contains("harvests");
        assertThat(islands.recognise("harvests.pdf")).isEmpty();
        assertThat(islands.recognise("别的.csv")).isEmpty();
    }

    @Test
    void realContentLoads() {
        Path content = Path.of("../content");
        assertThat(Datasets.load(content).all()).isNotEmpty();
        assertThat(DivisionCodes.load(content.resolve("divisions")).test(350213)).isTrue();
        assertThat(DivisionCodes.load(content.resolve("divisions")).test(999999)).isFalse();
    }

    @Test
    void tellsFileAndLineOfEveryMistake(@TempDir Path folder) throws IOException {
        copy(ISLANDS, folder);
        Path broken = folder.resolve("datasets/boats.yaml");
        Files.writeString(
                broken,
                Files.readString(broken)
                        .replace("type: decimal(2)", "type: decimals")
                        .replace("of: value, where", "of: valeu, where")
                        .replace("absence: none", "abscence: none")
                        .replace("fact: boatCount", "fact: boatCuont"));
        assertThatThrownBy(() -> Datasets.load(folder))
                .isInstanceOfSatisfying(
                        ContractProblem.ContractsBroken.class,
                        e -> {
                            assertThat(e.problems())
                                    .anySatisfy(p -> {
                                        assertThat(p.file()).isEqualTo(broken);
                                        assertThat(p.line()).isEqualTo(14);
                                        assertThat(p.en()).contains("decimals");
                                        assertThat(p.zh()).contains("decimals");
                                    });
                            assertThat(e.problems())
                                    .extracting(ContractProblem::en)
                                    .anySatisfy(t -> assertThat(t).contains("no column 'valeu'"));
                            assertThat(e.problems())
                                    .extracting(ContractProblem::en)
                                    .anySatisfy(
                                            t -> assertThat(t).contains("unknown key 'abscence'"));
                            assertThat(e.problems())
                                    .extracting(ContractProblem::en)
                                    .anySatisfy(t -> assertThat(t).contains("boatCuont"));
                        });
    }

    @Test
    void closesNeedsAGuardAndRowsThatDoNotComeByMonth(@TempDir Path folder) throws IOException {
        copy(ISLANDS, folder);
        Path boats = folder.resolve("datasets/boats.yaml");
        Path harvests = folder.resolve("datasets/harvests.yaml");
        String closes = "\ncloses: {when: absent, guard: %s}\nabsence:";
        Files.writeString(
                boats, Files.readString(boats).replace("\nabsence:", closes.formatted("90%")));
        Files.writeString(
                harvests, Files.readString(harvests).replace("\nabsence:", closes.formatted("5%")));
        assertThatThrownBy(() -> Datasets.load(folder))
                .isInstanceOfSatisfying(
                        ContractProblem.ContractsBroken.class,
                        e ->
                                assertThat(e.problems())
                                        .satisfiesExactlyInAnyOrder(
                                                p -> assertThat(p.en()).contains("1% to 50%"),
                                                p ->
                                                        assertThat(p.en())
                                                                .contains("period by period")));
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
