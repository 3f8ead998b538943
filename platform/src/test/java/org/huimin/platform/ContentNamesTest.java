package org.huimin.platform;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * No Java, TypeScript or Vue names a programme, dataset, act or place: adding one is adding a
 * folder, removing one breaks no code. Comments may speak of a place to show what a code looks
 * like.
 */
class ContentNamesTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern NAME =
            Pattern.compile("^(?:id|zh|short): *(\\S+) *$", Pattern.MULTILINE);

    /** Block, line and page comments; {@code //} behind a colon or a quote is an address. */
    private static final Pattern COMMENT =
            Pattern.compile("(?s)/\\*.*?\\*/|<!--.*?-->|(?<![:\"'/])//[^\\n]*");

    private static final Pattern PLACE_CODE =
            Pattern.compile("(?<![\\w.])\\d[\\d_]{5,14}(?![\\d.])");

    @Test
    void noCodeNamesAProgrammeADatasetOrAnAct() throws IOException {
        Set<String> names = new TreeSet<>();
        collect("content/programmes", names);
        collect("content/datasets", names);
        collect("content/law", names);
        assertThat(names).as("names found below content/").hasSizeGreaterThan(10);

        List<String> hits = new ArrayList<>();
        for (Path source : sources()) {
            String text = Files.readString(source);
            for (String name : names) {
                if (names(text, name)) {
                    hits.add(ROOT.relativize(source) + " names " + name);
                }
            }
        }
        assertThat(hits).isEmpty();
    }

    @Test
    void noCodeNamesAPlace() throws IOException {
        Set<String> codes = new HashSet<>();
        try (var rows =
                CsvReader.builder()
                        .ofNamedCsvRecord(ROOT.resolve("content/divisions/historic-codes.csv"))) {
            rows.forEach(row -> codes.add(row.getField("code")));
        }
        List<String> names = new ArrayList<>();
        try (var rows = CsvReader.builder().ofNamedCsvRecord(divisions())) {
            rows.forEach(row -> {
                String name = row.getField("name");
                // county level and above; two letters are too often a word of something else
                if (Long.parseLong(row.getField("code")) % 1_000_000 == 0 && name.length() > 2) {
                    names.add(name);
                }
            });
        }
        assertThat(codes).hasSizeGreaterThan(3_000);
        assertThat(names).hasSizeGreaterThan(2_500);

        List<String> hits = new ArrayList<>();
        for (Path source : sources()) {
            String text = COMMENT.matcher(Files.readString(source)).replaceAll(" ");
            Matcher numbers = PLACE_CODE.matcher(text);
            while (numbers.find()) {
                String digits = numbers.group().replace("_", "");
                if (List.of(6, 9, 12).contains(digits.length())
                        && codes.contains(digits.substring(0, 6))
                        && !digits.matches("10+")) {
                    hits.add(ROOT.relativize(source) + " names the place " + digits);
                }
            }
            names.stream()
                    .filter(text::contains)
                    .forEach(name -> hits.add(ROOT.relativize(source) + " names " + name));
        }
        assertThat(hits).isEmpty();
    }

    private static InputStream divisions() throws IOException {
        return new GZIPInputStream(
                Files.newInputStream(ROOT.resolve("content/divisions/divisions-2023.csv.gz")));
    }

    /** Ids and Chinese names in the small yaml files; specimens are ours to name. */
    private static void collect(String folder, Set<String> names) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            for (Path file : files.filter(ContentNamesTest::declares).toList()) {
                Matcher matcher = NAME.matcher(Files.readString(file));
                while (matcher.find()) {
                    names.add(matcher.group(1));
                }
            }
        }
    }

    private static boolean declares(Path file) {
        String path = file.toString();
        boolean dataset = path.contains("/datasets/") || path.contains("/law/");
        return !path.contains("/_specimen")
                && (path.endsWith("/programme.yaml") || dataset && path.endsWith(".yaml"));
    }

    /** A one-word id such as an English noun counts only where it is a whole string literal. */
    private static boolean names(String text, String name) {
        boolean ordinaryWord = name.matches("[a-z]+") || name.length() <= 2;
        return ordinaryWord
                ? text.contains('"' + name + '"') || text.contains('\'' + name + '\'')
                : text.contains(name);
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String folder :
                List.of(
                        "engine/src/main",
                        "population/src/main/java",
                        "analysis/src/main/java",
                        "cluster/src/main/java",
                        "platform/src/main/java",
                        "web/console/src",
                        "web/shared/src")) {
            Path path = ROOT.resolve(folder);
            if (Files.exists(path)) {
                try (Stream<Path> files = Files.walk(path)) {
                    files.filter(f -> f.toString().matches(".*\\.(java|ts|vue)"))
                            .forEach(sources::add);
                }
            }
        }
        return sources;
    }
}
