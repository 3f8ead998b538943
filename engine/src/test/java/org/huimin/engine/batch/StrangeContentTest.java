package org.huimin.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.huimin.engine.policy.Cases;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Programme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Content from outside the domain, with its sums worked out by hand: parameters of three levels of
 * places with gaps ({@code place}), everything that may be null ({@code nulls}), programmes of
 * members and households that sum each other's results ({@code kin}). From thoroughly known to not
 * known at all, and with households where nobody lives.
 */
class StrangeContentTest {

    private static final int HOUSEHOLDS = 2_000;

    @ParameterizedTest
    @ValueSource(strings = {"place", "nulls", "kin"})
    void casesHoldAndBothEnginesAgree(String name) throws IOException {
        Path folder = Path.of("src/test/resources/strange", name);
        Library library = Library.load(folder);
        int cases = 0;
        for (Programme programme : library.programmes()) {
            for (Cases.Result result : Cases.run(folder, library, programme)) {
                assertThat(result.differences()).as(result.name()).isEmpty();
                cases++;
            }
        }
        assertThat(cases).isPositive();
        for (LocalDate on : List.of(LocalDate.of(2026, 3, 1), LocalDate.of(2024, 2, 29))) {
            for (double unknown : new double[] {0, 0.03, 0.5, 1}) {
                long[] outcomes =
                        KernelEqualsInterpreter.check(library, on, HOUSEHOLDS, 5, unknown);
                assertThat(LongStream.of(outcomes).sum()).isGreaterThanOrEqualTo(HOUSEHOLDS);
            }
        }
    }
}
