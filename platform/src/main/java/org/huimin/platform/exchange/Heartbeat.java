package org.huimin.platform.exchange;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Tells the world every half second how far an import is, while its own thread is busy or waits for
 * the database.
 */
final class Heartbeat implements AutoCloseable {
    private static final long BEAT_MILLIS = 500;
    private static final int BEATS_A_RENEWAL = 20;

    private final BiConsumer<Integer, Long> tell;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private volatile int percent;
    private volatile long rows;

    /**
     * @param tell percent and rows; called from another thread
     */
    Heartbeat(BiConsumer<Integer, Long> tell) {
        this.tell = tell;
        // a thread of the platform: interrupting a virtual one would close the connection under it
        this.thread = Thread.ofPlatform().daemon().name("import-heartbeat").start(this::beat);
    }

    void at(double share, long rowsSoFar) {
        percent = (int) (share * 100);
        rows = rowsSoFar;
    }

    private void beat() {
        int told = -1;
        int silent = 0;
        try {
            while (!stopped.await(BEAT_MILLIS, TimeUnit.MILLISECONDS)) {
                int now = percent;
                if (now != told || ++silent >= BEATS_A_RENEWAL) {
                    tell.accept(now, rows);
                    told = now;
                    silent = 0;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
