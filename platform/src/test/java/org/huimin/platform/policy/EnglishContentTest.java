package org.huimin.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huimin.engine.policy.Sources;
import org.huimin.engine.policy.Text;
import org.junit.jupiter.api.Test;

/**
 * Whoever reads the console in English meets no sentence in Chinese: every text of the content that
 * a page shows has an English one. Proper names in code lists, formulas and cases stay as they are.
 */
class EnglishContentTest {
    private static final Path CONTENT = Path.of("../content");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    /** Document numbers of specimens: titles, not sentences. */
    private static final Pattern NUMBER = Pattern.compile("\\p{IsHan}+〔\\d{4}〕\\d+号");

    private final ContentTexts content = new ContentTexts(CONTENT);
    private final List<String> lacking = new ArrayList<>();

    @Test
    void programmesSayEverythingInEnglish() {
        for (String programme : programmes()) {
            Path folder = CONTENT.resolve("programmes").resolve(programme);
            Map<String, Object> head = yaml(folder.resolve("programme.yaml"));
            named(programme, head);
            assertThat(content.text("programmes", programme, "README.en.md"))
                    .as("README.en.md of %s", programme)
                    .isNotBlank();
            for (Path file : content.yamlFiles("programmes", programme, "rules")) {
                Map<String, Object> rules = yaml(file);
                words(file + " question", rules, "question");
                for (Map<String, Object> rule : ContentTexts.maps(rules.get("rules"))) {
                    String where = file + " " + rule.get("id");
                    named(where, rule);
                    for (String key : List.of("note", "refusal", "left-out")) {
                        words(where + " " + key, rule, key);
                    }
                }
            }
            Path index = folder.resolve("parameters/index.yaml");
            for (Map<String, Object> parameter : ContentTexts.maps(ContentTexts.yaml(index))) {
                named(index + " " + parameter.get("id"), parameter);
                words(index + " " + parameter.get("id") + " note", parameter, "note");
            }
        }
        assertThat(lacking).isEmpty();
    }

    @Test
    void everyParameterSaysInEnglishWhereItComesFrom() throws IOException {
        Sources sources = Sources.read(content.root());
        for (String programme : programmes()) {
            Path folder = CONTENT.resolve("programmes").resolve(programme).resolve("parameters");
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> tables = Files.list(folder)) {
                for (Path table : tables.filter(f -> f.toString().endsWith(".csv")).toList()) {
                    rows(table, sources);
                }
            }
        }
        assertThat(lacking).isEmpty();
    }

    private void rows(Path table, Sources sources) throws IOException {
        try (Reader text = Files.newBufferedReader(table);
                var csv = de.siegmar.fastcsv.reader.CsvReader.builder().ofNamedCsvRecord(text)) {
            csv.forEach(row -> {
                for (String column : List.of("source", "clause")) {
                    String said = row.getField(column);
                    if (!NUMBER.matcher(said).matches()) {
                        check(table + " " + column, sources.of(said));
                    }
                }
            });
        }
    }

    @Test
    void lawIsToldInEnglish() {
        for (Path file : content.yamlFiles("law")) {
            Map<String, Object> act = yaml(file);
            named(file.toString(), act);
            words(file + " issuer", act, "issuer");
            for (Map<String, Object> version : ContentTexts.maps(act.get("versions"))) {
                String where = file + " " + version.get("version");
                words(where + " note", version, "note");
                Map<String, Object> articles = ContentTexts.map(version.get("articles"));
                articles.keySet().forEach(n -> words(where + " article " + n, articles, n));
            }
        }
        assertThat(lacking).isEmpty();
    }

    @Test
    void factsCodesAndDatasetsHaveEnglishNames() {
        for (String file : List.of("member.yaml", "household.yaml", "groups.yaml")) {
            Path path = content.path("vocabulary", file);
            ContentTexts.maps(ContentTexts.yaml(path))
                    .forEach(each -> named(path + " " + each.get("id"), each));
        }
        for (Path file : content.yamlFiles("vocabulary", "codes")) {
            Map<String, Object> list = yaml(file);
            named(file.toString(), list);
            ContentTexts.maps(list.get("codes"))
                    .forEach(code -> named(file + " " + code.get("code"), code));
        }
        for (Path file : content.yamlFiles("datasets")) {
            Map<String, Object> dataset = yaml(file);
            named(file.toString(), dataset);
            words(file + " department", dataset, "department");
        }
        assertThat(lacking).isEmpty();
    }

    private static List<String> programmes() {
        try (Stream<Path> all = Files.list(CONTENT.resolve("programmes"))) {
            return all.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Map<String, Object> yaml(Path file) {
        return ContentTexts.map(ContentTexts.yaml(file));
    }

    private void named(String where, Map<String, Object> entry) {
        assertThat(entry).as(where).containsKey("zh");
        check(where, new Text(ContentTexts.text(entry, "zh"), ContentTexts.text(entry, "en")));
    }

    private void words(String where, Map<String, Object> entry, String key) {
        check(where, ContentTexts.words(entry, key));
    }

    private void check(String where, Text text) {
        if (HAN.matcher(text.zh()).find() && text.en().isBlank()) {
            lacking.add(where + ": " + text.zh());
        }
    }
}
