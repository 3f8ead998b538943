package org.huimin.engine.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Columns of facts and the decisions about them, kept side by side: all are decided once, and then
 * again only what changed. A changed fact needs one household ({@link #decide(int)}, about a
 * microsecond), a changed parameter one region ({@link #decideIn} with {@link
 * BatchDecider#changes}). Not for several threads at once.
 */
public final class BatchSession {

    /** Households a thread takes at a time: many, so that places mostly stay together. */
    private static final int SHARE = 1 << 14;

    /** How runs over the columns as they are now are made. */
    interface Runs {
        Routing route(FactColumns facts, Detail detail);

        BatchRun run(FactColumns facts, Routing routing, BatchDecisions decisions);
    }

    private final Runs runs;
    private final FactColumns facts;
    private final BatchDecisions decisions;
    private final List<BatchRun> open = new ArrayList<>();
    private @Nullable Routing routing;
    private int version;

    BatchSession(Runs runs, FactColumns facts, BatchDecisions decisions) {
        this.runs = runs;
        this.facts = facts;
        this.decisions = decisions;
    }

    /** The decisions as they stand. */
    public BatchDecisions decisions() {
        return decisions;
    }

    /** Decides every household. */
    public BatchDecisions decide() {
        decisions.begin(true);
        run(0, true).decide(0, facts.households());
        return decisions;
    }

    /** As {@link #decide()}, with several threads, each taking stretches of the columns in turn. */
    public BatchDecisions decideWith(int threads) {
        decisions.begin(true);
        int households = facts.households();
        AtomicInteger next = new AtomicInteger();
        List<FutureTask<@Nullable Void>> tasks = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            BatchRun run = run(t, t == 0);
            Runnable work =
                    () -> {
                        for (int from; (from = next.getAndAdd(SHARE)) < households; ) {
                            run.decide(from, Math.min(households, from + SHARE));
                        }
                    };
            tasks.add(new FutureTask<@Nullable Void>(work, null));
        }
        tasks.stream().skip(1).forEach(task -> Thread.ofPlatform().name("kernel").start(task));
        tasks.getFirst().run();
        try {
            for (FutureTask<@Nullable Void> task : tasks) {
                task.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return decisions;
    }

    /** Decides one household again, after a fact of it has changed. */
    public void decide(int household) {
        decide(household, household + 1);
    }

    /** Decides the households from {@code from} up to {@code to} again. */
    public void decide(int from, int to) {
        decisions.begin(false);
        run(0, false).decide(from, to);
    }

    /**
     * Decides the households of some places again.
     *
     * @param places by 12-digit code
     * @return how many households
     */
    public int decideIn(LongPredicate places) {
        decisions.begin(false);
        BatchRun run = run(0, true);
        int households = facts.households();
        int decided = 0;
        int from = 0;
        while (from < households) {
            while (from < households && !places.test(facts.place[from])) {
                from++;
            }
            int to = from;
            while (to < households && places.test(facts.place[to])) {
                to++;
            }
            run.decide(from, to);
            decided += to - from;
            from = to;
        }
        return decided;
    }

    /**
     * A run over the columns as they are now.
     *
     * @param anew look again which facts are seldom unknown
     */
    private BatchRun run(int thread, boolean anew) {
        Routing now = routing;
        if (now == null || anew || version != facts.version()) {
            Routing fresh = runs.route(facts, decisions.detail());
            version = facts.version();
            if (now == null || !fresh.same(now)) {
                open.clear();
                now = fresh;
                routing = fresh;
            }
        }
        while (open.size() <= thread) {
            open.add(runs.run(facts, open.isEmpty() ? now : now.again(), decisions));
        }
        return open.get(thread);
    }
}
