package org.huimin.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The words of public types are words of docs/glossary.yaml, or plain words of programming (test
 * resource plain-words.txt). That the glossary has every fact, programme and dataset is for {@code
 * bin/content lint}.
 */
class GlossaryTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern TERM = Pattern.compile("zh: [^,}]+, en: (\\w+)");
    private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])");
    private static final Pattern JAVA_TYPE =
            Pattern.compile(
                    "(?m)^public (?:static |final |abstract |sealed |non-sealed )*(?:class|record|interface|enum|@interface) (\\w+)");
    private static final Pattern WEB_TYPE =
            Pattern.compile("(?m)^export (?:declare )?(?:interface|type|class|enum) (\\w+)");

    @Test
    void everyWordOfAPublicTypeIsInTheGlossaryOrPlain() throws IOException {
        Set<String> known = new HashSet<>();
        String glossary = Files.readString(ROOT.resolve("docs/glossary.yaml"));
        Matcher terms = TERM.matcher(glossary);
        while (terms.find()) {
            known.addAll(words(terms.group(1)));
        }
        assertThat(known).hasSizeGreaterThan(150);
        for (String line : Files.readAllLines(Path.of("src/test/resources/plain-words.txt"))) {
            if (!line.startsWith("#")) {
                known.addAll(List.of(line.split(" ")));
            }
        }
        TreeMap<String, String> missing = new TreeMap<>();
        for (String type : types()) {
            for (String word : words(type)) {
                if (forms(word).stream().noneMatch(known::contains)) {
                    missing.put(word, type);
                }
            }
        }
        assertThat(missing)
                .as(
                        "a word of the domain goes into docs/glossary.yaml, another into plain-words.txt")
                .isEmpty();
    }

    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(name);
        while (matcher.find()) {
            words.add(matcher.group().toLowerCase(Locale.ROOT));
        }
        return words;
    }

    /** As it stands, and as one of several. */
    private static List<String> forms(String word) {
        List<String> forms = new ArrayList<>(List.of(word, word + "s"));
        if (word.endsWith("ies")) {
            forms.add(word.substring(0, word.length() - 3) + "y");
        } else if (word.endsWith("s")) {
            forms.add(word.substring(0, word.length() - 1));
            forms.add(word.replaceFirst("es$", ""));
        }
        return forms;
    }

    private static List<String> types() throws IOException {
        List<String> types = new ArrayList<>();
        for (String module : List.of("engine", "population", "analysis", "cluster", "platform")) {
            find(ROOT.resolve(module).resolve("src/main/java"), ".java", JAVA_TYPE, types);
        }
        find(ROOT.resolve("web/shared/src"), ".ts", WEB_TYPE, types);
        find(ROOT.resolve("web/console/src"), ".ts", WEB_TYPE, types);
        assertThat(types).hasSizeGreaterThan(200);
        return types;
    }

    private static void find(Path folder, String ending, Pattern type, List<String> into)
            throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(ending)).toList()) {
                Matcher matcher = type.matcher(Files.readString(file));
                while (matcher.find()) {
                    into.add(matcher.group(1));
                }
            }
        }
    }
}
