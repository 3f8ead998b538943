package org.huimin.platform.decisions;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.huimin.platform.jobs.Job;
import org.huimin.platform.jobs.JobRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Decides everybody of this installation every night; where a run is open already, that one serves.
 */
@Component
class NightlyJob implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(NightlyJob.class);

    private final NightRuns runs;
    private final long place;
    private final String schedule;
    private final Clock clock;

    NightlyJob(
            NightRuns runs,
            @Value("${huimin.place:0}") long place,
            @Value("${huimin.night:DAILY|02:00}") String schedule,
            Clock clock) {
        this.runs = runs;
        this.place = place;
        this.schedule = schedule;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "decisions.nightly";
    }

    @Override
    public Optional<String> schedule() {
        return Optional.of(schedule);
    }

    @Override
    public void run(JobRequest request) {
        try {
            UUID run = runs.start(place, LocalDate.now(clock));
            LOG.info("night run {} started", run);
        } catch (NightRuns.AlreadyRunning | NightRuns.NobodyThere e) {
            LOG.info("no night run: {}", e.getMessage());
        }
    }
}
