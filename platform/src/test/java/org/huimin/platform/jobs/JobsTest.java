package org.huimin.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.huimin.engine.base.PlaceRange;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

class JobsTest {
    private final TestDatabase database = TestDatabase.create();
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private Jobs jobs;

    @BeforeEach
    void begin() {
        jobs = jobs("");
        jobs.start();
    }

    @AfterEach
    void end() {
        mayEnd.countDown();
        jobs.stop();
        database.close();
    }

    @Test
    void runsAJobOnBehalfOfTheSystem() throws Exception {
        assertThat(jobs.start("lighthouse.inspect", "7", "灯塔")).isTrue();
        assertThat(done.poll(10, TimeUnit.SECONDS)).isEqualTo("7 灯塔 system " + PlaceRange.NATION);
    }

    @Test
    void takesNoSecondPieceOfTheSameKey() throws Exception {
        assertThat(jobs.start("lighthouse.wait", "7", "")).isTrue();
        assertThat(done.poll(10, TimeUnit.SECONDS)).isEqualTo("waiting");
        assertThat(jobs.start("lighthouse.wait", "7", "")).isFalse();
        assertThat(jobs.isPending("lighthouse.wait", "7")).isTrue();
        mayEnd.countDown();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (jobs.isPending("lighthouse.wait", "7") && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        assertThat(jobs.start("lighthouse.wait", "7", "")).isTrue();
    }

    @Test
    void startsNothingWhenTheTransactionRollsBack() throws Exception {
        database.transactions()
                .executeWithoutResult(status -> {
                    jobs.start("lighthouse.inspect", "8", "");
                    status.setRollbackOnly();
                });
        assertThat(jobs.isPending("lighthouse.inspect", "8")).isFalse();
        assertThat(done.poll(2, TimeUnit.SECONDS)).isNull();
    }

    @Test
    void aCommandWorksOnNone() {
        Jobs command = jobs("import");
        assertThat(command.isAutoStartup()).isFalse();
        assertThat(jobs.isAutoStartup()).isTrue();
    }

    private Jobs jobs(String command) {
        var beans = new DefaultListableBeanFactory();
        beans.registerSingleton(
                "inspect",
                job(
                        "lighthouse.inspect",
                        request -> {
                            var caller = CallerContext.current();
                            done.add(
                                    "%s %s %s %s"
                                            .formatted(
                                                    request.key(),
                                                    request.data(),
                                                    caller.username(),
                                                    caller.scope()));
                        }));
        beans.registerSingleton(
                "wait",
                job(
                        "lighthouse.wait",
                        _ -> {
                            done.add("waiting");
                            mayEnd.await();
                        }));
        return new Jobs(
                database.app(), beans.getBeanProvider(Job.class), Clock.systemUTC(), command);
    }

    private interface Work {
        void run(JobRequest request) throws Exception;
    }

    private static Job job(String name, Work work) {
        return new Job() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void run(JobRequest request) throws Exception {
                work.run(request);
            }
        };
    }
}
