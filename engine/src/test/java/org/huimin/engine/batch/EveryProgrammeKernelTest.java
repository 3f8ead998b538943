package org.huimin.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.huimin.engine.policy.Content;
import org.huimin.engine.policy.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real content, whatever it is: compiled and interpreted decisions are the same. */
class EveryProgrammeKernelTest {

    private final Library library = Library.load(Content.ROOT, Library.Selection.PROGRAMMES);

    @ParameterizedTest
    @CsvSource({"2025-09-01, 11, 0.002", "2026-03-01, 12, 0.02", "2021-01-01, 13, 0.2"})
    void kernelDecidesLikeTheInterpreter(LocalDate on, long seed, double unknown) {
        assertThat(KernelEqualsInterpreter.check(library, on, 7_000, seed, unknown)).isNotNull();
    }

    @Test
    void noMethodIsTooLargeForHotspot() {
        BatchDecider decider = BatchDecider.of(library, LocalDate.of(2026, 3, 1));
        decider.source();
        decider.source(350_213_000_000L, true);
        decider.source(500_103_000_000L, true);
        assertThat(decider.classFiles())
                .allMatch(
                        file -> KernelCompiler.largestMethod(file) <= KernelCompiler.HOTSPOT_LIMIT);
    }
}
