package org.huimin.engine.reform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huimin.engine.batch.BatchDecider;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.batch.RandomHouseholds;
import org.huimin.engine.policy.Content;
import org.huimin.engine.policy.Decider;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Lens;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Outcome;
import org.huimin.engine.policy.Overlay;
import org.huimin.engine.policy.ParameterRow;
import org.huimin.engine.policy.Programme;
import org.junit.jupiter.api.Test;

class ReformRunTest {

    private static final LocalDate ON = LocalDate.of(2026, 3, 1);
    private static final int HOUSEHOLDS = 2_000;

    private final Library before = Content.specimens();
    private final Library after =
            before.with(
                    Overlay.of(
                            List.of(
                                    row("standard", "350200", "*", "1000"),
                                    row("standard", "000000", "rural", "300"),
                                    row("topUpRate", "000000", "*", "0.20"))));

    private static ParameterRow row(
            String parameter, String place, String residence, String value) {
        return new ParameterRow(
                "_specimen",
                parameter,
                place,
                residence,
                LocalDate.of(2026, 2, 1),
                value,
                "伞字〔2026〕9号",
                "",
                false);
    }

    private FactColumns batch(long seed, int households, double unknown) {
        List<Fact> facts =
                BatchDecider.of(before, ON).factsRead().stream()
                        .map(id -> before.vocabulary().fact(id).orElseThrow())
                        .toList();
        return new RandomHouseholds(before, facts, seed, unknown).columns(households, ON);
    }

    private ReformReport report(Library from, Library to, double unknown, long... seeds) {
        ReformRun run = ReformRun.of(from, to, ON, new ReformOptions(3, Lens.of(before), 5));
        for (long seed : seeds) {
            run.add(batch(seed, HOUSEHOLDS, unknown));
        }
        return run.report();
    }

    @Test
    void anUnchangedLawChangesNothingAnywhere() {
        ReformReport report = report(before, before, 0.05, 1, 2);
        assertThat(report.total().costBefore()).isPositive();
        for (ReformReport.Row row : report.rows()) {
            assertThat(row.figures().unchanged()).as(row.toString()).isTrue();
            assertThat(row.figures().extraCost()).isZero();
        }
        Population all = report.population();
        assertThat(all.gapAfter()).isEqualTo(all.gapBefore()).isPositive();
        assertThat(all.poorPeopleAfter()).isEqualTo(all.poorPeopleBefore());
        assertThat(report.incomes().giniAfter()).isEqualTo(report.incomes().giniBefore());
        assertThat(report.cliffs().after()).isEqualTo(report.cliffs().before());
    }

    @Test
    void partsAddUpToTheWholeInAnyOrder() {
        ReformReport whole = report(before, after, 0.05, 1, 2, 3);
        ReformReport one = report(before, after, 0.05, 1);
        ReformReport two = report(before, after, 0.05, 2);
        ReformReport three = report(before, after, 0.05, 3);
        // cliffs are looked for in every fifth household of each run
        ReformReport sum = one.plus(two.plus(three));
        assertThat(sum).isEqualTo(three.plus(one).plus(two));
        assertThat(sum.rows()).isEqualTo(whole.rows());
        assertThat(sum.populations()).isEqualTo(whole.populations());
        assertThat(sum.incomes()).isEqualTo(whole.incomes());
        assertThat(sum.cliffs().before().households())
                .isEqualTo(whole.cliffs().before().households());
    }

    @Test
    void placesAndDecilesAddUpToTheTotal() {
        ReformReport report = report(before, after, 0.05, 4);
        for (int p = 0; p <= report.programmes().size(); p++) {
            for (Group.Dimension by : List.of(Group.Dimension.PLACE, Group.Dimension.DECILE)) {
                Figures sum = Figures.NONE;
                for (ReformReport.Row row : report.rows()) {
                    String id =
                            p < report.programmes().size()
                                    ? report.programmes().get(p).id()
                                    : ReformReport.TOTAL;
                    if (row.group().dimension() == by && row.programme().equals(id)) {
                        sum = sum.plus(row.figures());
                    }
                }
                assertThat(sum).isEqualTo(report.figures(Group.ALL).get(p));
            }
        }
        long people =
                report.deciles().populations().values().stream()
                        .mapToLong(Population::people)
                        .sum();
        assertThat(people).isEqualTo(report.population().people());
        assertThat(report.total().winners()).isPositive();
        assertThat(report.total().losers()).isPositive();
        assertThat(report.total().gained() - report.total().lost())
                .isEqualTo(report.total().extraCost());
    }

    @Test
    void everyHouseholdAgreesWithTheInterpreter() {
        FactColumns facts = batch(9, 400, 0.05);
        ReformRun run = ReformRun.of(before, after, ON);
        run.add(facts);
        long costBefore = 0;
        long costAfter = 0;
        long winners = 0;
        long entered = 0;
        for (int i = 0; i < 400; i++) {
            long then = amount(before, facts, i);
            long now = amount(after, facts, i);
            costBefore += then;
            costAfter += now;
            winners += now > then ? 1 : 0;
            entered += granted(after, facts, i) && !granted(before, facts, i) ? 1 : 0;
        }
        Figures total = run.report().total();
        assertThat(total.costBefore()).isEqualTo(costBefore);
        assertThat(total.costAfter()).isEqualTo(costAfter);
        assertThat(total.winners()).isEqualTo(winners);
        assertThat(total.entered()).isEqualTo(entered);
    }

    private static long amount(Library library, FactColumns facts, int household) {
        return library.decider().outcomes(facts.household(household, ON)).stream()
                .map(Decider.UnitOutcome::outcome)
                .mapToLong(
                        each -> each instanceof Outcome.Granted granted ? granted.amountFen() : 0)
                .sum();
    }

    private static boolean granted(Library library, FactColumns facts, int household) {
        return library.decider().outcomes(facts.household(household, ON)).stream()
                .anyMatch(each ->
                        each.programme().paid() && each.outcome() instanceof Outcome.Granted);
    }

    @Test
    void familiesAndTheLineAreContent() {
        FactColumns facts = batch(11, HOUSEHOLDS, 0);
        ReformRun run = ReformRun.of(before, after, ON);
        run.add(facts);
        ReformReport report = run.report();
        assertThat(report.families()).extracting(Names::id).containsExactly("alone", "with-elder");
        long alone = 0;
        for (int i = 0; i < HOUSEHOLDS; i++) {
            alone += facts.memberStart[i + 1] - facts.memberStart[i] == 1 ? 1 : 0;
        }
        assertThat(report.populations().get(new Group(Group.Dimension.FAMILY, "alone")))
                .extracting(Population::households)
                .isEqualTo(alone);
        // who only gains lacks less
        Library generous =
                before.with(Overlay.of(List.of(row("topUpRate", "000000", "*", "0.50"))));
        ReformRun gain = ReformRun.of(before, generous, ON);
        gain.add(facts);
        assertThat(gain.report().population().gapAfter())
                .isLessThan(report.population().gapBefore());
        Lens higher = Lens.of(before).orElseThrow().withLine("伞补.人均收入");
        ReformRun other =
                ReformRun.of(before, after, ON, new ReformOptions(3, Optional.of(higher), 0));
        other.add(batch(11, HOUSEHOLDS, 0));
        assertThat(other.report().population().gapBefore())
                .isNotEqualTo(report.population().gapBefore());
        Lens wrong = Lens.of(before).orElseThrow().withLine("伞补.代步车限价");
        assertThatThrownBy(() -> wrong.over(before)).hasMessageContaining("单位不同");
    }

    @Test
    void cliffsAreToldToTheYuanAndAreReal() {
        ReformReport report = report(before, after, 0, 12);
        Cliffs.Side found = report.cliffs().before();
        assertThat(found.households()).isPositive();
        assertThat(found.marginal().stream().mapToLong(each -> each).sum())
                .isEqualTo(found.households());
        assertThat(found.deepest()).isNotEmpty();
        assertThat(found.deepest()).allMatch(cliff -> cliff.more() <= 100 && cliff.fall() > 0);
        FactColumns facts = batch(12, HOUSEHOLDS, 0);
        Cliffs.Cliff deepest = found.deepest().getFirst();
        int household = Integer.parseInt(deepest.household().substring(1));
        int earner = facts.memberStart[household];
        for (int j = earner; j < facts.memberStart[household + 1]; j++) {
            long most = facts.values(deepest.fact())[earner];
            earner = facts.values(deepest.fact())[j] > most ? j : earner;
        }
        facts.values(deepest.fact())[earner] = deepest.at();
        long here = amount(before, facts, household);
        facts.values(deepest.fact())[earner] = deepest.at() + deepest.more();
        long beyond = amount(before, facts, household);
        assertThat(here).isEqualTo(deepest.benefits());
        assertThat(here - beyond - deepest.more()).isEqualTo(deepest.fall());
    }

    @Test
    void theLensDoesNotTouchTheLibraryOrItsDecisions() {
        List<String> programmes = before.programmes().stream().map(Programme::id).toList();
        Library seen = Lens.of(before).orElseThrow().over(before);
        assertThat(seen.programmes()).hasSize(programmes.size() + 3);
        assertThat(before.programmes()).extracting(Programme::id).isEqualTo(programmes);
        assertThat(before.vocabulary().fact("received_reform_groups")).isEmpty();
    }

    @Test
    void reportsOfDifferentReformsDoNotAddUp() {
        assertThatThrownBy(() -> report(before, after, 0, 1).plus(report(before, before, 0, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bandsOfIncomeAreOrderedAndNarrow() {
        long last = -1;
        for (int band = 0; band < 2_400; band++) {
            long floor = IncomeBins.floor(band);
            assertThat(floor).isGreaterThan(last);
            assertThat(IncomeBins.of(floor)).isEqualTo(band);
            last = floor;
        }
        assertThat(IncomeBins.of(-5)).isZero();
        List<Long> sizes = new ArrayList<>();
        for (int band = 130; band < 2_000; band++) {
            long floor = IncomeBins.floor(band);
            sizes.add((IncomeBins.floor(band + 1) - floor) * 1000 / floor);
        }
        assertThat(sizes).allMatch(share -> share <= 16);
    }

    @Test
    void giniKnowsEqualAndUnequal() {
        CurveTally equal = new CurveTally();
        equal.add(4, 40_000);
        CurveTally unequal = new CurveTally();
        unequal.add(99, 0);
        unequal.add(1, 100_000);
        IncomeCurves curves = new IncomeCurves(equal.bands(), unequal.bands());
        assertThat(curves.giniBefore()).isEqualTo(0.0);
        assertThat(curves.giniAfter()).isBetween(0.98, 0.991);
    }
}
