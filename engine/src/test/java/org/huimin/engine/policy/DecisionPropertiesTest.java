package org.huimin.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DecisionPropertiesTest {

    private static final int ROUNDS = 1_500;

    private final Library library = Content.specimens();
    private final Decider decider = library.decider();

    @Test
    void sameInputSameDecisionSameTrace() {
        SplittableRandom random = new SplittableRandom(21);
        Decider again = Content.specimens().decider();
        for (int i = 0; i < ROUNDS / 5; i++) {
            HouseholdInput household = Households.random(random);
            assertThat(again.decide(household)).isEqualTo(decider.decide(household));
        }
    }

    @Test
    void anIrrelevantFactChangesNothing() {
        SplittableRandom random = new SplittableRandom(22);
        for (int i = 0; i < ROUNDS / 5; i++) {
            HouseholdInput household = Households.random(random);
            HouseholdInput more =
                    household
                            .with(0, "maritalStatus", HouseholdInput.UNKNOWN)
                            .with(0, "medicalSelfPay", random.nextLong(1_000_000))
                            .with(0, "fullTimeStudent", false);
            for (int p = 0; p < decider.decide(household).size(); p++) {
                assertThat(decider.decide(more).get(p).outcome())
                        .isEqualTo(decider.decide(household).get(p).outcome());
            }
        }
    }

    @Test
    void moreIncomeNeverRaisesTheMeansTestedAmount() {
        SplittableRandom random = new SplittableRandom(23);
        int granted = 0;
        for (int i = 0; i < ROUNDS; i++) {
            HouseholdInput household = Households.random(random);
            int member = random.nextInt(household.members().size());
            Object wage = household.members().get(member).facts().get("wage");
            HouseholdInput richer =
                    household.with(member, "wage", (Long) wage + 1 + random.nextLong(50_000));
            long before = amount(household);
            assertThat(amount(richer)).isLessThanOrEqualTo(before);
            granted += before > 0 ? 1 : 0;
        }
        assertThat(granted).isGreaterThan(ROUNDS / 10);
    }

    private long amount(HouseholdInput household) {
        return decider.outcomes(household).getFirst().outcome() instanceof Outcome.Granted granted
                ? granted.amountFen()
                : 0;
    }

    @Test
    void nearestYesIsAYesAndOneStepLessIsNot() {
        SplittableRandom random = new SplittableRandom(24);
        int found = 0;
        for (int i = 0; i < 250; i++) {
            HouseholdInput household = Households.random(random);
            for (ProgrammeDecision decision : decider.decide(household)) {
                NearestYes yes = NearestYes.find(library, household, decision).orElse(null);
                // two changes: NearestYesTest
                if (yes == null || yes.second() != null) {
                    continue;
                }
                found++;
                Fact fact = library.vocabulary().fact(yes.fact()).orElseThrow();
                assertThat(fact.fixed()).isFalse();
                long to = Values.parse(fact.type(), yes.to()).orElseThrow();
                long from = Values.parse(fact.type(), yes.from()).orElseThrow();
                assertThat(granted(changed(household, yes, fact, to), decision)).isTrue();
                if (fact.type() instanceof org.huimin.engine.feel.Type.Number) {
                    long less = to - Long.signum(to - from);
                    assertThat(granted(changed(household, yes, fact, less), decision)).isFalse();
                }
                assertThat(yes.text().zh()).contains(fact.zh(), decision.name().zh());
                assertThat(yes.text().en()).contains(fact.en(), decision.name().en());
            }
        }
        assertThat(found).isGreaterThan(50);
    }

    private static HouseholdInput changed(
            HouseholdInput household, NearestYes yes, Fact fact, long value) {
        Object given = FactValues.object(fact, value);
        if (yes.member() == null) {
            return household.with(fact.id(), given);
        }
        List<String> ids =
                household.members().stream().map(HouseholdInput.MemberInput::id).toList();
        return household.with(ids.indexOf(yes.member()), fact.id(), given);
    }

    private boolean granted(HouseholdInput household, ProgrammeDecision decision) {
        return decider.outcomes(household).stream()
                .anyMatch(each ->
                        each.programme().id().equals(decision.programmeId())
                                && each.memberIndex() == decision.memberIndex()
                                && each.outcome() instanceof Outcome.Granted);
    }

    @Test
    void aLeftOutFactObeysItsPolicy() {
        HouseholdInput.MemberInput member =
                new HouseholdInput.MemberInput(
                        "a", Map.of("birthDate", Households.ON.minusYears(40), "carCount", 0L));
        for (HouseholdInput.Unlisted unlisted : HouseholdInput.Unlisted.values()) {
            HouseholdInput household =
                    new HouseholdInput(
                            500_103_000_000L,
                            Households.ON,
                            Map.of("urbanRural", "urban"),
                            List.of(member),
                            unlisted);
            Outcome outcome = decider.outcomes(household).getFirst().outcome();
            switch (unlisted) {
                case NONE -> assertThat(outcome).isInstanceOf(Outcome.Granted.class);
                case POLICY ->
                        assertThat(missing(outcome))
                                .containsExactly("wage", "employeePension", "deposits");
                case UNKNOWN ->
                        assertThat(missing(outcome)).containsExactly("deceased", "imprisoned");
            }
        }
    }

    private static List<String> missing(Outcome outcome) {
        return ((Outcome.NeedsInformation) outcome)
                .facts().stream().map(Missing.OfFact::fact).toList();
    }
}
