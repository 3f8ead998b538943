package org.huimin.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NearestYesTest {

    private final Library library = Content.specimens();

    @SafeVarargs
    private static HouseholdInput household(Map<String, Object>... members) {
        List<HouseholdInput.MemberInput> people = new ArrayList<>();
        for (Map<String, Object> facts : members) {
            Map<String, Object> all = new HashMap<>(facts);
            all.putIfAbsent("age", 40L);
            people.add(
                    new HouseholdInput.MemberInput(
                            Character.toString('a' + people.size()), Map.copyOf(all)));
        }
        return new HouseholdInput(
                500_103_000_000L,
                Households.ON,
                Map.of("urbanRural", "urban"),
                people,
                HouseholdInput.Unlisted.NONE);
    }

    private ProgrammeDecision first(HouseholdInput household) {
        return library.decider().decide(household).getFirst();
    }

    private NearestYes nearest(HouseholdInput household) {
        return NearestYes.find(library, household, first(household)).orElseThrow();
    }

    @Test
    void oneChangeIsPreferredAndTheNearestOfThem() {
        // 1,000 of wage and 301 of pension for one person: either may fall, the pension cannot
        // alone
        NearestYes yes = nearest(household(Map.of("wage", 100_000L, "employeePension", 30_100L)));
        assertThat(yes.fact()).isEqualTo("wage");
        assertThat(yes.to()).isEqualTo("348.99");
        assertThat(yes.distance()).isEqualTo("651.01");
        assertThat(yes.second()).isNull();
    }

    @Test
    void anAmountAMonthIsFartherThanTheSameAmountOnce() {
        // 20 yuan too much deposits; giving up the person who has them would be no fact at all
        NearestYes yes = nearest(household(Map.of("deposits", 1_562_000L)));
        assertThat(yes.fact()).isEqualTo("deposits");
        assertThat(yes.distance()).isEqualTo("20.00");
    }

    @Test
    void twoChangesAreFoundWhereOneDoesNotSuffice() {
        HouseholdInput household =
                household(Map.of("wage", 70_000L, "deposits", 1_570_000L, "employeePension", 0L));
        NearestYes yes = nearest(household);
        NearestYes.Step second = yes.second();
        assertThat(second).isNotNull();
        assertThat(List.of(yes.fact(), second.fact()))
                .containsExactlyInAnyOrder("wage", "deposits");
        assertThat(yes.text().zh()).contains("并且", "成员 a 的月工资收入", "成员 a 的存款");
        assertThat(yes.text().en()).contains(" and the ", "monthly wage", "bank deposits");
        assertThat(after(household, yes)).isInstanceOf(Outcome.Granted.class);
        assertThat(
                        DecisionJson.write(household, library, List.of(first(household)))
                                .path("decisions")
                                .path(0)
                                .path("nearestYes")
                                .path("second")
                                .path("fact")
                                .asString())
                .isEqualTo(second.fact());
    }

    @Test
    void twoEarnersMayBothHaveToEarnLess() {
        HouseholdInput household =
                household(Map.of("wage", 200_000L), Map.of("wage", 250_000L), Map.of());
        NearestYes yes = nearest(household);
        assertThat(yes.second()).isNotNull();
        assertThat(after(household, yes)).isInstanceOf(Outcome.Granted.class);
    }

    private Outcome after(HouseholdInput household, NearestYes yes) {
        HouseholdInput changed = with(household, yes.fact(), yes.member(), yes.to());
        NearestYes.Step second = yes.second();
        if (second != null) {
            changed = with(changed, second.fact(), second.member(), second.to());
        }
        return first(changed).outcome();
    }

    private HouseholdInput with(HouseholdInput household, String id, String member, String value) {
        Fact fact = library.vocabulary().fact(id).orElseThrow();
        Object given = FactValues.object(fact, Values.parse(fact.type(), value).orElseThrow());
        for (int j = 0; j < household.members().size(); j++) {
            if (household.members().get(j).id().equals(member)) {
                return household.with(j, id, given);
            }
        }
        return household.with(id, given);
    }

    @Test
    void whatIsFoundSufficesIsNeverFixedAndTakesFewDecisions() {
        SplittableRandom random = new SplittableRandom(5);
        int pairs = 0;
        int found = 0;
        for (int i = 0; i < 300; i++) {
            HouseholdInput household = Households.random(random);
            ProgrammeDecision decision = first(household);
            NearestYes yes = NearestYes.find(library, household, decision).orElse(null);
            if (yes == null) {
                continue;
            }
            found++;
            pairs += yes.second() == null ? 0 : 1;
            assertThat(after(household, yes)).isInstanceOf(Outcome.Granted.class);
            assertThat(library.vocabulary().fact(yes.fact()).orElseThrow().fixed()).isFalse();
            NearestSearch search = new NearestSearch(library, household, decision);
            search.best();
            assertThat(search.decided()).isLessThanOrEqualTo(NearestTrials.BUDGET);
            assertThat(NearestYes.find(library, household, decision)).contains(yes);
        }
        assertThat(found).isGreaterThan(50);
        assertThat(pairs).isPositive();
    }
}
