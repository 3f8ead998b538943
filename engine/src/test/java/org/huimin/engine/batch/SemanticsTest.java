package org.huimin.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.huimin.engine.policy.DecisionFault;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What engines in the field get wrong; every line is tried on the interpreter and on the kernel.
 */
class SemanticsTest {

    private static final Map<String, Object> NOBODY_KNOWS = Map.of();

    @TempDir Path root;
    private TinyContent tiny;

    @BeforeEach
    void content() {
        tiny = new TinyContent(root);
    }

    private static Map<String, Object> member(Object... pairs) {
        Map<String, Object> facts = new java.util.LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            facts.put((String) pairs[i], pairs[i + 1]);
        }
        return facts;
    }

    @Test
    void inBindsTighterThanOr() {
        String formula = "some 人 in 家庭成员 satisfies 人.甲 in [1..2] or 人.真";
        assertThat(tiny.truth(formula, member("a", 5L, "t", true))).isEqualTo("true");
        assertThat(tiny.truth(formula, member("a", 2L, "t", false))).isEqualTo("true");
        assertThat(tiny.truth(formula, member("a", 5L, "t", false))).isEqualTo("false");
    }

    @Test
    void quantifiersOverUnknownTestsAreUnknownUntilDecided() {
        String every = "every 人 in 家庭成员 satisfies 人.甲 > 1";
        String some = "some 人 in 家庭成员 satisfies 人.甲 > 1";
        assertThat(tiny.truth(every, NOBODY_KNOWS)).isEqualTo("unknown");
        assertThat(tiny.truth(some, NOBODY_KNOWS)).isEqualTo("unknown");
        assertThat(tiny.truth(every, NOBODY_KNOWS, member("a", 0L))).isEqualTo("false");
        assertThat(tiny.truth(every, NOBODY_KNOWS, member("a", 2L))).isEqualTo("unknown");
        assertThat(tiny.truth(some, NOBODY_KNOWS, member("a", 2L))).isEqualTo("true");
        assertThat(tiny.truth(some, NOBODY_KNOWS, member("a", 0L))).isEqualTo("unknown");
    }

    @Test
    void everyOverOneMember() {
        String every = "every 人 in 家庭成员 satisfies 人.甲 > 1";
        assertThat(tiny.truth(every, member("a", 2L))).isEqualTo("true");
        assertThat(tiny.truth(every, member("a", 1L))).isEqualTo("false");
    }

    @Test
    void rangeInsideAFilterKeepsItsLowerBound() {
        String formula = "count(家庭成员[甲 in [2..3]]) = 1";
        assertThat(tiny.truth(formula, member("a", 1L), member("a", 2L))).isEqualTo("true");
        assertThat(tiny.truth("count(家庭成员[甲 in (2..3]]) = 0", member("a", 2L))).isEqualTo("true");
        assertThat(
                        tiny.truth(
                                "count(家庭成员[甲 between 2 and 3]) = 1",
                                member("a", 1L),
                                member("a", 3L)))
                .isEqualTo("true");
    }

    @Test
    void threeValuedLogic() {
        String and = "every 人 in 家庭成员 satisfies 人.真 and 人.实";
        String or = "every 人 in 家庭成员 satisfies 人.真 or 人.实";
        String not = "every 人 in 家庭成员 satisfies not(人.真)";
        assertThat(tiny.truth(and, member("s", false))).isEqualTo("false");
        assertThat(tiny.truth(and, member("s", true))).isEqualTo("unknown");
        assertThat(tiny.truth(and, member("t", false))).isEqualTo("false");
        assertThat(tiny.truth(or, member("s", true))).isEqualTo("true");
        assertThat(tiny.truth(or, member("t", true))).isEqualTo("true");
        assertThat(tiny.truth(or, member("s", false))).isEqualTo("unknown");
        assertThat(tiny.truth(not, NOBODY_KNOWS)).isEqualTo("unknown");
    }

    @Test
    void unknownIsNotZero() {
        assertThat(tiny.truth("sum(for 人 in 家庭成员 return 人.月钱) = 0", NOBODY_KNOWS))
                .isEqualTo("unknown");
        assertThat(tiny.truth("count(家庭成员[甲 = 0]) = 1", NOBODY_KNOWS)).isEqualTo("unknown");
        assertThat(tiny.truth("max(for 人 in 家庭成员[真] return 人.甲) > 1", member("t", true)))
                .isEqualTo("unknown");
    }

    @Test
    void unknownConditionOverEqualBranchesIsKnown() {
        String same = "every 人 in 家庭成员 satisfies (if 人.真 then 人.甲 else 人.乙) = 2";
        assertThat(tiny.truth(same, member("a", 2L, "b", 2L))).isEqualTo("true");
        assertThat(tiny.truth(same, member("a", 2L, "b", 3L))).isEqualTo("unknown");
        assertThat(tiny.truth(same, member("t", true, "a", 2L))).isEqualTo("true");
        assertThat(tiny.truth("count(家庭成员[真]) >= 0 or true", NOBODY_KNOWS)).isEqualTo("true");
    }

    @Test
    void codesCompareByRank() {
        String severe = "count(家庭成员[等级 in [\"一级\"..\"二级\"]]) = 1";
        assertThat(tiny.truth(severe, member("level", "2"), member("level", "三级"), member()))
                .isEqualTo("true");
        assertThat(tiny.truth("count(家庭成员[等级 in (\"一级\", \"三级\")]) = 1", member("level", "3")))
                .isEqualTo("true");
    }

    @Test
    void agesCountFullYears() {
        String adult = "count(家庭成员[age(生日, 决定日) >= 18]) = 1";
        assertThat(tiny.truth(adult, member("born", LocalDate.of(2008, 3, 1)))).isEqualTo("true");
        assertThat(tiny.truth(adult, member("born", LocalDate.of(2008, 3, 2)))).isEqualTo("false");
        assertThat(
                        tiny.truth(
                                "count(家庭成员[monthsBetween(生日, 决定日) = 1]) = 1",
                                member("born", LocalDate.of(2026, 1, 31))))
                .isEqualTo("true");
    }

    @Test
    void roundingHasThreeModes() {
        tiny.condition("true");
        for (String[] expected : new String[][] {{"四舍五入", "34"}, {"进一", "34"}, {"舍去", "33"}}) {
            tiny.amount(
                    "round(sum(for 人 in 家庭成员 return 人.月钱) / 3, 1, \"%s\")".formatted(expected[0]));
            Outcome outcome = tiny.decide(member("m", 10_050L));
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Granted.class,
                            granted ->
                                    assertThat(granted.amountFen())
                                            .isEqualTo(Long.parseLong(expected[1]) * 100));
        }
    }

    @Test
    void divisionByZeroIsUnknownAndSaysWhere() {
        tiny.condition("round(100 / count(家庭成员[真]), 1, 舍去) > 3");
        assertThat(tiny.decide(member("t", false)))
                .isInstanceOfSatisfying(
                        Outcome.NeedsInformation.class,
                        needs ->
                                assertThat(needs.rules())
                                        .extracting(rule -> rule.name().zh())
                                        .contains("测"));
        assertThat(tiny.decide(member("t", true))).isInstanceOf(Outcome.Granted.class);
    }

    /** The kernels show no words; the interpreter used to end in an overflow there. */
    @Test
    void aFigureOfARefusalThatIsTooLargeIsNoReasonNotToDecide() {
        tiny.write(
                "programmes/tiny/rules/test.yaml",
                """
                rules:
                  - id: test
                    zh: 测
                    entity: household
                    type: boolean
                    formula: sum(家庭成员.月钱) < 5
                    refusal: {zh: "一百万倍是{sum(家庭成员.月钱) * 1000000}", en: "{sum(家庭成员.月钱) * 1000000}"}
                """);
        Outcome outcome = tiny.decide(Map.of("m", 1_000_000_000_000_000_000L));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.reasons().getFirst().text().zh())
                                        .contains("一百万倍是", "算不出"));
    }

    @Test
    void overflowIsAnErrorNotAWrap() {
        tiny.condition("true").amount("sum(for 人 in 家庭成员 return 人.月钱 * 100)");
        Library library = tiny.load();
        HouseholdInput household =
                TinyContent.household(
                        List.of(
                                new HouseholdInput.MemberInput(
                                        "1", Map.of("m", Long.MAX_VALUE / 50))));
        assertThatThrownBy(() -> library.decider().decide(household))
                .isInstanceOf(DecisionFault.class)
                .hasMessageContaining("额");

        FactColumns columns = new FactColumns(library, 2, 2);
        columns.memberStart = new int[] {0, 1, 2};
        columns.values("m")[0] = Long.MAX_VALUE / 50;
        columns.values("m")[1] = 7;
        columns.unknown("m")[0] = 0;
        columns.unknown("m")[1] = 0;
        BatchDecisions decisions = BatchDecider.of(library, TinyContent.ON).decide(columns);
        assertThat(decisions.faults())
                .extracting(BatchDecisions.Fault::household)
                .containsExactly(0);
        assertThat(decisions.outcome(0)).startsWith(3, 2);
        assertThat(decisions.amount(0)).startsWith(0, 700);
    }

    @Test
    void formulasOfMembersMayCountTheOthers() {
        tiny.rules("elder", "年长", "member", "boolean", "count(家庭成员[甲 > 2]) = 1 and 甲 > 2");
        assertThat(tiny.truth("count(家庭成员[年长]) = 1", member("a", 3L), member("a", 1L)))
                .isEqualTo("true");
        tiny.rules("most", "最大", "member", "boolean", "every 人 in 家庭成员 satisfies 人.甲 <= 甲");
        assertThat(tiny.truth("count(家庭成员[最大]) = 1", member("a", 3L), member("a", 1L)))
                .isEqualTo("true");
        assertThat(tiny.truth("count(家庭成员[最大]) = 1", member("a", 3L), member()))
                .isEqualTo("unknown");
    }
}
