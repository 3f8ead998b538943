package org.huimin.engine.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExactTest {

    @Test
    void dividesLikeBigDecimal() {
        SplittableRandom random = new SplittableRandom(5);
        RoundingMode[] modes = {RoundingMode.HALF_UP, RoundingMode.CEILING, RoundingMode.FLOOR};
        for (int i = 0; i < 200_000; i++) {
            long numerator = random.nextLong() >> random.nextInt(60);
            long denominator = random.nextLong() >> random.nextInt(62);
            if (denominator == 0 || numerator == Long.MIN_VALUE) {
                continue;
            }
            for (int mode = 0; mode < 3; mode++) {
                long expected =
                        BigDecimal.valueOf(numerator)
                                .divide(BigDecimal.valueOf(denominator), 0, modes[mode])
                                .longValueExact();
                assertThat(Exact.divide(numerator, denominator, mode)).isEqualTo(expected);
            }
        }
    }

    @Test
    void countsMonthsAndYearsLikeTheCalendar() {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 200_000; i++) {
            LocalDate from = LocalDate.ofEpochDay(random.nextInt(-40_000, 40_000));
            LocalDate to = LocalDate.ofEpochDay(random.nextInt(-40_000, 40_000));
            assertThat(Exact.months(from.toEpochDay(), to.toEpochDay()))
                    .isEqualTo(ChronoUnit.MONTHS.between(from, to));
            assertThat(Exact.years(from.toEpochDay(), to.toEpochDay()))
                    .isEqualTo(ChronoUnit.YEARS.between(from, to));
        }
    }

    @Test
    void showsAmountsInGroups() {
        assertThat(FixedPoint.grouped(157_000, 2)).isEqualTo("1,570.00");
        assertThat(FixedPoint.grouped(-123_456_789, 2)).isEqualTo("-1,234,567.89");
        assertThat(FixedPoint.grouped(999, 0)).isEqualTo("999");
        assertThat(FixedPoint.parse("1,570.5", 2)).hasValue(157_050);
        assertThat(FixedPoint.parse("0.125", 2)).isEmpty();
        assertThat(FixedPoint.parse("1e99999999", 2)).isEmpty();
    }
}
