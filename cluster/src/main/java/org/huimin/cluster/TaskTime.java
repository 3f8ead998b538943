package org.huimin.cluster;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * Processor time of all tasks: reading, deciding and writing, whatever else the machines do. It is
 * what the size of a cluster is reckoned from.
 */
final class TaskTime extends SparkListener {

    private final AtomicLong nanos = new AtomicLong();

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        TaskMetrics metrics = end.taskMetrics();
        if (metrics != null) {
            nanos.addAndGet(metrics.executorCpuTime());
        }
    }

    /** Complete only when Spark has stopped: it tells listeners late. */
    double seconds() {
        return nanos.get() / 1e9;
    }
}
