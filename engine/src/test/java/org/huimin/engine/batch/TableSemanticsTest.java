package org.huimin.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huimin.engine.policy.ContentException;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.Outcome;
import org.huimin.engine.policy.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decision tables, on the interpreter and on the kernel. */
class TableSemanticsTest {

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

    private String shareIs(String value, Map<String, Object> member) {
        return tiny.truth("every 人 in 家庭成员 satisfies 人.比例 = " + value, member);
    }

    private List<Problem> problems() {
        tiny.condition("true");
        return catchThrowableOfType(ContentException.class, tiny::load).problems();
    }

    private void share(String table) {
        tiny.table("share", "比例", "member", "decimal(2)", table);
    }

    @Test
    void exactlyOneRowApplies() {
        share(
                """
                U | 甲       | 等级                || 比例
                --|---------|---------------------||-----
                1 | < 3     | -                   || 0.10
                2 | [3..6)  | "一级", "二级"       || 0.20
                3 | [3..6)  | not("一级", "二级")   || 0.30
                4 | >= 6    | -                   || 0
                """);
        assertThat(shareIs("0.1", member("a", 2L))).isEqualTo("true");
        assertThat(shareIs("0.2", member("a", 3L, "level", "1"))).isEqualTo("true");
        assertThat(shareIs("0.3", member("a", 5L))).isEqualTo("true");
        assertThat(shareIs("0", member("a", 6L))).isEqualTo("true");
        assertThat(shareIs("0", member("level", "1"))).isEqualTo("unknown");
    }

    @Test
    void rowsThatMayApplyAndAgreeAreKnown() {
        share(
                """
                U | 甲    | 真    || 比例
                1 | >= 6 | true  || 0.10
                2 | < 6  | true  || 0.10
                3 | -    | false || 0.20
                """);
        assertThat(shareIs("0.1", member("t", true))).isEqualTo("true");
        assertThat(shareIs("0.2", member("t", false))).isEqualTo("true");
        assertThat(shareIs("0.1", member("a", 9L))).isEqualTo("unknown");
        assertThat(shareIs("0.3", member("a", 9L))).isEqualTo("unknown");
    }

    @Test
    void theFirstRowCounts() {
        share(
                """
                F | 甲    | 乙   || 比例
                1 | >= 6 | -    || 0.60
                2 | -    | >= 3 || 0.30
                3 | -    | -    || 0
                """);
        assertThat(shareIs("0.6", member("a", 6L, "b", 3L))).isEqualTo("true");
        assertThat(shareIs("0.6", member("a", 6L))).isEqualTo("true");
        assertThat(shareIs("0.3", member("a", 5L, "b", 3L))).isEqualTo("true");
        assertThat(shareIs("0", member("a", 0L, "b", 0L))).isEqualTo("true");
        assertThat(shareIs("0.3", member("b", 3L))).isEqualTo("unknown");
        assertThat(shareIs("0.6", NOBODY)).isEqualTo("unknown");
    }

    private static final Map<String, Object> NOBODY = Map.of();

    @Test
    void collectedRowsAreAdded() {
        share(
                """
                C+ | 甲    | 真    || 比例
                1  | >= 6 | -     || 0.60
                2  | -    | true  || 0.30
                3  | >= 9 | -     || 0
                """);
        assertThat(shareIs("0.9", member("a", 6L, "t", true))).isEqualTo("true");
        assertThat(shareIs("0.3", member("a", 0L, "t", true))).isEqualTo("true");
        assertThat(shareIs("0", member("a", 0L, "t", false))).isEqualTo("true");
        assertThat(shareIs("0.6", member("a", 6L))).isEqualTo("unknown");
        // row 3 adds nothing either way
        assertThat(shareIs("0.6", member("a", 8L, "t", false))).isEqualTo("true");
    }

    @Test
    void nullIsAValueOfItsOwn() {
        share(
                """
                U | 欠款           || 比例
                1 | null          || 0.10
                2 | != null and 1 || 0
                """);
        assertThat(problems()).isNotEmpty();
        share(
                """
                U | 愿意  || 比例
                1 | null  || 0.10
                2 | true  || 0.20
                3 | false || 0.30
                """);
        assertThat(shareIs("0.1", NOBODY)).isEqualTo("true");
        assertThat(shareIs("0.2", member("asked", true))).isEqualTo("true");
        assertThat(shareIs("0.3", member("asked", false))).isEqualTo("true");
    }

    @Test
    void nullLiesInNoRange() {
        share(
                """
                U | 有效期至               || 比例
                1 | null                  || 0.10
                2 | < date("2026-03-01")  || 0.20
                3 | >= date("2026-03-01") || 0.30
                """);
        assertThat(shareIs("0.1", NOBODY)).isEqualTo("true");
        assertThat(shareIs("0.2", member("until", TinyContent.ON.minusDays(1)))).isEqualTo("true");
        assertThat(shareIs("0.3", member("until", TinyContent.ON))).isEqualTo("true");
        share(
                """
                U | 有效期至               || 比例
                2 | < date("2026-03-01")  || 0.20
                3 | >= date("2026-03-01") || 0.30
                """);
        assertThat(problems()).extracting(Problem::zh).first().asString().contains("有效期至 = 无");
    }

    @Test
    void aGapIsToldWithAnExample() {
        share(
                """
                U | 甲       | 等级          || 比例
                1 | < 60    | -            || 0
                2 | > 60    | -            || 0.10
                3 | 60      | "无", "一级", "二级" || 0.20
                """);
        assertThat(problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("table-gap");
                    assertThat(problem.zh()).contains("甲 = 60，等级 = 三级");
                    assertThat(problem.en()).contains("no row for 甲 = 60");
                    assertThat(problem.line()).isEqualTo(7);
                    assertThat(problem.column()).isEqualTo(7);
                });
    }

    @Test
    void anOverlapIsToldWithAnExample() {
        share(
                """
                U | 甲       || 比例
                1 | <= 60   || 0
                2 | >= 60   || 0.10
                """);
        assertThat(problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("table-overlap");
                    assertThat(problem.zh()).contains("第1行与第2行").contains("甲 = 60");
                    assertThat(problem.line()).isEqualTo(9);
                });
    }

    @Test
    void aRowThatIsNeverReachedIsTold() {
        share(
                """
                F | 甲     | 真   || 比例
                1 | < 60  | -    || 0
                2 | >= 60 | -    || 0.10
                3 | -     | true || 0.20
                """);
        assertThat(problems()).extracting(Problem::code).containsExactly("table-row-never");
    }

    @Test
    void boundsMayBeOneParameter() {
        tiny.write(
                "programmes/tiny/parameters/index.yaml",
                "- {id: p, zh: 线, en: p, type: count}\n- {id: q, zh: 高线, en: q, type: count}\n");
        for (String id : List.of("p", "q")) {
            tiny.write(
                    "programmes/tiny/parameters/" + id + ".csv",
                    "place,urban_rural,from,value,source,clause,verified\n000000,*,2020-01-01,3,x,,yes\n");
        }
        share(
                """
                U | 甲    || 比例
                1 | < 线  || 0.10
                2 | >= 线 || 0.20
                """);
        assertThat(shareIs("0.1", member("a", 2L))).isEqualTo("true");
        assertThat(shareIs("0.2", member("a", 3L))).isEqualTo("true");
        share(
                """
                U | 甲    || 比例
                1 | < 线  || 0.10
                2 | > 线 || 0.20
                """);
        assertThat(problems()).extracting(Problem::zh).first().asString().contains("甲 等于界限");
        share(
                """
                U | 甲         || 比例
                1 | < 线       || 0.10
                2 | [线..高线)  || 0.20
                3 | >= 高线    || 0.30
                """);
        assertThat(problems()).extracting(Problem::code).containsExactly("table-unordered");
        share(
                """
                F | 甲         || 比例
                1 | < 线       || 0.10
                2 | < 高线     || 0.20
                3 | -         || 0.30
                """);
        assertThat(shareIs("0.3", member("a", 3L))).isEqualTo("true");
    }

    @Test
    void theTraceNamesTheRowAndItsClause() {
        tiny.amount("100");
        tiny.write(
                "programmes/tiny/rules/test.yaml",
                """
                rules:
                  - id: test
                    zh: 测
                    entity: household
                    type: boolean
                    law: act@2020-01-01 art.1
                    refusal: 不行
                    table: |
                      F | count(家庭成员) || 测   | 条文   | 说法
                      1 | >= 2          || true
                      2 | -             || false | art.7 | 只有{count(家庭成员)}人
                """);
        HouseholdInput alone =
                TinyContent.household(List.of(new HouseholdInput.MemberInput("1", Map.of())));
        var decision = tiny.load().decider().decide(alone).getFirst();
        assertThat(decision.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> {
                            Outcome.Reason reason = refused.reasons().getFirst();
                            assertThat(reason.text().zh()).isEqualTo("只有1人");
                            assertThat(reason.law()).isEqualTo("act@2020-01-01 art.7");
                        });
        assertThat(decision.clauses()).contains("act@2020-01-01 art.7");
        assertThat(decision.trace().inputs().getFirst().formula().zh()).isEqualTo("[2] → false");
    }
}
