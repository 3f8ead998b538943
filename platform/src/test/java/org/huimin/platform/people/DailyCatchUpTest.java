package org.huimin.platform.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.testing.TestCallers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A licence expires without any new row: the projection notices on the day, and only then. */
class DailyCatchUpTest {
    private static final LocalDate EXPIRES = LocalDate.of(2026, 3, 20);

    @Test
    void aLicenceEndsOnItsDay(@TempDir Path folder) {
        try (Islands islands = new Islands(folder)) {
            islands.takeRegister();
            islands.take(
                    "领航证.csv",
                    "证号,公民身份号码,等级,发证日期,有效期至\n17,%s,1,2020-05-06,%s\n18,%s,1,2020-05-06,2031-01-01\n"
                            .formatted(Islands.ANNA, EXPIRES, Islands.BEN));
            assertThat(islands.now(Islands.ANNA, "pilot")).isEqualTo(true);

            assertThat(caughtUp(islands, EXPIRES.minusDays(1))).isZero();
            assertThat(islands.now(Islands.ANNA, "pilot")).isEqualTo(true);

            assertThat(caughtUp(islands, EXPIRES.plusDays(2))).isEqualTo(1);
            assertThat(islands.now(Islands.ANNA, "pilot")).isNotEqualTo(true);
            assertThat(islands.now(Islands.BEN, "pilot")).isEqualTo(true);

            assertThat(caughtUp(islands, EXPIRES.plusDays(2))).isZero();
        }
    }

    private static long caughtUp(Islands islands, LocalDate day) {
        DailyCatchUp catchUp = new DailyCatchUp(islands.database.app(), islands.projectionSql);
        return CallerContext.run(
                TestCallers.system(),
                () -> islands.database.transactions().execute(_ -> catchUp.to(day)));
    }
}
