package org.huimin.platform.policy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huimin.engine.policy.Text;
import org.huimin.platform.policy.ProgrammeView.TableView;
import org.jspecify.annotations.Nullable;

/** What the authors of the programmes wrote beside the formulas; read once. */
final class ProgrammeTexts {
    /** Names of the levels that may set a parameter, coarsest first. */
    static final List<String> LEVELS = List.of("nation", "province", "city", "county", "town");

    /** Standards are set by counties unless the parameter says otherwise. */
    private static final int USUAL_LEVEL = LEVELS.indexOf("county");

    /** A file of rules: its question, and each rule's entries by id. */
    record RuleFile(String name, Text question, Map<String, List<Map<String, Object>>> rules) {}

    private record Programme(
            Text readme,
            List<RuleFile> ruleFiles,
            Map<String, Map<String, Object>> parameters,
            List<CaseText> cases) {}

    /** A case as written, and the file it stands in. */
    record CaseText(String file, Map<String, Object> written) {}

    private final ContentTexts content;
    private final Map<String, Programme> programmes = new LinkedHashMap<>();
    private final List<Map<String, Object>> groups;

    ProgrammeTexts(ContentTexts content, List<String> ids) {
        this.content = content;
        for (String id : ids) {
            programmes.put(id, read(id));
        }
        groups = ContentTexts.maps(ContentTexts.yaml(content.path("vocabulary", "groups.yaml")));
    }

    private Programme read(String id) {
        List<RuleFile> rules = new ArrayList<>();
        for (Path file : content.yamlFiles("programmes", id, "rules")) {
            rules.add(ruleFile(file));
        }
        Map<String, Map<String, Object>> parameters = new LinkedHashMap<>();
        Path index = content.path("programmes", id, "parameters", "index.yaml");
        for (Map<String, Object> each : ContentTexts.maps(ContentTexts.yaml(index))) {
            parameters.put(ContentTexts.text(each, "id"), each);
        }
        List<CaseText> cases = new ArrayList<>();
        for (Path file : content.yamlFiles("programmes", id, "cases")) {
            for (Map<String, Object> each : ContentTexts.maps(ContentTexts.yaml(file))) {
                cases.add(new CaseText(file.getFileName().toString(), each));
            }
        }
        return new Programme(readme(content, id), rules, parameters, cases);
    }

    /** The page's own explanation; the English one stands beside the Chinese one. */
    private static Text readme(ContentTexts content, String id) {
        return new Text(
                content.text("programmes", id, "README.md"),
                content.text("programmes", id, "README.en.md"));
    }

    private static RuleFile ruleFile(Path file) {
        Map<String, Object> yaml = ContentTexts.map(ContentTexts.yaml(file));
        Map<String, List<Map<String, Object>>> rules = new LinkedHashMap<>();
        for (Map<String, Object> rule : ContentTexts.maps(yaml.get("rules"))) {
            rules.computeIfAbsent(ContentTexts.text(rule, "id"), _ -> new ArrayList<>()).add(rule);
        }
        return new RuleFile(
                file.getFileName().toString(), ContentTexts.words(yaml, "question"), rules);
    }

    private Programme of(String id) {
        return programmes.getOrDefault(
                id, new Programme(Text.NONE, List.of(), Map.of(), List.of()));
    }

    Text readme(String programme) {
        return of(programme).readme;
    }

    List<RuleFile> ruleFiles(String programme) {
        return of(programme).ruleFiles;
    }

    /** The entries of a rule in the order they are written: its variants. */
    List<Map<String, Object>> written(String programme, String rule) {
        return of(programme).ruleFiles.stream()
                .flatMap(file -> file.rules.getOrDefault(rule, List.of()).stream())
                .toList();
    }

    Text parameterNote(String programme, String parameter) {
        return ContentTexts.words(parameter(programme, parameter), "note");
    }

    /** The lowest level of places that may set the parameter, as the content lets them. */
    int lowestLevel(String programme, String parameter) {
        int level = LEVELS.indexOf(ContentTexts.text(parameter(programme, parameter), "set"));
        return level < 0 ? USUAL_LEVEL : level;
    }

    private Map<String, Object> parameter(String programme, String parameter) {
        return of(programme).parameters.getOrDefault(parameter, Map.of());
    }

    List<CaseText> cases(String programme) {
        return of(programme).cases;
    }

    int caseCount(String programme) {
        return of(programme).cases.size();
    }

    List<Map<String, Object>> groups() {
        return groups;
    }

    /** Id of the heading a fact is asked under; "" for none. */
    String groupOf(String fact) {
        for (Map<String, Object> group : groups) {
            if (group.get("facts") instanceof List<?> facts && facts.contains(fact)) {
                return ContentTexts.text(group, "id");
            }
        }
        return "";
    }

    /** The decision table of a rule's entry; null when it has a formula. */
    static @Nullable TableView table(Map<String, Object> rule) {
        List<String> lines =
                ContentTexts.text(rule, "table")
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("-"))
                        .toList();
        if (lines.isEmpty()) {
            return null;
        }
        List<String> conditions = cells(side(lines.getFirst(), 0));
        List<String> columns = new ArrayList<>(conditions.subList(1, conditions.size()));
        columns.addAll(cells(side(lines.getFirst(), 1)));
        List<List<String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> row = new ArrayList<>(cells(side(line, 0)));
            row.addAll(cells(side(line, 1)));
            while (row.size() <= columns.size()) {
                row.add("");
            }
            rows.add(row);
        }
        return new TableView(conditions.getFirst(), columns, conditions.size() - 1, rows);
    }

    /** What stands before (0) or after (1) the double bar. */
    private static String side(String line, int side) {
        String[] sides = line.split("\\|\\|", 2);
        return side < sides.length ? sides[side] : "";
    }

    private static List<String> cells(String side) {
        return Arrays.stream(side.split("\\|", -1)).map(String::strip).toList();
    }
}
