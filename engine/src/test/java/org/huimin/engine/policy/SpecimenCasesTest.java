package org.huimin.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpecimenCasesTest {

    @Test
    void everyCaseOfTheSpecimensHolds() {
        Library library = Content.specimens();
        List<Cases.Result> results = new ArrayList<>();
        library.programmes()
                .forEach(programme -> results.addAll(Cases.run(Content.ROOT, library, programme)));
        assertThat(results).hasSizeGreaterThanOrEqualTo(12).allMatch(Cases.Result::passed);
    }

    @Test
    void specimensAreNotLoadedWithTheRealContent() {
        assertThat(Library.load(Content.ROOT).programmes())
                .noneMatch(programme -> programme.id().startsWith("_"));
    }

    @Test
    void theVersionIsStable() {
        assertThat(Content.specimens().version())
                .isEqualTo(Content.specimens().version())
                .hasSize(16);
    }
}
