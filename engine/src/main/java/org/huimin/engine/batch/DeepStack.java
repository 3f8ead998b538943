package org.huimin.engine.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.huimin.engine.base.Awaited;

/** Runs what may call itself deeply: a long formula is a deep tree, and its Java a deeper one. */
final class DeepStack {

    /** Reserved, not used: a page of it is taken only when calls reach it. */
    private static final long BYTES = 64L << 20;

    private DeepStack() {}

    /** The result, from a thread with much room for calls. */
    static <T> T call(Supplier<T> work) {
        return Awaited.result(started(work));
    }

    /** Does the work on so many threads of that kind at once, and waits for all of them. */
    static void callAll(int threads, Runnable work) {
        List<FutureTask<Boolean>> tasks = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            tasks.add(
                    started(() -> {
                        work.run();
                        return true;
                    }));
        }
        tasks.forEach(Awaited::result);
    }

    private static <T> FutureTask<T> started(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread thread = new Thread(null, task, "kernel compiler", BYTES);
        thread.setDaemon(true);
        thread.start();
        return task;
    }
}
