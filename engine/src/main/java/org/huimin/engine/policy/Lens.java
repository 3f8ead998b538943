package org.huimin.engine.policy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a reform is looked at through: types of families, an income and a poverty line, written as
 * rules in our own language in the folder {@code reform/} of the content. They are asked as
 * programmes that come after all others and that no other programme can name, so that one pass
 * decides and measures.
 */
public final class Lens {

    /**
     * A programme that refuses a household for every group it is certainly of: bit g of reasons.
     */
    public static final String GROUPS = "reform-groups";

    /** A programme whose amount is the household's income. */
    public static final String INCOME = "reform-income";

    /** A programme whose amount is the poverty line a head. */
    public static final String LINE = "reform-line";

    private static final Set<String> KEYS = Set.of("groups", "income", "line", "note");
    private static final String DEFINITION =
            """
            id: %1$s
            zh: %1$s
            en: %1$s
            unit: household
            order: %2$d
            conditions: [%3$s]
            %4$s
            """;
    private static final String ALWAYS =
            """
            rules:
              - {id: always, zh: 恒真, entity: household, type: boolean, formula: count(家庭成员) >= 0}
            """;

    /** A type of family. */
    public record Family(String id, String zh, String en) {}

    /** A programme made of rule files of the lens and rules written here. */
    record Question(String id, String definition, List<Path> files, String rules) {}

    private final List<Family> groups;
    private final List<Path> files;
    private final @Nullable String income;
    private final @Nullable String line;
    private final String incomeRule;

    private Lens(
            List<Family> groups,
            List<Path> files,
            @Nullable String income,
            @Nullable String line,
            String incomeRule) {
        this.groups = List.copyOf(groups);
        this.files = files;
        this.income = income;
        this.line = line;
        this.incomeRule = incomeRule;
    }

    /**
     * The lens of the content a library was read from: its folder {@code reform/}, for specimens
     * {@code reform/_specimen/}. Without the folder the income is the sum of the facts marked
     * {@code income} in the vocabulary; empty when there is no such fact either.
     *
     * @throws ContentException when it cannot be read
     */
    public static Optional<Lens> of(Library library) {
        Path root = library.ingredients().files().root();
        boolean specimens =
                library.programmes().stream().allMatch(each -> each.id().startsWith("_"));
        Path folder = root.resolve(specimens ? "reform/_specimen" : "reform");
        if (Files.exists(folder.resolve("reform.yaml"))) {
            return Optional.of(read(library, folder));
        }
        String incomeRule = incomeRule(library.vocabulary());
        return incomeRule.isEmpty()
                ? Optional.empty()
                : Optional.of(new Lens(List.of(), List.of(), "收入合计", null, incomeRule));
    }

    private static Lens read(Library library, Path folder) {
        ContentFiles files = library.ingredients().files();
        List<Problem> problems = new ArrayList<>();
        List<Family> groups = new ArrayList<>();
        Source source = files.read(folder.resolve("reform.yaml"), problems);
        Yaml yaml = source == null ? null : source.yaml();
        String income = null;
        String line = null;
        if (yaml != null) {
            yaml.allow(KEYS);
            Yaml list = yaml.get("groups");
            for (Yaml entry : list == null ? List.<Yaml>of() : list.items()) {
                entry.allow(Set.of("id", "zh", "en", "note"));
                String zh = entry.required("zh");
                groups.add(new Family(entry.required("id"), zh, entry.text("en", zh)));
            }
            if (groups.size() > 63 && list != null) {
                list.problem(
                        "too-many-conditions", "家庭类型最多63种", "at most 63 types of families", null);
            }
            income = yaml.get("income") == null ? null : yaml.text("income", "");
            line = yaml.get("line") == null ? null : yaml.text("line", "");
        }
        if (!problems.isEmpty()) {
            throw new ContentException(problems);
        }
        String incomeRule = income == null ? incomeRule(library.vocabulary()) : "";
        Lens lens =
                new Lens(
                        groups,
                        files.list(folder.resolve("rules"), ".yaml"),
                        income == null && !incomeRule.isEmpty() ? "收入合计" : income,
                        line,
                        incomeRule);
        lens.over(library);
        return lens;
    }

    /** A rule that adds up the facts marked as income; "" when there are none. */
    private static String incomeRule(Vocabulary vocabulary) {
        String sum =
                vocabulary.facts().stream()
                        .filter(fact -> fact.income() && fact.ofMember())
                        .map(fact -> "人." + fact.zh())
                        .collect(Collectors.joining(" + "));
        return sum.isEmpty()
                ? ""
                : """
                  - {id: incomeSum, zh: 收入合计, entity: household, type: money, per: month, formula: "sum(for 人 in 家庭成员 return %s)"}
                """
                        .formatted(sum)
                        .stripTrailing();
    }

    public List<Family> groups() {
        return groups;
    }

    public boolean hasIncome() {
        return income != null;
    }

    public boolean hasLine() {
        return line != null;
    }

    /** The same lens with another poverty line: a rule or parameter, 待遇.名称; money a month. */
    public Lens withLine(String name) {
        return new Lens(groups, files, income, name, incomeRule);
    }

    /**
     * The library with this lens's questions after its programmes, which decide as before.
     *
     * @throws ContentException when a rule of the lens does not fit the library
     */
    public Library over(Library library) {
        List<Question> questions = new ArrayList<>();
        String nots =
                groups.stream()
                        .map(each ->
                                "  - {id: not_%s, zh: 不是%s, entity: household, type: boolean, formula: not(%s)}"
                                        .formatted(each.id(), each.zh(), each.zh()))
                        .collect(Collectors.joining("\n", "rules:\n", "\n"));
        String own = (groups.isEmpty() ? "rules:\n" : nots) + incomeRule + "\n";
        String conditions =
                groups.stream().map(each -> "不是" + each.zh()).collect(Collectors.joining(", "));
        if (groups.isEmpty()) {
            own = ALWAYS + incomeRule + "\n";
            conditions = "恒真";
        }
        questions.add(new Question(GROUPS, definition(GROUPS, 1, conditions, null), files, own));
        if (income != null) {
            questions.add(measure(INCOME, 2, income));
        }
        if (line != null) {
            questions.add(line(library, line));
        }
        return LibraryLoader.lens(library, questions);
    }

    private static Question measure(String id, int order, String rule) {
        String component = rule.contains(".") ? rule : GROUPS + "." + rule;
        return new Question(id, definition(id, order, "恒真", component), List.of(), ALWAYS);
    }

    /** The line may be a rule of the lens or, by 待遇.名称, a rule or parameter of a programme. */
    private Question line(Library library, String name) {
        if (!name.contains(".")) {
            return measure(LINE, 3, name);
        }
        String rules =
                ALWAYS
                        + "  - {id: line, zh: 所选贫困线, entity: household, type: money, per: month,%s formula: %s}\n"
                                .formatted(perPerson(library, name) ? " person: true," : "", name);
        return new Question(LINE, definition(LINE, 3, "恒真", LINE + ".所选贫困线"), List.of(), rules);
    }

    private static boolean perPerson(Library library, String name) {
        String programme = name.substring(0, name.indexOf('.'));
        String rest = name.substring(name.indexOf('.') + 1);
        return library.programmes().stream()
                .filter(each -> Set.of(each.id(), each.zh(), each.shortName()).contains(programme))
                .flatMap(each ->
                        java.util.stream.Stream.concat(
                                each.rules().stream(), each.parameters().stream()))
                .filter(each -> each.zh().equals(rest))
                .anyMatch(each -> each.type().shown().contains("人"));
    }

    private static String definition(
            String id, int order, String conditions, @Nullable String component) {
        return DEFINITION.formatted(
                id,
                Integer.MAX_VALUE - 10 + order,
                conditions,
                component == null ? "paid: false" : "components: [%s]".formatted(component));
    }

    /** Texts by the place a file would have in the content. */
    static Map<Path, String> texts(Path programme, Question question) {
        return Map.of(
                programme.resolve("programme.yaml"), question.definition(),
                programme.resolve("rules").resolve("asked.yaml"), question.rules());
    }
}
