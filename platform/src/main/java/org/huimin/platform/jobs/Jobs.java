package org.huimin.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler.ExponentialBackoffFailureHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler.MaxRetriesFailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.VoidExecutionHandler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.huimin.engine.base.PlaceRange;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.CallerContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/**
 * Starts {@link Job}s. A start inside a transaction takes effect with its commit. Several programs
 * on one database share the work; a command ({@code --huimin.command}) starts jobs but works on
 * none.
 */
@Component
public final class Jobs implements SmartLifecycle {
    private static final String TABLE = "jobs.scheduled_tasks";
    private static final int THREADS = 4;
    private static final int REPETITIONS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofSeconds(1);

    /**
     * A killed program's work is taken up by another, or by itself after a restart, within a
     * minute.
     */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(20);

    private final DataSource dataSource;
    private final ObjectProvider<Job> jobs;
    private final Clock clock;
    private final boolean working;
    private final SchedulerClient client;
    private @Nullable Scheduler scheduler;

    Jobs(
            DataSource dataSource,
            ObjectProvider<Job> jobs,
            Clock clock,
            @Value("${huimin.command:}") String command) {
        this.dataSource = new TransactionAwareDataSourceProxy(dataSource);
        this.jobs = jobs;
        this.clock = clock;
        this.working = command.isEmpty();
        this.client =
                SchedulerClient.Builder.create(this.dataSource)
                        .tableName(TABLE)
                        .serializer(new TextSerializer())
                        .build();
    }

    /**
     * Lets a job run soon, once.
     *
     * @param name of the {@link Job}
     * @param key names the piece of work; while one of the same key waits or runs, no other starts
     * @return whether it was taken
     */
    public boolean start(String name, String key, String data) {
        return client.scheduleIfNotExists(new TaskInstance<>(name, key, data), clock.instant());
    }

    /** Whether a piece of work waits or runs. */
    public boolean isPending(String name, String key) {
        return client.getScheduledExecution(TaskInstanceId.of(name, key)).isPresent();
    }

    @Override
    public void start() {
        var oneTime = new ArrayList<Task<?>>();
        var recurring = new ArrayList<RecurringTask<String>>();
        jobs.forEach(job ->
                job.schedule()
                        .ifPresentOrElse(
                                schedule -> recurring.add(recurring(job, schedule)),
                                () -> oneTime.add(oneTime(job))));
        scheduler =
                Scheduler.create(dataSource, oneTime)
                        .startTasks(recurring)
                        .tableName(TABLE)
                        .serializer(new TextSerializer())
                        .threads(THREADS)
                        .pollingInterval(POLL)
                        .heartbeatInterval(HEARTBEAT)
                        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                        .shutdownMaxWait(PATIENCE_AT_STOP)
                        .clock(clock::instant)
                        .build();
        scheduler.start();
    }

    private static Task<String> oneTime(Job job) {
        return Tasks.oneTime(job.name(), String.class)
                .onFailure(
                        new MaxRetriesFailureHandler<>(
                                REPETITIONS, new ExponentialBackoffFailureHandler<>(FIRST_PAUSE)))
                .onDeadExecutionRevive()
                .execute(run(job));
    }

    private static RecurringTask<String> recurring(Job job, String schedule) {
        return Tasks.recurring(job.name(), Schedules.parseSchedule(schedule), String.class)
                .initialData("")
                .execute(run(job));
    }

    private static VoidExecutionHandler<String> run(Job job) {
        return (instance, _) -> {
            var request =
                    new JobRequest(
                            instance.getId(), Objects.requireNonNullElse(instance.getData(), ""));
            CallerContext.run(
                    Caller.system(PlaceRange.NATION),
                    () -> {
                        work(job, request);
                        return true;
                    });
        };
    }

    private static void work(Job job, JobRequest request) {
        try {
            job.run(request);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(job.name() + " " + request.key() + " failed", e);
        }
    }

    @Override
    public void stop() {
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
    }

    @Override
    public boolean isAutoStartup() {
        return working;
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }

    /** The names of all jobs, for operators. */
    public List<String> names() {
        return jobs.stream().map(Job::name).sorted().toList();
    }
}
