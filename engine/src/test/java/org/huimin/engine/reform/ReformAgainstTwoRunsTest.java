package org.huimin.engine.reform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.batch.BatchDecider;
import org.huimin.engine.batch.BatchDecisions;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.batch.RandomHouseholds;
import org.huimin.engine.policy.Content;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Lens;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Overlay;
import org.huimin.engine.policy.Overlay.RuleFile;
import org.huimin.engine.policy.ParameterRow;
import org.huimin.engine.policy.Programme;
import org.junit.jupiter.api.Test;

/**
 * The figures of a reform, found in one pass over the population, are those that two full runs
 * give, each version of the content deciding everybody on its own.
 */
class ReformAgainstTwoRunsTest {

    private static final LocalDate ON = LocalDate.of(2026, 3, 1);
    private static final int HOUSEHOLDS = 6_000;

    private final Library before = Content.specimens();

    private static ParameterRow row(
            String parameter, String place, String residence, String value) {
        LocalDate from = LocalDate.of(2026, 2, 1);
        return new ParameterRow(
                "_specimen", parameter, place, residence, from, value, "伞字〔2026〕9号", "", false);
    }

    private static final RuleFile RULE =
            new RuleFile(
                    "_specimen",
                    "reform.yaml",
                    """
                    rules:
                      - id: incomeBelow
                        zh: 收入低于雨线
                        en: income below the rain line
                        entity: household
                        type: boolean
                        law: specimen-umbrella-act@2020-01-01 art.4
                        formula: 人均收入 < 雨伞标准 or 家庭存款 = 0 and 人均收入 < 雨伞标准 * 2
                        refusal: {zh: 收入太高, en: too much income}
                      - id: difference
                        zh: 差额
                        en: difference
                        entity: household
                        type: money
                        per: month
                        law: specimen-umbrella-act@2020-01-01 art.7
                        formula: max(50, (雨伞标准 - 人均收入) * 伞下人数)
                    """);

    private static final RuleFile RULE_OF_A_PLACE =
            new RuleFile(
                    "_specimen",
                    "place.yaml",
                    """
                    rules:
                      - id: elders
                        zh: 高龄人数
                        en: number of elders
                        entity: household
                        type: count
                        law: specimen-umbrella-act@2020-01-01 art.8 para.2
                        place: "500103"
                        formula: count(家庭成员[计入伞下 and 年龄 >= 50])
                    """);

    @Test
    void changedParametersOfTheNation() {
        check(List.of(row("standard", "000000", "*", "900"), row("topUpRate", "000000", "*", "0")));
    }

    @Test
    void changedParametersOfPlaces() {
        check(
                List.of(
                        row("standard", "350200", "*", "1000"),
                        row("standard", "500103", "rural", "10"),
                        row("depositMonths", "500000", "*", "2")));
    }

    @Test
    void changedRules() {
        check(List.of(), RULE);
    }

    @Test
    void aRuleOfAPlaceAndItsParameterTogether() {
        check(List.of(row("standard", "500103", "*", "800")), RULE_OF_A_PLACE, RULE);
    }

    private void check(List<ParameterRow> rows, RuleFile... rules) {
        Library after = before.with(Overlay.of(rows, List.of(rules)));
        for (double unknown : new double[] {0, 0.1}) {
            FactColumns facts = population(unknown);
            ReformRun run =
                    ReformRun.of(before, after, ON, new ReformOptions(3, Lens.of(before), 0));
            run.add(facts);
            ReformReport report = run.report();
            Map<Long, long[][]> expected = twoRuns(facts, Content.specimens(), after);
            Set<Long> places = new HashSet<>(expected.keySet());
            for (long place : places) {
                Group group =
                        place < 0
                                ? Group.ALL
                                : new Group(Group.Dimension.PLACE, "%012d".formatted(place));
                long[][] figures = expected.get(place);
                for (int p = 0; p < figures.length; p++) {
                    assertThat(report.figures(group).get(p))
                            .as("programme %d, place %s", p, group.key())
                            .isEqualTo(Figures.of(figures[p]));
                }
            }
            Figures total = report.total();
            assertThat(total.winners() + total.losers()).isPositive();
        }
    }

    private FactColumns population(double unknown) {
        List<Fact> facts =
                BatchDecider.of(before, ON).factsRead().stream()
                        .map(id -> before.vocabulary().fact(id).orElseThrow())
                        .toList();
        return new RandomHouseholds(before, facts, 77, unknown).columns(HOUSEHOLDS, ON);
    }

    /** Figures by county, and of all under -1: each programme's, then the total. */
    private static Map<Long, long[][]> twoRuns(FactColumns facts, Library first, Library second) {
        BatchDecisions then = BatchDecider.of(first, ON).decide(facts);
        BatchDecisions now = BatchDecider.of(second, ON).decide(facts);
        List<Programme> programmes = second.programmes();
        Map<Long, long[][]> sums = new TreeMap<>();
        for (int i = 0; i < facts.households(); i++) {
            long county = new PlaceCode(facts.place[i]).ancestor(3).code();
            for (int p = 0; p <= programmes.size(); p++) {
                long[] one = figures(facts, programmes, then, now, i, p);
                for (long place : new long[] {-1, county}) {
                    long[][] sum =
                            sums.computeIfAbsent(
                                    place, _ -> new long[programmes.size() + 1][Figures.SIZE]);
                    Figures.add(sum[p], 0, one);
                }
            }
        }
        return sums;
    }

    /**
     * One household's figures of a programme; of all paid ones when it is the one after the last.
     */
    private static long[] figures(
            FactColumns facts,
            List<Programme> programmes,
            BatchDecisions then,
            BatchDecisions now,
            int household,
            int programme) {
        int[] counted =
                programme < programmes.size()
                        ? new int[] {programme}
                        : IntStream.range(0, programmes.size()).toArray();
        Seen a = Seen.of(facts, programmes, then, household, counted);
        Seen b = Seen.of(facts, programmes, now, household, counted);
        long more = b.amount - a.amount;
        return new long[] {
            a.granted ? 1 : 0,
            b.granted ? 1 : 0,
            a.people.size(),
            b.people.size(),
            a.amount,
            b.amount,
            more > 0 ? 1 : 0,
            more < 0 ? 1 : 0,
            Math.max(0, more),
            Math.max(0, -more),
            b.granted && !a.granted ? 1 : 0,
            a.granted && !b.granted ? 1 : 0,
            a.open ? 1 : 0,
            b.open ? 1 : 0
        };
    }

    /** What one run says of one household. */
    private record Seen(boolean granted, boolean open, long amount, Set<Integer> people) {

        static Seen of(
                FactColumns facts,
                List<Programme> programmes,
                BatchDecisions decisions,
                int household,
                int[] counted) {
            boolean granted = false;
            boolean open = false;
            long amount = 0;
            Set<Integer> people = new HashSet<>();
            int start = facts.memberStart[household];
            int end = facts.memberStart[household + 1];
            for (int p : counted) {
                boolean ofMember = programmes.get(p).unit() == Programme.Unit.MEMBER;
                for (int row = ofMember ? start : household;
                        row < (ofMember ? end : household + 1);
                        row++) {
                    byte outcome = decisions.outcome(p)[row];
                    open |= outcome == BatchDecisions.NEEDS_INFORMATION;
                    // over all programmes, money and people are those of the paid ones
                    if (outcome == BatchDecisions.GRANTED
                            && (counted.length == 1 || programmes.get(p).paid())) {
                        granted = true;
                        amount += decisions.amount(p)[row];
                        for (int j = start; j < end; j++) {
                            if (ofMember ? j == row : decisions.covered(p)[j] == 1) {
                                people.add(j);
                            }
                        }
                    }
                }
            }
            return new Seen(granted, open, amount, people);
        }
    }
}
