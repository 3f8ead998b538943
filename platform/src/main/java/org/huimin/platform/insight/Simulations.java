package org.huimin.platform.insight;

import java.util.UUID;
import org.huimin.platform.jobs.Jobs;
import org.huimin.platform.policy.Previews;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets somebody see what a change of a parameter would do before it is approved. */
@Service
public class Simulations {
    private final Previews previews;
    private final Jobs jobs;

    Simulations(Previews previews, Jobs jobs) {
        this.previews = previews;
        this.jobs = jobs;
    }

    /**
     * Starts the impact preview of a waiting change in the background; an earlier one of the same
     * change is replaced.
     *
     * @throws org.huimin.platform.policy.ChangeRefused when the change cannot be compared
     */
    @Transactional
    public void start(UUID change) {
        UUID attempt = previews.ask(change);
        jobs.start(SimulationJob.NAME, attempt.toString(), "");
    }
}
