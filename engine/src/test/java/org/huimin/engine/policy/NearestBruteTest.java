package org.huimin.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.huimin.engine.feel.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On small random rules with few facts, trying every value of every fact, and of every two, finds
 * no nearer yes than the search does.
 */
class NearestBruteTest {

    private static final LocalDate ON = LocalDate.of(2026, 3, 1);
    private static final int SETS = Integer.getInteger("huimin.nearest.sets", 60);

    /** Beyond what any condition asks of a count. */
    private static final int MOST = 30;

    @TempDir Path root;

    private static final String MEMBER =
            """
            - {id: a, zh: 甲, en: a, type: count, absent: unknown}
            - {id: b, zh: 乙, en: b, type: count, absent: unknown}
            - {id: t, zh: 真, en: t, type: boolean, absent: unknown}
            - {id: level, zh: 等级, en: level, type: code(level), absent: none}
            """;

    private void write(Path r, String name, String text) throws IOException {
        Path file = r.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private final SplittableRandom random =
            new SplittableRandom(Integer.getInteger("huimin.nearest.seed", 4));

    private String term() {
        return switch (random.nextInt(8)) {
            case 0 -> "甲 * 2";
            case 1 -> "乙 * 3";
            case 2 -> "(if 真 then 3 else 0)";
            case 3 -> "(if 等级 >= \"二级\" then 4 else 1)";
            case 4 -> "甲";
            case 5 -> "乙";
            case 6 -> "户数";
            default -> "max(甲, 乙)";
        };
    }

    private String test() {
        int n = random.nextInt(12);
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> term() + " + " + term() + " <= " + n;
            case 3 -> term() + " + " + term() + " >= " + n;
            case 4 -> term() + " - " + term() + " < " + (n - 4);
            case 5 -> term() + " in [" + n / 2 + ".." + (n / 2 + 1 + random.nextInt(3)) + "]";
            case 6 -> "(真 or " + term() + " < " + n + ")";
            case 7 -> "(等级 in [\"一级\"..\"二级\"] or not(真))";
            case 8 -> "not(真) and " + term() + " > " + n / 4;
            default -> "(" + term() + " < " + n + " or 等级 = \"三级\")";
        };
    }

    private Library library(int set) throws IOException {
        Path r = root.resolve("s" + set);
        write(r, "vocabulary/member.yaml", MEMBER);
        write(r, "vocabulary/household.yaml", "- {id: h, zh: 户数, en: h, type: count}\n");
        write(
                r,
                "vocabulary/codes/level.yaml",
                "id: level\nzh: 等级\nen: level\nnone: \"0\"\ncodes: [{code: \"0\", zh: 无}, {code: \"1\", zh: 一级}, {code: \"2\", zh: 二级}, {code: \"3\", zh: 三级}]\n");
        int n = 1 + random.nextInt(3);
        StringBuilder rules = new StringBuilder("rules:\n");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            names.add("测" + i);
            rules.append(
                    "  - {id: t%d, zh: 测%d, entity: member, type: boolean, formula: '%s'}\n"
                            .formatted(i, i, test()));
        }
        rules.append("  - {id: m, zh: 额, entity: member, type: money, per: month, formula: '1'}\n");
        write(r, "programmes/p/rules/r.yaml", rules.toString());
        write(
                r,
                "programmes/p/programme.yaml",
                "id: p\nzh: 试\nen: p\nunit: member\nconditions: %s\ncomponents: [额]\n"
                        .formatted(names));
        return Library.load(r);
    }

    private HouseholdInput random(Library library) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("a", (long) random.nextInt(9));
        facts.put("b", (long) random.nextInt(9));
        facts.put("t", random.nextBoolean());
        for (Fact fact : library.vocabulary().facts()) {
            if (fact.id().equals("level")) {
                facts.put("level", FactValues.object(fact, random.nextInt(4)));
            }
        }
        return new HouseholdInput(
                500_103_000_000L,
                ON,
                Map.of("h", (long) random.nextInt(6)),
                List.of(new HouseholdInput.MemberInput("x", facts)),
                HouseholdInput.Unlisted.POLICY);
    }

    /** Every other value of every fact. */
    private static List<NearestChange> all(Library library, HouseholdInput household) {
        List<NearestChange> all = new ArrayList<>();
        for (Fact fact : library.vocabulary().facts()) {
            Map<String, Object> given =
                    fact.ofMember() ? household.members().getFirst().facts() : household.facts();
            if (!given.containsKey(fact.id())) {
                continue;
            }
            long now = FactValues.of(fact, given.get(fact.id())).orElseThrow();
            int values =
                    switch (fact.type()) {
                        case Type.Truth _ -> 2;
                        case Type.Code(var list) -> list.codes().size();
                        default -> MOST;
                    };
            for (int to = 0; to < values; to++) {
                if (to != now) {
                    all.add(new NearestChange(fact, fact.ofMember() ? 0 : -1, now, to));
                }
            }
        }
        return all;
    }

    @Test
    void nothingIsNearerThanWhatIsFound() throws IOException {
        int refused = 0;
        int one = 0;
        int two = 0;
        for (int set = 0; set < SETS; set++) {
            Library library = library(set);
            for (int i = 0; i < 25; i++) {
                HouseholdInput household = random(library);
                ProgrammeDecision decision = library.decider().decide(household).getFirst();
                if (!(decision.outcome() instanceof Outcome.Refused)) {
                    continue;
                }
                refused++;
                List<NearestChange> found = new NearestSearch(library, household, decision).best();
                List<NearestChange> nearest = exhaustive(library, household);
                assertThat(found).as("%s of set %d", household, set).hasSameSizeAs(nearest);
                assertThat(effort(found))
                        .as("%s of set %d: %s, nearest %s", household, set, found, nearest)
                        .isEqualTo(effort(nearest));
                assertThat(found.isEmpty() || yes(library, household, found)).isTrue();
                one += nearest.size() == 1 ? 1 : 0;
                two += nearest.size() == 2 ? 1 : 0;
            }
        }
        assertThat(refused).isGreaterThan(500);
        assertThat(one).isGreaterThan(200);
        assertThat(two).isGreaterThan(100);
    }

    /** The least effort of any one change, else of any two. */
    private List<NearestChange> exhaustive(Library library, HouseholdInput household) {
        List<NearestChange> all = all(library, household);
        List<NearestChange> best = List.of();
        for (NearestChange change : all) {
            List<NearestChange> single = List.of(change);
            if ((best.isEmpty() || effort(single) < effort(best))
                    && yes(library, household, single)) {
                best = single;
            }
        }
        if (!best.isEmpty()) {
            return best;
        }
        for (NearestChange first : all) {
            for (NearestChange second : all) {
                List<NearestChange> pair = List.of(first, second);
                if (!first.sameFact(second)
                        && (best.isEmpty() || effort(pair) < effort(best))
                        && yes(library, household, pair)) {
                    best = pair;
                }
            }
        }
        return best;
    }

    private static double effort(List<NearestChange> changes) {
        return changes.stream().mapToDouble(NearestChange::effort).sum();
    }

    private static boolean yes(
            Library library, HouseholdInput household, List<NearestChange> changes) {
        HouseholdInput changed = household;
        for (NearestChange change : changes) {
            Object given = FactValues.object(change.fact(), change.to());
            changed =
                    change.member() < 0
                            ? changed.with(change.fact().id(), given)
                            : changed.with(change.member(), change.fact().id(), given);
        }
        return library.decider().outcomes(changed).getFirst().outcome() instanceof Outcome.Granted;
    }
}
