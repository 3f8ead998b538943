package org.huimin.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.huimin.engine.policy.Library;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clean loops calculate truth values as signs: comparisons at and beyond every bound, columns of
 * every width, households of no, one and sixty members, and neighbours with unknown facts.
 */
class BranchlessTest {

    private static final long[] EDGES = {
        0,
        1,
        -1,
        2,
        3,
        127,
        -128,
        Short.MAX_VALUE,
        Short.MIN_VALUE,
        (1L << 24) - 1,
        -(1L << 24),
        1L << 24,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        (1L << 40) - 1,
        -(1L << 40),
        1L << 40,
        1L << 53
    };

    private static final int[] SIZES = {0, 1, 2, 60, 3, 1, 0, 0, 5};

    @TempDir Path root;
    private TinyContent tiny;

    @BeforeEach
    void content() {
        tiny = new TinyContent(root);
        tiny.rules("n", "数", "household", "count", "count(家庭成员[甲 >= 乙 and 乙 != 2 or 真 = 实])");
        tiny.rules("eq", "等", "household", "count", "count(家庭成员[甲 = 2]) + count(家庭成员[乙 != 甲])");
        tiny.rules("lv", "级", "household", "count", "count(家庭成员[等级 in [\"一级\"..\"二级\"]])");
        tiny.rules(
                "pay",
                "支付",
                "household",
                "money/month",
                "sum(for 人 in 家庭成员 return if 人.真 then (if 人.月钱 > 100 then 人.月钱 else 0) else if 人.实 then 1 else 0)");
        tiny.rules(
                "all",
                "人人",
                "household",
                "boolean",
                "every 人 in 家庭成员 satisfies (人.月钱 < 支付 or 人.实)");
        tiny.condition("数 > 等 or (人人 and 级 <= 1) or not(some 人 in 家庭成员 satisfies 人.甲 < 0)");
        tiny.amount("if 数 > 级 then max(支付, 户钱) else floor(支付 / 3)");
    }

    private FactColumns columns(Library library, int households, int spread, int unknown) {
        SplittableRandom random = new SplittableRandom(5L + spread);
        int[] start = new int[households + 1];
        for (int i = 0; i < households; i++) {
            start[i + 1] = start[i] + SIZES[random.nextInt(SIZES.length)];
        }
        FactColumns facts = new FactColumns(library, households, start[households]);
        System.arraycopy(start, 0, facts.memberStart, 0, start.length);
        for (String id : List.of("a", "b", "m", "t", "s", "level", "h")) {
            long[] values = facts.values(id);
            boolean truth = id.equals("t") || id.equals("s");
            for (int row = 0; row < values.length; row++) {
                values[row] =
                        truth
                                ? random.nextInt(2)
                                : id.equals("level")
                                        ? random.nextInt(4)
                                        : EDGES[random.nextInt(spread)];
            }
            if (unknown > 0) {
                byte[] marks = facts.unknown(id);
                for (int row = 0; row < values.length; row++) {
                    marks[row] = (byte) (random.nextInt(1_000) < unknown ? 1 : 0);
                }
            } else {
                facts.known(id);
            }
        }
        return facts;
    }

    private void check(int spread, int unknown) {
        Library library = tiny.load();
        FactColumns facts = columns(library, 4_000, spread, unknown);
        long[] outcomes =
                KernelEqualsInterpreter.check(
                        library, TinyContent.ON, BatchDecider.of(library, TinyContent.ON), facts);
        assertThat(outcomes[1]).isPositive();
        assertThat(outcomes[2]).isPositive();
    }

    @Test
    void smallNumbers() {
        check(5, 0);
    }

    @Test
    void numbersWithinTheBounds() {
        check(11, 0);
    }

    /** The household beside one beyond the bounds is decided all the same. */
    @Test
    void numbersBeyondTheBounds() {
        check(EDGES.length, 0);
    }

    @Test
    void seldomUnknown() {
        check(9, 4);
    }

    @Test
    void oftenUnknown() {
        check(9, 200);
    }

    @Test
    void narrowColumns() {
        Library library = tiny.load();
        for (String width : List.of("byte", "short", "int")) {
            FactColumns facts =
                    columns(
                            library,
                            2_000,
                            width.equals("byte") ? 7 : width.equals("short") ? 9 : 14,
                            0);
            for (String id : List.of("a", "b")) {
                switch (width) {
                    case "byte" -> facts.bytes(id);
                    case "short" -> facts.shorts(id);
                    default -> facts.ints(id);
                }
            }
            facts.bytes("t");
            facts.shorts("s");
            facts.bytes("level");
            KernelEqualsInterpreter.check(
                    library, TinyContent.ON, BatchDecider.of(library, TinyContent.ON), facts);
        }
    }

    /** A flag column may hold any number but 0 for yes. */
    @Test
    void anyNumberButZeroIsYes() {
        Library library = tiny.load();
        FactColumns ones = columns(library, 500, 5, 0);
        FactColumns others = columns(library, 500, 5, 0);
        long[] flags = others.values("t");
        long[] yes = {1, 2, -1, Long.MIN_VALUE, 1L << 32};
        for (int j = 0; j < flags.length; j++) {
            flags[j] *= yes[j % yes.length];
        }
        BatchDecider decider = BatchDecider.of(library, TinyContent.ON);
        BatchDecisions first = decider.decide(ones);
        BatchDecisions second = decider.decide(others);
        assertThat(second.outcome(0)).isEqualTo(first.outcome(0));
        assertThat(second.amount(0)).isEqualTo(first.amount(0));
    }
}
