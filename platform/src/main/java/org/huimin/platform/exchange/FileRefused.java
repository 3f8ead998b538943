package org.huimin.platform.exchange;

import org.huimin.engine.base.InputProblem;

/**
 * A whole file that cannot be taken: nothing of it was stored. Says why and what to do, in Chinese
 * and English.
 */
public final class FileRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient InputProblem problem;

    FileRefused(InputProblem problem) {
        super(problem.line());
        this.problem = problem;
    }

    FileRefused(String code, String zh, String en, String remedyZh, String remedyEn) {
        this(new InputProblem(code, zh, en, remedyZh, remedyEn));
    }

    /** Why, and what to do. */
    public InputProblem problem() {
        return problem;
    }
}
