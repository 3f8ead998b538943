package org.huimin.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.huimin.engine.batch.BatchDecider;
import org.huimin.engine.batch.BatchSession;
import org.huimin.engine.batch.Detail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop written by hand and the compiled content decide the workload alike, to the fen. */
class WorkloadTest {

    private static final int HOUSEHOLDS = 20_000;
    private static final long CHECKSUM = 1480860164705L;

    @TempDir Path folder;

    @Test
    void everybodyHasTheChecksum() throws IOException {
        Workload workload = new Workload(HOUSEHOLDS, folder);
        Decided byHand = new Decided(HOUSEHOLDS);
        HandLoop.run(
                workload.people, workload.people.rates.inForce(Rates.MONTH), byHand, 0, HOUSEHOLDS);
        assertThat(byHand.checksum(HOUSEHOLDS)).isEqualTo(CHECKSUM);
        BatchDecider decider = BatchDecider.of(workload.library, Workload.ON);
        for (Detail detail : Detail.values()) {
            BatchSession session = decider.session(workload.columns(), detail);
            assertThat(sum(session)).isZero();
            session.decide();
            assertThat(sum(session)).isEqualTo(CHECKSUM);
            session.decideWith(2);
            assertThat(sum(session)).isEqualTo(CHECKSUM);
        }
    }

    private static long sum(BatchSession session) {
        return Workload.decided(session.decisions(), HOUSEHOLDS).checksum(HOUSEHOLDS);
    }
}
