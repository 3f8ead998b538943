package org.huimin.platform.console;

/** A call cannot be answered; carries the problem to show. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    Refused(Problem problem) {
        super(problem.code() + ": " + problem.en().detail());
        this.problem = problem;
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

    Problem problem() {
        return problem;
    }
}
