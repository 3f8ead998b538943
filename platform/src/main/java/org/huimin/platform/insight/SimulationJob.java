package org.huimin.platform.insight;

import java.util.Optional;
import java.util.UUID;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.base.PlaceRange;
import org.huimin.engine.policy.Lens;
import org.huimin.engine.reform.ReformOptions;
import org.huimin.engine.reform.ReformRun;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.decisions.PopulationReader;
import org.huimin.platform.jobs.Job;
import org.huimin.platform.jobs.JobRequest;
import org.huimin.platform.policy.Previews;
import org.huimin.platform.policy.Previews.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decides everybody of a change's place under both versions; the key is the preview's attempt.
 * Taken up again after a crash it begins anew: nothing but the finished report is kept.
 */
@Component
class SimulationJob implements Job {
    static final String NAME = "insight.simulation";

    private static final Logger LOG = LoggerFactory.getLogger(SimulationJob.class);
    private static final int VILLAGE = 5;

    private final Previews previews;
    private final PopulationReader population;
    private final JsonMapper json;

    SimulationJob(Previews previews, PopulationReader population, JsonMapper json) {
        this.previews = previews;
        this.population = population;
        this.json = json;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(JobRequest request) {
        UUID attempt = UUID.fromString(request.key());
        Optional<Task> task = previews.take(attempt, population::people);
        if (task.isEmpty()) {
            LOG.info("preview {} is no longer wanted", attempt);
            return;
        }
        Caller inPlace = Caller.system(PlaceRange.under(task.get().place()));
        try {
            CallerContext.run(inPlace, () -> compare(task.get()));
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            LOG.error("preview {} failed", attempt, e);
            previews.failed(attempt, String.valueOf(e.getMessage()));
        }
    }

    private void compare(Task task) {
        // one level below the place: the towns of a county, the counties of a city
        int level = Math.min(VILLAGE, new PlaceCode(task.place()).level() + 1);
        ReformRun run =
                ReformRun.of(
                        task.before(),
                        task.after(),
                        task.on(),
                        new ReformOptions(level, Lens.of(task.before()), 0));
        population.each(
                task.place(),
                task.before(),
                run.factsRead(),
                run::add,
                done -> previews.progress(task.attempt(), done));
        previews.done(task.attempt(), json.writeValueAsString(SimulationReport.of(run.report())));
    }
}
