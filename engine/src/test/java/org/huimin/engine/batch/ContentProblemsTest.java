package org.huimin.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.huimin.engine.policy.ContentException;
import org.huimin.engine.policy.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong content is refused as a whole, every problem named with file, line, column and remedy. */
class ContentProblemsTest {

    @TempDir Path root;
    private TinyContent tiny;

    @BeforeEach
    void content() {
        tiny = new TinyContent(root).condition("true");
    }

    private List<Problem> problems() {
        return catchThrowableOfType(ContentException.class, tiny::load).problems();
    }

    @Test
    void unitsMustAgree() {
        tiny.amount("sum(for 人 in 家庭成员 return 人.月钱 + 人.年钱)");
        assertThat(problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.file()).isEqualTo("programmes/tiny/rules/amount.yaml");
                    assertThat(problem.line()).isEqualTo(7);
                    assertThat(problem.column()).isEqualTo(32);
                    assertThat(problem.text()).isEqualTo("人.月钱 + 人.年钱");
                    assertThat(problem.zh()).contains("元/月").contains("元/年");
                    assertThat(problem.en()).contains("differ in unit");
                    assertThat(problem.suggestion()).contains("yearly");
                });
    }

    @Test
    void yearlyMoneyIsNotMonthlyMoney() {
        tiny.amount("sum(for 人 in 家庭成员 return 人.年钱)");
        assertThat(problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.zh()).contains("单位不同"));
        tiny.amount("sum(for 人 in 家庭成员 return monthly(人.年钱, 0.01, \"四舍五入\"))");
        assertThat(tiny.load().programmes()).hasSize(1);
    }

    @Test
    void divisionMustSayHowToRound() {
        tiny.amount("户钱 / 3");
        assertThat(problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.zh()).contains("取整");
                    assertThat(problem.suggestion()).contains("round(");
                });
        tiny.amount("户钱 * 0.5");
        assertThat(problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.zh()).contains("小数"));
    }

    @Test
    void everyProblemOfEveryFileIsToldAtOnce() {
        tiny.condition("count(家庭成员[甲加 > 1]) > 0 and 户钱");
        tiny.amount("sum(for 人 in 家庭成员 return 人.月錢）");
        tiny.write(
                "programmes/tiny/parameters/index.yaml",
                "- {id: p, zh: 参数, en: p, type: money, per: month}\n");
        tiny.write(
                "programmes/tiny/parameters/p.csv",
                "place,urban_rural,from,value,source,clause,verified\n"
                        + "35021,town,2026-1-1,12.345,,,maybe\n");
        List<Problem> problems = problems();
        assertThat(problems)
                .extracting(Problem::text)
                .contains("甲加", "户钱", "）", "35021", "town", "2026-1-1", "12.345", "maybe");
        assertThat(problems)
                .allSatisfy(problem -> {
                    assertThat(problem.line()).isPositive();
                    assertThat(problem.zh()).isNotBlank();
                    assertThat(problem.en()).isNotBlank();
                });
    }

    @Test
    void unknownNamesHaveASuggestion() {
        tiny.amount("户銭 + 0");
        assertThat(problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.suggestion()).isEqualTo("户钱"));
        tiny.amount("月钱");
        assertThat(problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.suggestion())
                                .contains("sum(for 人 in 家庭成员 return 人.月钱)"));
    }

    @Test
    void anUnknownNameMayBeOneOfAnotherProgramme() {
        tiny.write(
                "programmes/next/programme.yaml",
                "id: next\nzh: 再试\nen: next\nunit: household\nconditions: [好]\npaid: false\n");
        tiny.write(
                "programmes/next/rules/all.yaml",
                "rules:\n  - {id: good, zh: 好, entity: household, type: boolean, formula: 户钱 > 1}\n"
                        + "  - {id: sum, zh: 户钱总, entity: household, type: money/month, formula: 户钱}\n");
        tiny.amount("户钱总");
        assertThat(problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.suggestion()).startsWith("再试.户钱总"));
        tiny.amount("户前总");
        assertThat(problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.suggestion()).contains("再试.户钱总"));
        tiny.amount("再试.户钱总");
        assertThat(tiny.load().programmes()).hasSize(2);
    }

    @Test
    void whatFollowsFromAFileThatCannotBeReadIsNotTold() {
        tiny.write("programmes/tiny/rules/amount.yaml", "rules:\n\t- id: amount\n");
        assertThat(problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("yaml");
                    assertThat(problem.zh()).contains("制表符");
                    assertThat(problem.suggestion()).contains("空格");
                });
    }

    @Test
    void theCalendarTellsFileLineAndEachLanguageOnce() {
        tiny.write(
                "calendar/2026.csv",
                "date,kind,name,status,source\n2026-01-01,FREE,元旦,official,x\n");
        assertThat(problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.file()).isEqualTo("calendar/2026.csv");
                    assertThat(problem.line()).isEqualTo(2);
                    assertThat(problem.zh()).contains("种类“FREE”").doesNotContain("kind");
                    assertThat(problem.en()).contains("kind \"FREE\"").doesNotContain("种类");
                    assertThat(problem.suggestion()).contains("README.md");
                });
    }

    @Test
    void circlesAreFound() {
        tiny.rules("one", "甲数", "household", "count", "乙数 + 1");
        tiny.rules("two", "乙数", "household", "count", "甲数 - 1");
        assertThat(problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.zh()).contains(".甲数 → ", ".乙数 → "));
    }

    @Test
    void aCircleThatBeginsLaterNamesTheDayAndTheVariant() {
        tiny.rules("one", "甲数", "household", "count", "乙数 + 1");
        String variant =
                """
                  - id: two
                    zh: 乙数
                    entity: household
                    type: count
                    %s
                    formula: %s
                """;
        tiny.write(
                "programmes/tiny/rules/two.yaml",
                "rules:\n"
                        + variant.formatted("to: 2026-12-31", "1")
                        + variant.formatted("from: 2027-01-01", "甲数 - 1"));
        assertThat(problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.zh()).startsWith("自 2027-01-01 起，").contains("甲数 → ");
                    assertThat(problem.en()).startsWith("from 2027-01-01 on ");
                });
    }

    @Test
    void syntaxErrorsSayWhatWasExpected() {
        tiny.condition("if 户钱 > 0 then true");
        assertThat(problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.zh()).contains("“else”"));
    }
}
