package org.huimin.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is generated agrees with what was published, within the noise of the sample. */
class CalibrationTest {
    private static final String PLACE = "350200";
    private static Population population;
    private static final Tally tally = new Tally();

    @BeforeAll
    static void generate() {
        population = Samples.undecided(PLACE, 120_000);
        for (long index = 0; index < population.households(); index++) {
            tally.household(population.maker.make(index));
        }
    }

    @Test
    void householdsHaveThePublishedSizes() {
        double[] sizes = population.calibration.forPlace("householdSize", PLACE).numbers("shares");
        for (int size = 1; size <= sizes.length; size++) {
            double share = 100.0 * tally.sizes[size] / tally.of("households");
            assertThat(share).as("%d persons", size).isCloseTo(sizes[size - 1], within(0.6));
        }
        double average = 1.0 * tally.of("people") / tally.of("households");
        assertThat(average).isCloseTo(2.68, within(0.03));
    }

    @Test
    void agesAndSexesFollowThePyramid() {
        var pyramid = new Pyramid(population.calibration);
        for (int cell = 0; cell < 2 * Pyramid.BANDS; cell++) {
            double share = 1.0 * tally.pyramid[cell] / tally.of("people");
            assertThat(share).as("cell %d", cell).isCloseTo(pyramid.share(cell), within(0.0022));
        }
    }

    @Test
    void eldersLiveAloneAndPeopleInTownsAsPublished() {
        assertThat(100.0 * tally.of("elderAlone") / tally.of("households"))
                .isCloseTo(population.calibration.number("elderAlone.value"), within(0.4));
        assertThat(100.0 * tally.of("people.urban") / tally.of("people"))
                .isCloseTo(89.41, within(0.5));
    }

    @Test
    void urbanIncomeHasThePublishedFifths() {
        Settings shape = population.calibration.at("income.quintiles.urban");
        double mean = population.calibration.forPlace("income.mean", PLACE).number("urban");
        double[] published = shape.numbers("values");
        double[] found = tally.fifths(0);
        for (int fifth = 0; fifth < 5; fifth++) {
            double target = published[fifth] * mean / shape.number("mean");
            assertThat(found[fifth])
                    .as("fifth %d", fifth + 1)
                    .isCloseTo(target, Percentage.withPercentage(8));
        }
    }

    @Test
    void disabilityCarsAndHospitalsAsPublished() {
        assertThat(100.0 * tally.of("disabled") / tally.of("people")).isCloseTo(2.68, within(0.2));
        assertThat(100.0 * tally.of("cars") / tally.of("households")).isCloseTo(49.7, within(4.0));
        assertThat(100.0 * tally.of("admissions") / tally.of("people"))
                .isCloseTo(21.4, within(1.0));
        assertThat(tally.of("disabled.category.4") * 100.0 / tally.of("disabled"))
                .isCloseTo(53.2, within(3.0));
    }
}
