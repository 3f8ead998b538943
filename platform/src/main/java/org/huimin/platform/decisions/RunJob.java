package org.huimin.platform.decisions;

import java.util.UUID;
import org.huimin.platform.jobs.Job;
import org.huimin.platform.jobs.JobRequest;
import org.springframework.stereotype.Component;

/** Works a started run off in the background; the key is the run's id. */
@Component
class RunJob implements Job {
    static final String NAME = "decisions.run";

    private final NightWorker worker;

    RunJob(NightWorker worker) {
        this.worker = worker;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(JobRequest request) {
        worker.work(UUID.fromString(request.key()));
    }
}
