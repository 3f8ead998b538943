package org.huimin.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private static void small(BatchDecider decider) {
        assertThat(decider.classFiles())
                .hasSizeGreaterThanOrEqualTo(2)
                .extracting(KernelCompiler::largestMethod)
                .allMatch(size -> size <= KernelCompiler.HOTSPOT_LIMIT);
    }
}
