package org.huimin.platform.console;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call cannot be answered; carries the problem to show. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;
    private final transient @Nullable Instant until;

    Refused(Problem problem) {
        this(problem, null);
    }

    /**
     * @param until when it may be tried again; null: nothing is said about it
     */
    Refused(Problem problem, @Nullable Instant until) {
        super(problem.code() + ": " + problem.en().detail());
        this.problem = problem;
        this.until = until;
    }

    static Refused notFound(String zh, String en) {
        return new Refused(Problems.notFound(zh, en));
    }

    /** A parameter or field has a value that cannot be. */
    static Refused invalid(String field, Object value, String remedyZh, String remedyEn) {
        return new Refused(
                Problems.invalid(
                        "字段“%s”的值“%s”无效。".formatted(field, value),
                        "Field \"%s\" has the invalid value \"%s\".".formatted(field, value),
                        remedyZh,
                        remedyEn));
    }

    /** When the same may be tried again. */
    Optional<Instant> until() {
        return Optional.ofNullable(until);
    }

    Problem problem() {
        return problem;
    }
}
