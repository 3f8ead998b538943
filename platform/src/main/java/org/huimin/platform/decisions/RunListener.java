package org.huimin.platform.decisions;

/**
 * Watches a run. Called inside the transaction that writes the part's decisions, so what a listener
 * writes is there exactly when the decisions are; several parts may be decided at the same time on
 * different threads.
 */
public interface RunListener {
    void partDecided(PartResult part);

    /**
     * The last part is written. Called in a transaction of its own, again after a crash in between:
     * repeat without harm.
     */
    void runFinished(RunStatus run);
}
