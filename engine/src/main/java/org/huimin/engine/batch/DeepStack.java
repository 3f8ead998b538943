package org.huimin.engine.batch;

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
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread thread = new Thread(null, task, "kernel compiler", BYTES);
        thread.setDaemon(true);
        thread.start();
        return Awaited.result(task);
    }
}
