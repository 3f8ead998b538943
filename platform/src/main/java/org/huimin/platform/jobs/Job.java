package org.huimin.platform.jobs;

import java.util.Optional;

/** One kind of background work; a bean of the module that does it. */
public interface Job {
    /** Unique over all modules, such as {@code decisions.run}. */
    String name();

    /**
     * Does the work, on behalf of the system over the whole nation; narrows the scope itself where
     * it can. May be called again for the same request after a crash or an exception (three times,
     * with growing pauses), so it goes on where it stood.
     *
     * <p>Thread interruption means the program is stopping: return soon, the work is taken up
     * again.
     */
    void run(JobRequest request) throws Exception;

    /**
     * When it runs by itself, with key {@code recurring} and no data: {@code DAILY|02:00}, {@code
     * FIXED_DELAY|3600s}; empty for work that only {@link Jobs#start} starts.
     */
    default Optional<String> schedule() {
        return Optional.empty();
    }
}
