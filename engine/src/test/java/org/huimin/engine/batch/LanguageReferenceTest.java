package org.huimin.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huimin.engine.policy.Content;
import org.huimin.engine.policy.ContentException;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.FactValues;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Outcome;
import org.huimin.engine.policy.Problem;
import org.huimin.engine.policy.Values;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/reference/language.md do what the page says. */
class LanguageReferenceTest {

    private static final Path PAGE =
            Content.ROOT.resolveSibling("docs").resolve("reference/language.md");
    private static final Pattern EXAMPLE = Pattern.compile("```example\n(.*?)```", Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("(表|事实) (\\S+?)（(.+?)(，可空)?）");

    @TempDir Path root;

    /** An example in parts. */
    private record Example(
            List<String> facts, String table, String given, String formula, String expected) {}

    private static List<Example> examples() throws Exception {
        List<Example> examples = new ArrayList<>();
        Matcher matcher = EXAMPLE.matcher(Files.readString(PAGE));
        while (matcher.find()) {
            List<String> facts = new ArrayList<>();
            StringBuilder table = new StringBuilder();
            String given = "";
            String formula = "";
            String expected = "";
            boolean inTable = false;
            for (String line : matcher.group(1).split("\n")) {
                if (line.startsWith("事实 ")) {
                    facts.add(line);
                } else if (line.startsWith("表 ") || inTable && line.contains("||")) {
                    inTable = true;
                    table.append(line).append('\n');
                } else if (line.startsWith("设 ")) {
                    given = line.substring(2);
                } else if (line.startsWith("得 ") || line.startsWith("错 ")) {
                    expected = line;
                } else {
                    formula += (formula.isEmpty() ? "" : "\n") + line;
                }
            }
            examples.add(new Example(facts, table.toString(), given, formula, expected));
        }
        return examples;
    }

    @Test
    void everyExampleDoesWhatThePageSays() throws Exception {
        List<Example> examples = examples();
        assertThat(examples).hasSizeGreaterThan(35);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            String found = tried(examples.get(i), root.resolve("example" + i));
            if (!found.equals(examples.get(i).expected())) {
                wrong.add(examples.get(i) + "\n  → " + found);
            }
        }
        assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
    }

    private static String tried(Example example, Path folder) throws Exception {
        copy("vocabulary", folder);
        copy("calendar", folder);
        write(
                folder,
                "programmes/example/programme.yaml",
                "id: example\nzh: 例子\nen: example\nunit: household\nconditions: [例]\npaid: false\n");
        write(
                folder,
                "programmes/example/rules/example.yaml",
                "rules:\n  - id: example\n    zh: 例\n    entity: household\n    type: boolean\n    formula: >-\n      "
                        + example.formula().replace("\n", "\n      ")
                        + "\n");
        for (String fact : example.facts()) {
            Matcher named = NAMED.matcher(fact);
            assertThat(named.find()).as(fact).isTrue();
            Path file = folder.resolve("vocabulary/member.yaml");
            Files.writeString(
                    file,
                    Files.readString(file)
                            + "- {id: example, zh: %s, en: example, type: %s, nullable: %s}\n"
                                    .formatted(
                                            named.group(2),
                                            named.group(3),
                                            named.group(4) != null));
        }
        if (!example.table().isEmpty()) {
            Matcher named = NAMED.matcher(example.table());
            assertThat(named.find()).as(example.table()).isTrue();
            String rows = example.table().substring(example.table().indexOf('\n') + 1);
            write(
                    folder,
                    "programmes/example/rules/table.yaml",
                    "rules:\n  - id: table\n    zh: %s\n    entity: member\n    type: %s\n    table: |\n%s"
                            .formatted(named.group(2), named.group(3), rows.indent(6)));
        }
        Library library;
        try {
            library = Library.load(folder);
        } catch (ContentException e) {
            return "错 " + e.problems().stream().map(Problem::code).findFirst().orElse("");
        }
        return decided(library, example.given());
    }

    private static String decided(Library library, String given) {
        HouseholdInput household =
                new HouseholdInput(
                        110_101_000_000L,
                        TinyContent.ON,
                        Map.of(),
                        members(library, given),
                        HouseholdInput.Unlisted.NONE);
        return switch (library.decider().outcomes(household).getFirst().outcome()) {
            case Outcome.Granted _ -> "得 是";
            case Outcome.Refused _ -> "得 否";
            case Outcome.NeedsInformation _ -> "得 未知";
            case Outcome.NotApplicable _ -> "得 不适用";
        };
    }

    private static List<HouseholdInput.MemberInput> members(Library library, String given) {
        List<HouseholdInput.MemberInput> members = new ArrayList<>();
        Matcher each = Pattern.compile("\\{([^}]*)}").matcher(given.isEmpty() ? "{}" : given);
        while (each.find()) {
            Map<String, Object> facts = new LinkedHashMap<>();
            for (String pair : each.group(1).isBlank() ? new String[0] : each.group(1).split(",")) {
                String[] parts = pair.split(":", 2);
                Fact fact = library.vocabulary().named(parts[0].strip()).orElseThrow();
                String text = parts[1].strip();
                OptionalLong value = Values.parse(fact.type(), text);
                facts.put(
                        fact.id(),
                        text.equals("未知")
                                ? HouseholdInput.UNKNOWN
                                : FactValues.object(fact, value.orElseThrow()));
            }
            members.add(new HouseholdInput.MemberInput("m" + members.size(), facts));
        }
        return members;
    }

    private static void write(Path folder, String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void copy(String part, Path folder) throws Exception {
        Path from = Content.ROOT.resolve(part);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.toString().contains("build")) {
                    Path to = folder.resolve(part).resolve(from.relativize(file).toString());
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
