package org.huimin.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.huimin.engine.policy.Library;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The engine, asked with what the delivered files show, agrees with rolls and answer key. */
class AnswerKeyTest {
    private static final LocalDate ON = Samples.ON;
    private static Population population;
    private static Verdicts verdicts;

    @BeforeAll
    static void generate() {
        population = Samples.decided("350213", 60_000);
        verdicts = new TracedVerdicts(Library.load(Samples.CONTENT), ON);
    }

    private static List<Verdicts.Grant> fromFiles(Plants.Settled settled) {
        Household household = settled.household();
        return verdicts.granted(
                household, population.facts(household, population.delivered(settled)));
    }

    /** Programme → identity number → fen. */
    private static Map<String, Map<String, Long>> rolls(Plants.Settled settled) {
        var rolls = new HashMap<String, Map<String, Long>>();
        for (Row row : settled.rows()) {
            if (row.kind() == RowKind.ROLL && row.get("monthlyAmount") instanceof Long amount) {
                rolls.computeIfAbsent(String.valueOf(row.get("programme")), p -> new HashMap<>())
                        .merge(row.idNumber(), amount, Long::sum);
            }
        }
        return rolls;
    }

    private static Set<String> covered(
            Household household, List<Verdicts.Grant> grants, String programme) {
        return grants.stream()
                .filter(grant -> grant.programme().equals(programme))
                .flatMap(grant -> grant.covered().stream())
                .map(at -> household.members.get(at).idNumber)
                .collect(Collectors.toSet());
    }

    @Test
    void everyPlantIsSeenByTheEngineExactlyWhereTheFilesShowIt() {
        int planted = 0;
        for (long index = 0; index < population.households(); index++) {
            var settled = population.settled(index);
            if (settled.answers().isEmpty()) {
                continue;
            }
            planted++;
            List<Verdicts.Grant> grants = fromFiles(settled);
            for (Answer answer : settled.answers()) {
                Set<String> entitled = covered(settled.household(), grants, answer.programme());
                Set<String> paid =
                        rolls(settled).getOrDefault(answer.programme(), Map.of()).keySet();
                if (answer.kind().equals("missed")) {
                    assertThat(paid).as("%s", answer).isEmpty();
                    assertThat(!entitled.isEmpty()).as("%s", answer).isEqualTo(answer.visible());
                } else {
                    assertThat(paid).as("%s", answer).isNotEmpty();
                    boolean seen = !entitled.containsAll(paid);
                    assertThat(seen).as("%s", answer).isEqualTo(answer.visible());
                }
            }
        }
        assertThat(planted).isGreaterThan(12);
    }

    /**
     * One person's change may end what another of the household is paid: that is in the key too.
     */
    @Test
    void whateverAPlantedChangeEndsIsInTheKey() {
        var beside = new ArrayList<String>();
        int looked = 0;
        for (long index = 0; index < population.households(); index++) {
            var settled = population.settled(index);
            boolean wrong =
                    settled.answers().stream()
                            .anyMatch(answer -> answer.kind().equals("wrong") && answer.visible());
            if (!wrong) {
                continue;
            }
            looked++;
            Household household = settled.household();
            var facts = population.facts(household, population.delivered(settled));
            rolls(settled)
                    .forEach((programme, paid) -> {
                        boolean ended = false;
                        for (int at = 0; at < household.members.size(); at++) {
                            ended |=
                                    paid.containsKey(household.members.get(at).idNumber)
                                            && verdicts.ended(household, facts, programme, at);
                        }
                        boolean told =
                                settled.answers().stream()
                                        .anyMatch(answer -> answer.programme().equals(programme));
                        if (ended != told) {
                            beside.add(
                                    household.number + " " + programme + " " + settled.answers());
                        }
                    });
        }
        assertThat(looked).isGreaterThan(12);
        assertThat(beside).isEmpty();
    }

    @Test
    void everybodyElseIsOnTheRollsExactlyAsTheEngineSays() {
        int households = 0;
        var different = new ArrayList<String>();
        for (long index = 0; index < population.households(); index++) {
            var settled = population.settled(index);
            boolean asked = population.candidate(settled.household()) || index % 10 == 0;
            if (!asked || !settled.answers().isEmpty()) {
                continue;
            }
            households++;
            var rolls = rolls(settled);
            var expected = new HashMap<String, Long>();
            var people = new HashMap<String, Set<String>>();
            for (Verdicts.Grant grant : fromFiles(settled)) {
                expected.merge(grant.programme(), grant.amount(), Long::sum);
                people.computeIfAbsent(grant.programme(), p -> new HashSet<>())
                        .addAll(
                                grant.covered().stream()
                                        .map(at -> settled.household().members.get(at).idNumber)
                                        .toList());
            }
            var paid = new HashMap<String, Long>();
            var payees = new HashMap<String, Set<String>>();
            rolls.forEach((programme, each) -> {
                paid.put(programme, each.values().stream().mapToLong(a -> a).sum());
                payees.put(programme, each.keySet());
            });
            if (!paid.equals(expected) || !payees.equals(people)) {
                different.add(settled.household().number + ": " + paid + " ≠ " + expected);
            }
        }
        assertThat(households).isGreaterThan(2_000);
        assertThat(different)
                .as("of %d households", households)
                .hasSizeLessThanOrEqualTo(households / 1000);
    }

    /** Hidden plants: the truth, told, would change the decision. */
    @Test
    void whatIsHiddenWouldEndOrGiveTheEntitlementIfKnown() {
        int hidden = 0;
        for (long index = 0; index < population.households(); index++) {
            var settled = population.settled(index);
            for (Answer answer : settled.answers()) {
                if (answer.kind().equals("missed") && !answer.visible()) {
                    hidden++;
                    Household truth = population.maker.make(index);
                    var grants =
                            verdicts.granted(
                                    truth, population.facts(truth, population.rows(truth)));
                    assertThat(covered(truth, grants, answer.programme())).isNotEmpty();
                }
            }
        }
        assertThat(hidden).isPositive();
    }
}
