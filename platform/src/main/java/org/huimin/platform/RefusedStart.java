package org.huimin.platform;

import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A start that our own code refused (no such database, wrong password, broken content …) ends with
 * what that code says, which names the remedy, instead of a stack trace of the framework around it.
 * Everything else is a fault of ours and keeps its stack trace.
 */
final class RefusedStart implements SpringBootExceptionReporter {
    private static final String OURS = "org.huimin.";

    RefusedStart(ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        Optional<Throwable> refusal = refusal(failure);
        refusal.ifPresent(reason -> {
            LoggerFactory.getLogger(RefusedStart.class)
                    .error("✗ 未能启动 / Not started: {}", reason.getMessage());
            silence(SpringApplication.class.getName());
        });
        return refusal.isPresent();
    }

    /** The innermost failure that our own code raised with a message. */
    static Optional<Throwable> refusal(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(RefusedStart::raisedByUs)
                .reduce((_, inner) -> inner);
    }

    private static boolean raisedByUs(Throwable failure) {
        boolean ours =
                failure.getClass().getName().startsWith(OURS)
                        || failure.getClass() == IllegalStateException.class
                        || failure.getClass() == IllegalArgumentException.class
                        || failure.getClass() == UncheckedIOException.class;
        StackTraceElement[] trace = failure.getStackTrace();
        return ours
                && failure.getMessage() != null
                && trace.length > 0
                && trace[0].getClassName().startsWith(OURS);
    }

    private static void silence(String logger) {
        LoggingSystem.get(SpringApplication.class.getClassLoader())
                .setLogLevel(logger, LogLevel.OFF);
    }
}
