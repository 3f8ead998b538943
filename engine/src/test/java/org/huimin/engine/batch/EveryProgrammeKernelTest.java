package org.huimin.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.huimin.engine.policy.Content;
import org.huimin.engine.policy.Library;
import org.junit.jupiter.api.Test;

/** The real content, whatever it is: compiled and interpreted decisions are the same. */
class EveryProgrammeKernelTest {

    private static final int HOUSEHOLDS = 200_000;

    private final Library library = Library.load(Content.ROOT, Library.Selection.PROGRAMMES);

    /** A batch of random households, from thoroughly known to hardly. */
    private record Sample(LocalDate on, long seed, double unknown) {}

    @Test
    void kernelDecidesTwoHundredThousandHouseholdsLikeTheInterpreter() {
        List<Sample> samples =
                List.of(
                        new Sample(LocalDate.of(2025, 9, 1), 11, 0.002),
                        new Sample(LocalDate.of(2026, 3, 1), 12, 0.02),
                        new Sample(LocalDate.of(2021, 1, 1), 13, 0.2),
                        new Sample(LocalDate.of(2026, 3, 1), 14, 0.0));
        samples.parallelStream()
                .forEach(sample -> {
                    long[] outcomes =
                            KernelEqualsInterpreter.check(
                                    library,
                                    sample.on(),
                                    HOUSEHOLDS / samples.size(),
                                    sample.seed(),
                                    sample.unknown());
                    assertThat(LongStream.of(outcomes).sum())
                            .isGreaterThanOrEqualTo(HOUSEHOLDS / samples.size());
                });
    }

    @Test
    void noMethodIsTooLargeForHotspot() {
        BatchDecider decider = BatchDecider.of(library, LocalDate.of(2026, 3, 1));
        decider.compile();
        decider.source();
        decider.source(350_213_000_000L, true);
        decider.source(500_103_000_000L, true);
        assertThat(decider.classFiles())
                .allMatch(
                        file -> KernelCompiler.largestMethod(file) <= KernelCompiler.HOTSPOT_LIMIT);
    }
}
