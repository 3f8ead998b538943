package org.huimin.engine.policy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.huimin.engine.base.FixedPoint;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.feel.Suggestions;
import org.jspecify.annotations.Nullable;

/**
 * The cases of a programme: given, on, place → outcome, amount, reasons; tests as specification.
 */
public final class Cases {

    private static final Set<String> CASE_KEYS =
            Set.of(
                    "name",
                    "law",
                    "on",
                    "place",
                    "urbanRural",
                    "given",
                    "household",
                    "unlisted",
                    "expect",
                    "because",
                    "note");
    private static final Set<String> EXPECT_KEYS =
            Set.of(
                    "outcome",
                    "amount",
                    "components",
                    "reasons",
                    "applied",
                    "missing",
                    "parameters",
                    "members",
                    "member",
                    "rows",
                    "covered");

    /**
     * How a case went.
     *
     * @param differences empty when as expected
     */
    public record Result(String file, int line, String name, List<String> differences) {
        public boolean passed() {
            return differences.isEmpty();
        }
    }

    private final Library library;
    private final Programme programme;
    private final RowsHit coverage;

    private Cases(Library library, Programme programme, RowsHit coverage) {
        this.library = library;
        this.programme = programme;
        this.coverage = coverage;
    }

    /**
     * Runs every case of the programme.
     *
     * @throws ContentException when a case file cannot be read
     */
    public static List<Result> run(Path contentRoot, Library library, Programme programme) {
        return run(contentRoot, library, programme, new RowsHit(library));
    }

    /** As {@link #run(Path, Library, Programme)}, noting which rows of tables were hit. */
    static List<Result> run(
            Path contentRoot, Library library, Programme programme, RowsHit coverage) {
        Path folder = contentRoot.resolve("programmes").resolve(programme.id()).resolve("cases");
        List<Problem> problems = new ArrayList<>();
        List<Result> results = new ArrayList<>();
        Cases cases = new Cases(library, programme, coverage);
        for (Path file : VocabularyReader.files(folder, ".yaml")) {
            Source source = Source.read(contentRoot, file, problems);
            Yaml yaml = source == null ? null : source.yaml();
            if (source != null && yaml != null) {
                for (Yaml entry : yaml.items()) {
                    results.add(cases.run(source.name(), entry));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new ContentException(problems);
        }
        return results;
    }

    private Result run(String file, Yaml entry) {
        List<String> differences = new ArrayList<>();
        entry.allow(CASE_KEYS);
        HouseholdInput household = household(entry);
        Yaml expect = entry.get("expect");
        if (household == null || expect == null) {
            if (expect == null) {
                entry.problem(
                        "missing",
                        "缺少 expect",
                        "\"expect\" is missing",
                        "expect: {outcome: granted}");
            }
        } else {
            Evaluation evaluation = new Evaluation(library, household);
            List<ProgrammeDecision> decisions =
                    new Interpreter(library)
                            .decide(evaluation).stream()
                                    .filter(each -> each.programmeId().equals(programme.id()))
                                    .toList();
            check(expect, decisions, differences);
            if (expect.get("rows") instanceof Yaml rows) {
                rows(rows, evaluation, differences);
            }
            coverage.add(evaluation);
        }
        return new Result(file, entry.line(), entry.text("name", "?"), differences);
    }

    // --- given -----------------------------------------------------------------------------

    private @Nullable HouseholdInput household(Yaml entry) {
        LocalDate on;
        try {
            on = LocalDate.parse(entry.required("on"));
        } catch (DateTimeParseException e) {
            entry.problem("bad-date", "on 应为日期", "on is a date", "on: 2026-03-01");
            return null;
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        Yaml given = entry.get("given");
        for (Yaml part : new Yaml[] {entry.get("household"), given}) {
            if (part != null) {
                facts.putAll(facts(part, false));
            }
        }
        if (entry.get("urbanRural") instanceof Yaml residence) {
            library.vocabulary()
                    .fact(Parameter.RESIDENCE_FACT)
                    .ifPresent(fact -> put(fact, residence, facts));
        }
        List<HouseholdInput.MemberInput> members = new ArrayList<>();
        Yaml people = given == null ? null : given.get("members");
        for (Yaml member : people == null ? List.<Yaml>of() : people.items()) {
            String id = member.text("id", Integer.toString(members.size() + 1));
            members.add(new HouseholdInput.MemberInput(id, facts(member, true)));
        }
        if (members.isEmpty()) {
            entry.problem("没有成员", "no members", "given: {members: [{年龄: 40}]}");
        }
        return new HouseholdInput(place(entry), on, facts, members, unlisted(entry));
    }

    private static long place(Yaml entry) {
        switch (PlaceCode.read(entry.required("place"))) {
            case PlaceCode.Reading.Valid(var place) -> {
                return place.code();
            }
            case PlaceCode.Reading.Invalid(var problem) -> {
                entry.problem("place", problem.zh(), problem.en(), problem.remedyZh());
                return 0;
            }
        }
    }

    private static HouseholdInput.Unlisted unlisted(Yaml entry) {
        String text = entry.text("unlisted", "none").toUpperCase(Locale.ROOT);
        try {
            return HouseholdInput.Unlisted.valueOf(text);
        } catch (IllegalArgumentException e) {
            entry.problem(
                    "unlisted 应为 none、policy 或 unknown",
                    "unlisted is none, policy or unknown",
                    "unlisted: none");
            return HouseholdInput.Unlisted.NONE;
        }
    }

    private Map<String, Object> facts(Yaml object, boolean ofMember) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (Yaml key : object.keys()) {
            String name = key.text();
            if (name.equals("members") || name.equals("id")) {
                continue;
            }
            Fact fact =
                    library.vocabulary()
                            .named(name)
                            .or(() -> library.vocabulary().fact(name))
                            .orElse(null);
            if (fact == null || fact.ofMember() != ofMember) {
                key.problem(
                        "unknown-fact",
                        "没有这样的%s事实".formatted(ofMember ? "成员" : "家庭"),
                        "no such fact of a " + (ofMember ? "member" : "household"),
                        Suggestions.nearest(name, library.vocabulary().names()).orElse(null));
            } else if (object.get(name) instanceof Yaml value) {
                put(fact, value, facts);
            } else {
                facts.put(fact.id(), HouseholdInput.UNKNOWN);
            }
        }
        return facts;
    }

    private static void put(Fact fact, Yaml value, Map<String, Object> facts) {
        if (Set.of("unknown", "未知", "不知道").contains(value.text())) {
            facts.put(fact.id(), HouseholdInput.UNKNOWN);
            return;
        }
        OptionalLong parsed = Values.parse(fact.type(), value.text());
        if (parsed.isEmpty()) {
            value.problem(
                    "value",
                    "“%s”应是%s".formatted(fact.zh(), fact.type().shown()),
                    "the value does not fit the fact " + fact.id(),
                    Values.example(fact.type()));
        } else {
            facts.put(fact.id(), FactValues.object(fact, parsed.getAsLong()));
        }
    }

    // --- expected --------------------------------------------------------------------------

    private void check(Yaml expect, List<ProgrammeDecision> decisions, List<String> differences) {
        expect.allow(EXPECT_KEYS);
        Yaml members = expect.get("members");
        if (members != null) {
            List<Yaml> each = members.items();
            for (int i = 0; i < Math.min(each.size(), decisions.size()); i++) {
                check(each.get(i), decisions.get(i), "成员" + (i + 1) + " ", differences);
            }
            if (each.size() != decisions.size()) {
                differences.add("应有%d项决定，实有%d项".formatted(each.size(), decisions.size()));
            }
            return;
        }
        int index = 0;
        if (expect.get("member") instanceof Yaml member) {
            for (int i = 0; i < decisions.size(); i++) {
                index = member.text().equals(decisions.get(i).memberId()) ? i : index;
            }
        }
        check(expect, decisions.get(index), "", differences);
    }

    /** {@code rows: {加发比例: [2]}}: the labels of the rows that applied to anybody. */
    private void rows(Yaml expect, Evaluation evaluation, List<String> differences) {
        for (Yaml key : expect.keys()) {
            Rule rule =
                    programme.rules().stream()
                            .filter(each -> each.zh().equals(key.text()))
                            .findFirst()
                            .orElse(null);
            if (rule == null || rule.variants().stream().allMatch(each -> each.rows().isEmpty())) {
                key.problem(
                        "unknown-rule",
                        "没有名为“%s”的表".formatted(key.text()),
                        "no table is called \"%s\"".formatted(key.text()),
                        Suggestions.nearest(
                                        key.text(),
                                        programme.rules().stream().map(Rule::zh).toList())
                                .orElse(null));
                continue;
            }
            List<String> labels =
                    evaluation.calculated(rule).stream()
                            .flatMap(each -> each.applied().stream())
                            .map(RuleVariant.TableRow::label)
                            .distinct()
                            .toList();
            set("rows " + rule.zh(), expect.get(key.text()), labels, differences);
        }
    }

    private static void check(
            Yaml expect, ProgrammeDecision decision, String who, List<String> differences) {
        Outcome outcome = decision.outcome();
        compare(who + "outcome", expect.get("outcome"), DecisionJson.code(outcome), differences);
        Outcome.Granted granted = outcome instanceof Outcome.Granted found ? found : null;
        if (expect.get("amount") instanceof Yaml amount) {
            String actual = granted == null ? "没有金额" : FixedPoint.plain(granted.amountFen(), 2);
            String wanted = yuan(amount);
            if (!wanted.equals(actual)) {
                differences.add(who + "amount：应为 %s，实为 %s".formatted(wanted, actual));
            }
        }
        if (expect.get("components") instanceof Yaml components && granted != null) {
            for (Yaml key : components.keys()) {
                String actual =
                        granted.components().stream()
                                .filter(part -> part.name().zh().equals(key.text()))
                                .map(part -> FixedPoint.plain(part.amountFen(), 2))
                                .findFirst()
                                .orElse("没有这一项");
                String wanted = components.get(key.text()) instanceof Yaml value ? yuan(value) : "";
                if (!wanted.equals(actual)) {
                    differences.add(who + "%s：应为 %s，实为 %s".formatted(key.text(), wanted, actual));
                }
            }
        }
        sets(expect, decision, who, differences);
    }

    private static void sets(
            Yaml expect, ProgrammeDecision decision, String who, List<String> differences) {
        Outcome outcome = decision.outcome();
        set(
                who + "reasons",
                expect.get("reasons"),
                outcome instanceof Outcome.Refused(var reasons)
                        ? reasons.stream().map(Outcome.Reason::rule).toList()
                        : List.of(),
                differences);
        Outcome.NeedsInformation needs =
                outcome instanceof Outcome.NeedsInformation found ? found : null;
        set(
                who + "missing",
                expect.get("missing"),
                needs == null
                        ? List.of()
                        : needs.facts().stream().map(Missing.OfFact::fact).toList(),
                differences);
        set(
                who + "parameters",
                expect.get("parameters"),
                needs == null
                        ? List.of()
                        : needs.parameters().stream().map(Missing.OfParameter::parameter).toList(),
                differences);
        set(
                who + "covered",
                expect.get("covered"),
                outcome instanceof Outcome.Granted granted
                        ? granted.coveredMembers().stream()
                                .map(member -> Integer.toString(member + 1))
                                .toList()
                        : List.of(),
                differences);
        if (expect.get("applied") instanceof Yaml applied) {
            for (Yaml clause : applied.items()) {
                boolean found =
                        decision.clauses().stream().anyMatch(law -> applies(law, clause.text()));
                if (!found) {
                    differences.add(
                            who
                                    + "applied：应用了 %s，没有 %s"
                                            .formatted(decision.clauses(), clause.text()));
                }
            }
        }
    }

    /**
     * Whether a law reference is or lies in the expected clause: art.8 fits "act@v art.8 para.2".
     */
    private static boolean applies(String law, String clause) {
        String padded = law + " ";
        return padded.startsWith(clause + " ") || padded.contains(" " + clause + " ");
    }

    private static String yuan(Yaml value) {
        OptionalLong fen = FixedPoint.parse(value.text(), 2);
        if (fen.isEmpty()) {
            value.problem("value", "应为金额（元）", "an amount in yuan is needed", "1570.00");
            return value.text();
        }
        return FixedPoint.plain(fen.getAsLong(), 2);
    }

    private static void compare(
            String what, @Nullable Yaml wanted, String actual, List<String> differences) {
        if (wanted != null && !wanted.text().equals(actual)) {
            differences.add("%s：应为 %s，实为 %s".formatted(what, wanted.text(), actual));
        }
    }

    private static void set(
            String what, @Nullable Yaml wanted, List<String> actual, List<String> differences) {
        if (wanted == null) {
            return;
        }
        Set<String> expected =
                wanted.items().stream()
                        .map(Yaml::text)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> found = new TreeSet<>(actual);
        if (!expected.equals(found)) {
            differences.add("%s：应为 %s，实为 %s".formatted(what, expected, found));
        }
    }
}
