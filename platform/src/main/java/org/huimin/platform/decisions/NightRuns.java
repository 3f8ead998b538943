package org.huimin.platform.decisions;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huimin.engine.base.PlaceRange;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.access.NotPermitted;
import org.huimin.platform.access.Permission;
import org.huimin.platform.access.Permissions;
import org.huimin.platform.jobs.Jobs;
import org.huimin.platform.people.PlaceChunk;
import org.huimin.platform.people.Projection;
import org.huimin.platform.policy.PolicyLibrary;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Runs over everybody of a place: start, follow, cancel. Starting and cancelling require {@link
 * Permission#RUN}.
 */
@Service
public class NightRuns {

    /** Someone else's run over the same place is not finished. */
    public static final class AlreadyRunning extends RuntimeException {
        private static final long serialVersionUID = 1;

        AlreadyRunning(long place, Throwable cause) {
            super("a run over place " + place + " is not finished", cause);
        }
    }

    /** Nobody is registered in the place: import department files first. */
    public static final class NobodyThere extends RuntimeException {
        private static final long serialVersionUID = 1;

        NobodyThere(long place) {
            super("no person is registered in place " + place);
        }
    }

    private final RunStore runs;
    private final LibraryStore libraries;
    private final Projection projection;
    private final PolicyLibrary policy;
    private final NightWorker worker;
    private final Jobs jobs;
    private final Clock clock;
    private final int peoplePerPart;

    /**
     * @param peoplePerPart people decided in one transaction: small enough to hold in memory twice,
     *     large enough that the statements around it are nothing
     */
    NightRuns(
            RunStore runs,
            LibraryStore libraries,
            Projection projection,
            PolicyLibrary policy,
            NightWorker worker,
            Jobs jobs,
            Clock clock,
            @Value("${huimin.night.part:100000}") int peoplePerPart) {
        this.runs = runs;
        this.libraries = libraries;
        this.projection = projection;
        this.policy = policy;
        this.worker = worker;
        this.jobs = jobs;
        this.clock = clock;
        this.peoplePerPart = peoplePerPart;
    }

    /**
     * Starts a run over everybody of the place; it takes effect with the transaction and is worked
     * off in the background.
     *
     * @param place 12-digit code within the caller's scope
     * @param on the day whose rules apply
     * @throws AlreadyRunning when a run over the place is open
     * @throws NobodyThere when nobody is registered there
     */
    @Transactional
    public UUID start(long place, LocalDate on) {
        UUID run = prepare(place, on);
        jobs.start(RunJob.NAME, run.toString(), "");
        return run;
    }

    /** As {@link #start}, for a caller that does the {@link #work} itself. */
    @Transactional
    public UUID prepare(long place, LocalDate on) {
        Permissions.require(Permission.RUN);
        Caller caller = CallerContext.current();
        PlaceRange range = PlaceRange.under(place);
        if (!caller.scope().contains(range)) {
            throw NotPermitted.outside(place, caller);
        }
        List<PlaceChunk> chunks = projection.chunks(range.from(), range.to(), peoplePerPart);
        if (chunks.isEmpty()) {
            throw new NobodyThere(place);
        }
        try {
            UUID run =
                    runs.create(
                            place,
                            on,
                            libraries.idOf(policy.current()),
                            caller.username(),
                            clock.instant());
            runs.createParts(run, chunks);
            return run;
        } catch (DuplicateKeyException e) {
            throw new AlreadyRunning(place, e);
        }
    }

    /**
     * Does the run on the calling thread and others, and returns when it has ended; goes on where a
     * killed one stopped.
     */
    public void work(UUID run) {
        worker.work(run);
    }

    @Transactional(readOnly = true)
    public Optional<RunStatus> find(UUID run) {
        Permissions.require(Permission.VIEW_FIGURES);
        return runs.status(run);
    }

    /** Runs over places of the caller's scope, newest first. */
    @Transactional(readOnly = true)
    public List<RunStatus> newest(int limit) {
        Permissions.require(Permission.VIEW_FIGURES);
        PlaceRange scope = CallerContext.current().scope();
        return runs.newest(scope.from(), scope.to(), limit);
    }

    /**
     * Asks the run to stop after the parts it is at; what is written stays. False when it has ended
     * already.
     */
    @Transactional
    public boolean cancel(UUID run) {
        Permissions.require(Permission.RUN);
        return runs.askCancel(run);
    }

    /** Runs a stopped program left open. */
    @Transactional(readOnly = true)
    public List<UUID> open() {
        Permissions.require(Permission.RUN);
        return runs.open();
    }
}
