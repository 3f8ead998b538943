package org.huimin.engine.base;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What another thread works out for this one. */
public final class Awaited {

    private Awaited() {}

    /**
     * The result, once it is there; the other thread's failure becomes this one's.
     *
     * @throws RuntimeException the one that the other thread threw
     */
    public static <T> T result(Future<T> work) {
        try {
            return work.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException told
                    ? told
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
