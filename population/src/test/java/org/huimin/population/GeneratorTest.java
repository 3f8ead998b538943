package org.huimin.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.huimin.engine.base.IdentityNumber;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTest {
    private static Population population;
    @TempDir static Path folder;

    @BeforeAll
    static void generate() throws Exception {
        population = Samples.decided("350213", 30_000);
        new Generator(population, 3).run(folder.resolve("a"));
    }

    private static Map<String, byte[]> bytes(Path of) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var walk = Files.walk(of)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(of.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    @Test
    void sameSeedSameBytesOnAnyNumberOfThreads() throws Exception {
        new Generator(Samples.decided("350213", 30_000), 1).run(folder.resolve("b"));
        var first = bytes(folder.resolve("a"));
        var second = bytes(folder.resolve("b"));
        assertThat(second.keySet()).isEqualTo(first.keySet());
        first.forEach((name, content) -> assertThat(second.get(name)).as(name).isEqualTo(content));
    }

    @Test
    void filesHaveTheHeadingsOfTheContentInTheirEncoding() throws Exception {
        for (DatasetFile file : population.files) {
            String heading =
                    String.join(
                            ",", file.columns().stream().map(DatasetFile.Column::heading).toList());
            Path path = folder.resolve("a").resolve(file.fileName());
            switch (file.encoding()) {
                case UTF_8 ->
                        assertThat(lines(path, StandardCharsets.UTF_8)).first().isEqualTo(heading);
                case UTF_8_BOM ->
                        assertThat(lines(path, StandardCharsets.UTF_8))
                                .first()
                                .isEqualTo("\uFEFF" + heading);
                case GB18030 ->
                        assertThat(lines(path, Charset.forName("GB18030")))
                                .first()
                                .isEqualTo(heading);
                case XLSX -> {
                    try (var workbook =
                            new ReadableWorkbook(path.toFile(), new ReadingOptions(true, false))) {
                        var rows = workbook.getFirstSheet().read();
                        assertThat(
                                        rows.getFirst().stream()
                                                .map(cell -> cell.getRawValue())
                                                .toList())
                                .isEqualTo(List.of(heading.split(",")));
                    }
                }
            }
        }
    }

    private static List<String> lines(Path file, Charset charset) throws IOException {
        var strict =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        String text = strict.decode(java.nio.ByteBuffer.wrap(Files.readAllBytes(file))).toString();
        return text.lines().toList();
    }

    @Test
    void everyExpectedQuarantineLineIsBadAndNamesItsFault() throws Exception {
        List<String> expected =
                lines(folder.resolve("a/answers/expected-quarantine.csv"), StandardCharsets.UTF_8);
        assertThat(expected.size()).isGreaterThan(50);
        for (String line : expected.subList(1, expected.size())) {
            String[] cells = line.split(",", -1);
            DatasetFile file =
                    population.files.stream()
                            .filter(each -> each.fileName().equals(cells[0]))
                            .findFirst()
                            .orElseThrow();
            if (file.encoding() == DatasetFile.Encoding.XLSX) {
                continue;
            }
            Charset charset =
                    file.encoding() == DatasetFile.Encoding.GB18030
                            ? Charset.forName("GB18030")
                            : StandardCharsets.UTF_8;
            String row =
                    lines(folder.resolve("a").resolve(cells[0]), charset)
                            .get(Integer.parseInt(cells[1]) - 1);
            String value = "";
            for (int i = 0; i < file.columns().size(); i++) {
                if (file.columns().get(i).heading().equals(cells[3])) {
                    value = row.split(",", -1)[i];
                }
            }
            switch (cells[4]) {
                case "missing" -> assertThat(value).as(line).isEmpty();
                case "date" -> assertThat(value).as(line).endsWith("-02-30");
                case "month" -> assertThat(value).as(line).endsWith("-13");
                case "unknown-code" -> assertThat(value).as(line).startsWith("不详");
                default ->
                        assertThat(IdentityNumber.parse(value, Samples.ON, code -> true))
                                .as(line)
                                .isInstanceOf(IdentityNumber.Invalid.class);
            }
        }
    }

    @Test
    void aHouseholdCanBeMadeAgainAlone() {
        List<String> alone = population.describe(1_234);
        assertThat(alone).isNotEmpty().isEqualTo(population.describe(1_234));
    }
}
