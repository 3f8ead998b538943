package org.huimin.engine.dmn;

import java.util.List;
import java.util.stream.Collectors;

/** A decision model, or the part of it that is asked for, cannot be used. */
public final class DmnException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient List<DmnProblem> problems;

    public DmnException(List<DmnProblem> problems) {
        super(problems.stream().map(DmnProblem::shown).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public DmnException(DmnProblem problem) {
        this(List.of(problem));
    }

    public List<DmnProblem> problems() {
        return problems;
    }
}
