package org.huimin.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.huimin.engine.policy.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many rules a programme has, no method outgrows what HotSpot compiles. */
class HugeProgrammeTest {

    private static final int RULES = 300;

    @TempDir Path root;

    @Test
    void methodsAreSplit() {
        TinyContent tiny = new TinyContent(root);
        StringBuilder sum = new StringBuilder("0");
        for (int n = 0; n < RULES; n++) {
            tiny.rules(
                    "r" + n,
                    "规" + n,
                    "household",
                    "count",
                    "count(家庭成员[甲 > %d and (乙 < %d or 真)]) + sum(for 人 in 家庭成员 return if 人.实 then 人.甲 * %d else 人.乙)"
                            .formatted(n % 7, n, n));
            sum.append(" + 规").append(n);
            if (n % 30 == 29) {
                tiny.rules("part" + n, "小计" + n, "household", "count", sum.toString());
                sum = new StringBuilder("小计" + n);
            }
        }
        tiny.rules("all", "合计", "household", "count", sum.toString());
        tiny.condition("合计 > 0");
        // equal to the interpreter, whoever is unknown
        tiny.decide(Map.of("a", 3, "b", 4, "t", true, "s", true), Map.of("a", 1, "s", false));
        tiny.decide(Map.of("a", 3, "b", 4, "t", true, "s", true));
        BatchDecider decider = BatchDecider.of(tiny.load(), TinyContent.ON);
        decider.compile();
        small(decider);
    }

    /** One formula that names three hundred others is cut into parts. */
    @Test
    void longFormulasAreCut() {
        TinyContent tiny = new TinyContent(root);
        StringBuilder sum = new StringBuilder("0");
        StringBuilder any = new StringBuilder("甲 < 0");
        for (int n = 0; n < RULES; n++) {
            String count = "count(家庭成员[甲 > %d and 真])".formatted(n % 7);
            tiny.rules("r" + n, "规" + n, "household", "count", count);
            String part = " + (if 规%d > %d then 规%d * 3 else %d)";
            sum.append(part.formatted(n, n % 3, (n * 7) % RULES, n));
            any.append(" or (甲 = %d and (乙 = %d or 规%d = %d))".formatted(n, n, n, n));
        }
        tiny.rules("all", "合计", "household", "count", sum.toString());
        tiny.rules("any", "任一", "member", "boolean", any.toString());
        tiny.condition("合计 > 0 and (some 人 in 家庭成员 satisfies 人.任一)");
        tiny.decide(Map.of("a", 3, "b", 3, "t", true, "s", true), Map.of("a", 1, "t", false));
        tiny.decide(Map.of("a", 3, "b", 4, "t", true, "s", true));
        BatchDecider decider = BatchDecider.of(tiny.load(), TinyContent.ON);
        decider.compile();
        small(decider);
    }

    /**
     * A table of three hundred rows is cut into short ones that say the same, unknowns included.
     */
    @ParameterizedTest
    @ValueSource(strings = {"U", "F", "C+"})
    void longTablesAreCut(String hit) {
        TinyContent tiny = new TinyContent(root);
        StringBuilder rows = new StringBuilder(hit + " | 甲 | 真 || 比例\n");
        for (int n = 0; n < RULES; n++) {
            String range =
                    n + 1 == RULES ? ">= " + n : n == 0 ? "< 1" : "[%d..%d)".formatted(n, n + 1);
            // neighbours agree here and there, so that an unknown test need not matter
            int value = n % 11 == 0 ? 40 : n / 2 % 50;
            rows.append("%d | %s | true || 0.%02d\n".formatted(2 * n + 1, range, value));
            rows.append("%d | %s | false || 0.%02d\n".formatted(2 * n + 2, range, value / 3));
        }
        tiny.table("share", "比例", "member", "decimal(2)", rows.toString());
        tiny.rules("all", "合计", "household", "decimal(2)", "sum(for 人 in 家庭成员 return 人.比例)");
        tiny.condition("合计 > 0.35 and (every 人 in 家庭成员 satisfies 人.比例 < 0.45)");
        check(tiny);
    }

    /** A sum and a quantifier over members whose formula alone would outgrow the limit. */
    @Test
    void longBodiesOfAggregatesAreCut() {
        TinyContent tiny = new TinyContent(root);
        StringBuilder steps = new StringBuilder();
        StringBuilder any = new StringBuilder("人.甲 < 0");
        for (int n = 0; n < RULES; n++) {
            steps.append(
                    " + (if 人.甲 = %d and (人.真 or 人.乙 > %d) then %d else 人.乙)"
                            .formatted(n, n, n * 7 % 13));
            any.append(" or (人.甲 = %d and (人.实 or 人.乙 = %d))".formatted(n, n % 5));
        }
        tiny.rules(
                "sum",
                "总和",
                "household",
                "count",
                "sum(for 人 in 家庭成员 return 0%s)".formatted(steps));
        tiny.rules(
                "any",
                "全部",
                "household",
                "boolean",
                "every 人 in 家庭成员 satisfies (%s)".formatted(any));
        tiny.condition("总和 > 900 or 全部");
        check(tiny);
    }

    /** Clean households and such with unknowns, against the interpreter; and every method small. */
    private static void check(TinyContent tiny) {
        Library library = tiny.load();
        SplittableRandom random = new SplittableRandom(11);
        for (int unknown : new int[] {0, 8}) {
            int households = 1_500;
            int members = 2 * households;
            FactColumns columns = new FactColumns(library, households, members);
            for (int i = 0; i <= households; i++) {
                columns.memberStart[i] = 2 * i;
            }
            for (String id : List.of("a", "b", "t", "s")) {
                long[] values = columns.values(id);
                byte[] marks = columns.unknown(id);
                for (int j = 0; j < members; j++) {
                    boolean truth = id.equals("t") || id.equals("s");
                    marks[j] = (byte) (random.nextInt(100) < unknown ? 1 : 0);
                    values[j] = random.nextInt(truth ? 2 : id.equals("a") ? RULES + 20 : 6);
                }
            }
            BatchDecider decider = BatchDecider.of(library, TinyContent.ON);
            long[] outcomes =
                    KernelEqualsInterpreter.check(library, TinyContent.ON, decider, columns);
            assertThat(outcomes[1]).isPositive();
            assertThat(outcomes[2]).isPositive();
            assertThat(outcomes[3] > 0).isEqualTo(unknown > 0);
            decider.compile();
            small(decider);
        }
    }

    private static void small(BatchDecider decider) {
        assertThat(decider.classFiles())
                .hasSizeGreaterThanOrEqualTo(2)
                .extracting(KernelCompiler::largestMethod)
                .allMatch(size -> size <= KernelCompiler.HOTSPOT_LIMIT);
    }
}
