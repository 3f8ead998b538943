package org.huimin.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.huimin.engine.policy.Content;
import org.huimin.engine.policy.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecimenKernelTest {

    private final Library library = Content.specimens();

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 1, 0",
        "2026-08-01, 2, 0",
        "2026-03-01, 3, 0.004",
        "2026-08-01, 4, 0.05",
        "2026-08-01, 5, 0.3",
        "2019-06-01, 6, 0.01"
    })
    void kernelDecidesLikeTheInterpreter(LocalDate on, long seed, double unknown) {
        long[] outcomes = KernelEqualsInterpreter.check(library, on, 6_000, seed, unknown);
        if (on.getYear() == 2026 && unknown > 0) {
            // every outcome occurs, or the comparison says little
            assertThat(java.util.Arrays.stream(outcomes).min().orElse(0)).isGreaterThan(20);
        }
    }

    @Test
    void noMethodIsTooLargeForHotspot() {
        BatchDecider decider = BatchDecider.of(library, LocalDate.of(2026, 3, 1));
        decider.source();
        decider.source(350_213_000_000L, true);
        decider.source(500_103_000_000L, true);
        assertThat(decider.classFiles()).hasSizeGreaterThan(1);
        assertThat(decider.classFiles())
                .allMatch(
                        file -> KernelCompiler.largestMethod(file) <= KernelCompiler.HOTSPOT_LIMIT);
    }
}
