package org.huimin.platform;

import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Somebody who presses Ctrl-C while the first start still fills the database is told so in one
 * sentence: the failures that follow from closing the database are no faults. What was under way is
 * rolled back and done again at the next start.
 */
final class InterruptedStart implements SpringBootExceptionReporter {

    InterruptedStart(ConfigurableApplicationContext context) {}

    /** From the first moment of a shutdown, connections that break are expected. */
    static void expectClosedConnections() {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> silence("com.zaxxer.hikari.pool.ProxyConnection")));
    }

    @Override
    public boolean reportException(Throwable failure) {
        if (!shuttingDown()) {
            return false;
        }
        LoggerFactory.getLogger(InterruptedStart.class)
                .warn("启动被中断，下次启动会接着完成。 / The start was interrupted; the next start completes it.");
        silence(SpringApplication.class.getName());
        return true;
    }

    /** The only question the JVM answers about its shutdown: hooks are refused once it began. */
    private static boolean shuttingDown() {
        var probe = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException begun) {
            return true;
        }
    }

    private static void silence(String logger) {
        LoggingSystem.get(SpringApplication.class.getClassLoader())
                .setLogLevel(logger, LogLevel.OFF);
    }
}
