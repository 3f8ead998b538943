package org.huimin.engine.batch;

/** A compiled loop over households. */
public interface Kernel {

    /**
     * Decides households of the kernel's lane: a clean kernel those from household {@code from} up
     * to {@code to} that {@link Batch#lane} assigns to it, a full kernel those at {@code from} up
     * to {@code to} in {@link Batch#list}.
     *
     * @throws ArithmeticException when an amount overflows; some outputs may have been written
     */
    void run(Batch batch, int from, int to);
}
