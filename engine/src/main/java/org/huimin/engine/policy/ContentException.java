package org.huimin.engine.policy;

import java.util.List;
import java.util.stream.Collectors;

/** The content cannot be used; all problems at once. */
public final class ContentException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient List<Problem> problems;

    public ContentException(List<Problem> problems) {
        super(
                problems.stream()
                        .map(Problem::shown)
                        .collect(
                                Collectors.joining(
                                        "\n",
                                        "内容有%d处错误 / %d problems in the content\n"
                                                .formatted(problems.size(), problems.size()),
                                        "")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
