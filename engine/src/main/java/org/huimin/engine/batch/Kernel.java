package org.huimin.engine.batch;

/** A compiled loop over households. */
public interface Kernel {

    /**
     * Decides the households from {@code from} up to {@code to} that are in the kernel's lane.
     *
     * @throws ArithmeticException when an amount overflows; some outputs may have been written
     */
    void run(Batch batch, int from, int to);
}
