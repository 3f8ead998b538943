package org.huimin.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import org.huimin.engine.policy.HouseholdInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Null, known, dates, months, texts and rounding, on the interpreter and on the kernel. */
class LanguageSemanticsTest {

    private static final Map<String, Object> NOTHING_TOLD = Map.of();

    @TempDir Path root;
    private TinyContent tiny;

    @BeforeEach
    void content() {
        tiny = new TinyContent(root);
    }

    private static Map<String, Object> member(Object... pairs) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            facts.put((String) pairs[i], pairs[i + 1]);
        }
        return facts;
    }

    @SafeVarargs
    private void assertEvery(String test, String expected, Map<String, Object>... members) {
        String formula = "every 人 in 家庭成员 satisfies " + test;
        assertThat(tiny.truth(formula, members)).as(test).isEqualTo(expected);
    }

    @Test
    void nullEqualsNullAndNothingElse() {
        Map<String, Object> none = member("debt", HouseholdInput.NONE);
        assertEvery("人.欠款 = null", "true", none);
        assertEvery("人.欠款 = 0", "false", none);
        assertEvery("人.欠款 != 0", "true", none);
        assertEvery("人.欠款 = 人.欠款", "true", none);
        assertEvery("人.欠款 in (0, 100)", "false", none);
        assertEvery("人.欠款 in (null, 100)", "true", none);
        assertEvery("人.愿意 = 人.真", "false", member("t", true));
        assertEvery("人.愿意 = 人.真", "false", NOTHING_TOLD);
        assertEvery("人.欠款 = null", "false", member("debt", 0L));
        assertEvery("人.欠款 = 0", "true", member("debt", 0L));
    }

    @Test
    void nullIsNotUnknown() {
        assertEvery("人.欠款 = null", "unknown", NOTHING_TOLD);
        assertEvery("known(人.欠款)", "false", NOTHING_TOLD);
        assertEvery("known(人.欠款)", "true", member("debt", HouseholdInput.NONE));
    }

    @Test
    void aTestForNullMakesTheValueUsable() {
        Map<String, Object> none = member("debt", HouseholdInput.NONE);
        String some = "人.欠款 != null and 人.欠款 * 12 > 100";
        assertEvery(some, "false", none);
        assertEvery(some, "true", member("debt", 900L));
        assertEvery(some, "unknown", NOTHING_TOLD);
        String chosen = "(if 人.欠款 = null then 7 else 人.欠款 + 1) = 7";
        assertEvery(chosen, "true", none);
        assertEvery(chosen, "true", member("debt", 600L));
        assertEvery("人.欠款 = null or 人.欠款 > 1", "true", none);
        assertEvery("orElse(人.欠款, 3) = 3", "true", none);
        assertThat(
                        tiny.truth(
                                "count(家庭成员[有效期至 != null and 有效期至 >= 决定日]) = 1",
                                member("until", TinyContent.ON),
                                member("until", HouseholdInput.NONE)))
                .isEqualTo("true");
        assertThat(
                        tiny.truth(
                                "every 人 in 家庭成员[有效期至 != null] satisfies 人.有效期至 >= 决定日",
                                member("until", TinyContent.ON),
                                NOTHING_TOLD))
                .isEqualTo("true");
    }

    @Test
    void theLeastDateOverNobodyIsNull() {
        String first = "min(for 人 in 家庭成员[真] return 人.生日)";
        Map<String, Object> no = member("t", false, "born", LocalDate.of(2000, 1, 1));
        Map<String, Object> yes = member("t", true, "born", LocalDate.of(2000, 1, 1));
        assertThat(tiny.truth(first + " = null", no)).isEqualTo("true");
        assertThat(tiny.truth(first + " = date(\"2000-01-01\")", yes, no)).isEqualTo("true");
        assertThat(tiny.truth("min(for 人 in 家庭成员[真] return 人.甲) = 0", no)).isEqualTo("true");
    }

    @Test
    void whetherAValueIsKnownIsAlwaysKnown() {
        assertEvery("known(人.甲) and 人.甲 > 1", "false", NOTHING_TOLD);
        assertEvery("(if known(人.甲) then 人.甲 else 5) = 5", "true", NOTHING_TOLD);
        assertEvery("known(人.甲 > 1 or true)", "true", NOTHING_TOLD);
        assertThat(tiny.truth("known(round(1 / count(家庭成员[真]), 1, 舍去))", member("t", false)))
                .isEqualTo("false");
    }

    @Test
    void datesAndMonths() {
        Map<String, Object> leap = member("born", LocalDate.of(2024, 2, 29));
        assertEvery("addYears(人.生日, 1) = date(\"2025-02-28\")", "true", leap);
        assertEvery("人.生日 + months(12) = date(\"2025-02-28\")", "true", leap);
        assertEvery("人.生日 - months(1) = date(\"2024-01-29\")", "true", leap);
        assertEvery("endOfMonth(人.生日) = 人.生日", "true", leap);
        assertEvery("startOfMonth(人.生日) = date(\"2024-02-01\")", "true", leap);
        assertEvery("addDays(人.生日, 1) = date(\"2024-03-01\")", "true", leap);
        assertEvery("daysBetween(人.生日, 决定日) = 731", "true", leap);
        assertEvery("yearOf(人.生日) = 2024 and monthOf(人.生日) = 2", "true", leap);
        assertEvery("dayOf(人.生日) = 29", "true", leap);
        assertEvery("month(人.生日) = month(\"2024-02\")", "true", leap);
        assertEvery("month(人.生日) + months(1) < month(决定日)", "true", leap);
        assertEvery("month(决定日) - month(人.生日) = 25", "true", leap);
        assertEvery("人.起始月 <= month(决定日)", "true", member("since", YearMonth.of(2026, 3)));
        assertEvery("人.期限 >= 12", "true", member("span", 12L));
        assertEvery("addDays(人.生日, 1) > 决定日", "unknown", NOTHING_TOLD);
    }

    @Test
    void moneyAMonthForMonthsIsMoney() {
        tiny.rules("total", "总额", "member", "money", "月钱 * 期限");
        assertEvery("人.总额 = 600", "true", member("m", 10_000L, "span", 6L));
        tiny.rules("monthly", "月均", "member", "money/month", "round(总额 / 期限, 0.01, 四舍五入)");
        assertEvery("人.月均 = 100", "true", member("m", 10_000L, "span", 6L));
    }

    @Test
    void workingDaysFollowTheCalendar() {
        tiny.write(
                "calendar/2026.csv",
                "date,kind,name,status,source\n2026-03-02,HOLIDAY,试,official,x\n"
                        + "2026-03-07,MAKEUP_WORKDAY,试,official,x\n");
        assertThat(tiny.truth("addWorkingDays(决定日, 1) = date(\"2026-03-03\")", NOTHING_TOLD))
                .isEqualTo("true");
        assertThat(tiny.truth("workingDaysBetween(决定日, date(\"2026-03-08\")) = 5", NOTHING_TOLD))
                .isEqualTo("true");
        assertThat(tiny.truth("workingDaysBetween(决定日, date(\"2031-03-08\")) > 5", NOTHING_TOLD))
                .isEqualTo("unknown");
    }

    @Test
    void textsAreEqualOrNot() {
        assertEvery("人.路名 = \"东街\"", "true", member("road", "东街"));
        assertEvery("人.路名 in (\"东街\", \"西街\")", "false", member("road", "北街"));
        assertEvery("人.路名 != \"东街\"", "unknown", NOTHING_TOLD);
    }

    @Test
    void everyWayToRound() {
        String[][] expected = {
            {"2.5", "四舍五入", "3"},
            {"2.5", "四舍六入五成双", "2"},
            {"3.5", "\"half-even\"", "4"},
            {"-2.5", "四舍六入五成双", "-2"},
            {"2.1", "进一", "3"},
            {"2.9", "舍去", "2"},
            {"2.51", "\"half-even\"", "3"}
        };
        for (String[] each : expected) {
            String formula = "round(%s / 1, 1, %s) = %s".formatted(each[0], each[1], each[2]);
            assertThat(tiny.truth(formula, NOTHING_TOLD)).as(formula).isEqualTo("true");
        }
        assertThat(tiny.truth("ceiling(7 / 2) = 4 and floor(7 / 2) = 3", NOTHING_TOLD))
                .isEqualTo("true");
        assertThat(tiny.truth("abs(3 - 7) = 4", NOTHING_TOLD)).isEqualTo("true");
    }

    @Test
    void everyTestAfterIn() {
        Map<String, Object> five = member("a", 5L, "b", 9L);
        assertEvery("人.甲 in (1, >= 5, [7..8])", "true", five);
        assertEvery("人.甲 in (1, > 5, [7..8])", "false", five);
        assertEvery("人.甲 in > 4", "true", five);
        assertEvery("人.甲 in ]4..6[", "true", five);
        assertEvery("人.甲 in ]人.甲..人.乙[", "false", five);
        assertEvery("人.甲 in [人.甲..人.乙)", "true", five);
        assertEvery("not(人.甲 in (1, 2))", "true", five);
        assertEvery("人.甲 in ((2 + 3)..人.乙]", "false", five);
    }

    @Test
    void rulesOfThePlaceAreForAllItsHouseholds() {
        tiny.rules(
                "least",
                "地方底线",
                "place",
                "count",
                "if month(决定日) < month(\"2026-06\") then 3 else 4");
        assertEvery("人.甲 >= 地方底线", "true", member("a", 3L));
    }
}
