package org.huimin.platform.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.base.PlaceRange;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.decisions.NightRuns;
import org.huimin.platform.exchange.ImportRequest;
import org.huimin.platform.exchange.Imports;
import org.huimin.platform.jobs.Job;
import org.huimin.platform.jobs.JobRequest;
import org.huimin.platform.jobs.Jobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Imports the synthetic department files of {@code huimin.demo.folder} and decides everybody once,
 * in the background: the sign-in page does not wait for it. Killed in the middle, the job starts
 * again; files that are in already change nothing.
 */
@Component
@ConditionalOnProperty(name = "huimin.demo", havingValue = "true")
class DemoCounty implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(DemoCounty.class);
    private static final String NAME = "demo.county";

    private final Imports imports;
    private final NightRuns runs;
    private final Jobs jobs;
    private final Clock clock;
    private final String folder;
    private final String place;

    DemoCounty(
            Imports imports,
            NightRuns runs,
            Jobs jobs,
            Clock clock,
            @Value("${huimin.demo.folder:}") String folder,
            @Value("${huimin.demo.place:0}") String place) {
        this.imports = imports;
        this.runs = runs;
        this.jobs = jobs;
        this.clock = clock;
        this.folder = folder;
        this.place = place;
    }

    @EventListener(ApplicationReadyEvent.class)
    void startOnce() {
        if (!folder.isEmpty() && Files.isDirectory(Path.of(folder))) {
            CallerContext.run(
                    Caller.system(PlaceRange.NATION),
                    () -> {
                        if (imports.list(1, 1).isEmpty()) {
                            jobs.start(NAME, place, folder);
                        }
                    });
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(JobRequest request) throws InterruptedException {
        long code = PlaceCode.of(request.key()).code();
        LOG.info("importing the demo county {} from {}", request.key(), request.data());
        imports.run(new ImportRequest(List.of(Path.of(request.data())), code, false), batch -> {});
        runs.work(openOrNew(code));
        LOG.info("the demo county is ready");
    }

    private UUID openOrNew(long code) {
        return runs.open().stream()
                .findFirst()
                .orElseGet(() -> runs.prepare(code, LocalDate.now(clock)));
    }
}
