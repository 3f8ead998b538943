package org.huimin.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.huimin.engine.policy.ContentException;
import org.huimin.engine.policy.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A formula is too long by a number, and then told; a long one decides on both engines. */
class LongFormulaTest {

    @TempDir Path root;

    private static String alternatives(int count) {
        return "some 人 in 家庭成员 satisfies "
                + IntStream.range(0, count)
                        .mapToObj("人.甲 = %d"::formatted)
                        .collect(Collectors.joining(" or "));
    }

    @Test
    void longOnesDecide() {
        TinyContent tiny = new TinyContent(root);
        assertThat(tiny.truth(alternatives(120), Map.of("a", 119L))).isEqualTo("true");
        assertThat(tiny.truth(alternatives(120), Map.of("a", 120L))).isEqualTo("false");
        assertThat(tiny.truth(alternatives(120), Map.of())).isEqualTo("unknown");
        // as long as they may be: Java is compiled on a stack of its own
        assertThat(tiny.truth(alternatives(300), Map.of("a", 299L))).isEqualTo("true");
    }

    /** 2,000 used to pass the check and then overflow the stack. */
    @Test
    void longerOnesAreToldShortly() {
        for (int count : new int[] {330, 2_000, 20_000}) {
            TinyContent tiny = new TinyContent(root).condition(alternatives(count));
            assertThatExceptionOfType(ContentException.class)
                    .isThrownBy(tiny::load)
                    .satisfies(wrong ->
                            assertThat(wrong.problems())
                                    .extracting(Problem::code)
                                    .containsOnly("too-deep"))
                    .satisfies(wrong ->
                            assertThat(wrong.problems().getFirst().shown()).hasSizeLessThan(700));
        }
    }
}
