package org.huimin.platform.exchange;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads, checks, seals and stores the rows of a file: one thread reads, some check and seal, the
 * caller's thread sends to the database. Queues are short, so memory stays the same however long
 * the file is.
 */
final class Pipeline {
    private static final int ROWS_A_CHUNK = 1_000;
    private static final int QUEUED = 16;

    private final RowSource source;
    private final Supplier<RowWorker> workers;
    private final int threads;
    private final BlockingQueue<Chunk> raw = new ArrayBlockingQueue<>(QUEUED);
    private final BlockingQueue<RowWorker.Checked> checked = new ArrayBlockingQueue<>(QUEUED);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** Rows to check; none = no more will come. */
    private record Chunk(List<RawRow> rows) {
        static final Chunk END = new Chunk(List.of());
    }

    /** What went through. */
    record Read(long rows, Map<Integer, Long> repairs) {}

    Pipeline(RowSource source, Supplier<RowWorker> workers, int threads) {
        this.source = source;
        this.workers = workers;
        this.threads = threads;
    }

    /**
     * @throws FileRefused when the file cannot be read to its end
     */
    Read run(Intake intake, QuarantineSpool quarantine, DoubleConsumer progress)
            throws SQLException, IOException, InterruptedException {
        List<Thread> started = new ArrayList<>();
        started.add(start("read", this::read));
        for (int i = 0; i < threads; i++) {
            RowWorker worker = workers.get();
            started.add(start("check-" + i, () -> check(worker)));
        }
        try {
            return store(intake, quarantine, progress);
        } finally {
            started.forEach(Thread::interrupt);
            for (Thread thread : started) {
                thread.join();
            }
        }
    }

    private Read store(Intake intake, QuarantineSpool quarantine, DoubleConsumer progress)
            throws SQLException, IOException, InterruptedException {
        long rows = 0;
        Map<Integer, Long> repairs = new HashMap<>();
        for (int running = threads; running > 0; ) {
            RowWorker.Checked next = checked.poll(200, TimeUnit.MILLISECONDS);
            rethrow();
            if (next == null) {
                continue;
            }
            if (next.isEnd()) {
                running--;
                continue;
            }
            rows += next.rows();
            repairs.putAll(next.repairs());
            if (next.good().length > 0) {
                intake.write(next.good());
            }
            if (next.badRows() > 0) {
                quarantine.add(next.bad(), next.badRows());
            }
            progress.accept(source.progress());
        }
        return new Read(rows, repairs);
    }

    private void rethrow() throws IOException {
        Throwable thrown = failure.get();
        switch (thrown) {
            case null -> {}
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Throwable e ->
                    throw new IllegalStateException("reading failed: " + e.getMessage(), e);
        }
    }

    private void read() throws InterruptedException, IOException {
        List<RawRow> rows = new ArrayList<>(ROWS_A_CHUNK);
        for (RawRow row = source.next(); row != null; row = source.next()) {
            rows.add(row);
            if (rows.size() == ROWS_A_CHUNK) {
                raw.put(new Chunk(rows));
                rows = new ArrayList<>(ROWS_A_CHUNK);
            }
        }
        if (!rows.isEmpty()) {
            raw.put(new Chunk(rows));
        }
        for (int i = 0; i < threads; i++) {
            raw.put(Chunk.END);
        }
    }

    private void check(RowWorker worker) throws InterruptedException {
        for (Chunk chunk = raw.take(); !chunk.rows().isEmpty(); chunk = raw.take()) {
            checked.put(worker.check(chunk.rows()));
        }
        checked.put(RowWorker.Checked.END);
    }

    private interface Step {
        void run() throws Exception;
    }

    private Thread start(String name, Step step) {
        return Thread.ofPlatform()
                .daemon()
                .name("import-" + name)
                .start(() -> {
                    try {
                        step.run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (Throwable e) {
                        failure.compareAndSet(null, e);
                    }
                });
    }
}
