package org.huimin.platform.decisions;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.huimin.engine.base.PlaceRange;
import org.huimin.engine.policy.Library;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.decisions.RunStatus.State;
import org.huimin.platform.people.DailyCatchUp;
import org.huimin.platform.policy.PolicyLibrary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Works a run off: its parts, several at a time, each read, decided and written in one transaction.
 * Killed in the middle, the parts that were written stay written and the rest are done by the next
 * call.
 */
@Component
class NightWorker {
    private static final Logger LOG = LoggerFactory.getLogger(NightWorker.class);

    private final RunStore runs;
    private final LibraryStore libraries;
    private final PolicyLibrary policy;
    private final PartDecider parts;
    private final List<RunListener> listeners;
    private final DailyCatchUp catchUp;
    private final TransactionOperations transactions;
    private final Clock clock;

    NightWorker(
            RunStore runs,
            LibraryStore libraries,
            PolicyLibrary policy,
            PartDecider parts,
            List<RunListener> listeners,
            DailyCatchUp catchUp,
            TransactionOperations transactions,
            Clock clock) {
        this.runs = runs;
        this.libraries = libraries;
        this.policy = policy;
        this.parts = parts;
        this.listeners = listeners;
        this.catchUp = catchUp;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Returns when the run is done, cancelled or failed; a run that is so already is left alone.
     */
    void work(UUID id) {
        Caller system = Caller.system(PlaceRange.NATION);
        CallerContext.run(system, () -> workAs(system, id));
    }

    private void workAs(Caller system, UUID id) {
        policy.refresh();
        Library library = policy.current();
        RunHead run = required(transactions.execute(status -> with(library, id)));
        transactions.executeWithoutResult(status -> runs.started(id, clock.instant()));
        transactions.executeWithoutResult(status -> catchUp.to(LocalDate.now(clock)));
        List<RunStore.Part> todo = required(transactions.execute(status -> runs.partsToDo(id)));
        try {
            decideAll(system, run, library, todo);
            transactions.executeWithoutResult(status -> finish(id));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.info("run {} interrupted; it goes on at the next start", id);
        } catch (ExecutionException e) {
            LOG.error("run {} failed", id, e.getCause());
            String why = String.valueOf(e.getCause());
            transactions.executeWithoutResult(
                    status -> runs.finished(id, State.FAILED, why, clock.instant()));
        }
    }

    /**
     * A run is decided with one version. Where rules or parameters changed between a killed run and
     * its going on, or since it was asked for, it begins again with those in force now.
     */
    private RunHead with(Library library, UUID id) {
        RunHead run = runs.head(id).orElseThrow();
        int inForce = libraries.idOf(library);
        if (run.libraryId() == inForce) {
            return run;
        }
        LOG.info("run {} begins with library {}", id, library.version());
        runs.beginAgain(id, inForce);
        return runs.head(id).orElseThrow();
    }

    private void decideAll(Caller system, RunHead run, Library library, List<RunStore.Part> todo)
            throws InterruptedException, ExecutionException {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(threads())) {
            List<Future<?>> workers =
                    IntStream.range(0, threads())
                            .<Future<?>>mapToObj(i ->
                                    threads.submit(() ->
                                            CallerContext.run(
                                                    system,
                                                    () -> takeParts(run, library, todo, next))))
                            .toList();
            awaitAll(workers, next, todo.size());
        }
    }

    /** The first failure makes the other workers stop after the part they are at. */
    private static void awaitAll(List<Future<?>> workers, AtomicInteger next, int end)
            throws InterruptedException, ExecutionException {
        try {
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (ExecutionException | InterruptedException e) {
            next.set(end);
            workers.forEach(worker -> worker.cancel(e instanceof InterruptedException));
            throw e;
        }
    }

    private void takeParts(
            RunHead run, Library library, List<RunStore.Part> todo, AtomicInteger next) {
        PartDecider.Workspace workspace = parts.workspace(run, library);
        for (int i = next.getAndIncrement(); i < todo.size(); i = next.getAndIncrement()) {
            if (required(transactions.execute(status -> runs.cancelAsked(run.id())))) {
                return;
            }
            RunStore.Part part = todo.get(i);
            Contention.retried(() ->
                    transactions.executeWithoutResult(
                            status -> parts.decide(run, part, workspace)));
        }
    }

    /** Another program may be at a part of the same run: then it is the one to finish it. */
    private void finish(UUID id) {
        if (runs.partsToDo(id).isEmpty()) {
            runs.finished(id, State.DONE, null, clock.instant());
            RunStatus finished = runs.status(id).orElseThrow();
            listeners.forEach(listener -> listener.runFinished(finished));
        } else if (runs.cancelAsked(id)) {
            runs.finished(id, State.CANCELLED, null, clock.instant());
        }
    }

    /**
     * Half of the work is the database's, on this machine or another: one thread a core keeps both
     * busy.
     */
    private static int threads() {
        return Math.max(2, Runtime.getRuntime().availableProcessors());
    }

    private static <T> T required(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
