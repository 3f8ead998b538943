package org.huimin.platform.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class ContentionTest {
    private static final String DEADLOCK = "40P01";
    private static final String FULL = "53100";

    @Test
    void aDeadlockIsDoneAgain() {
        Queue<String> failures = new ArrayDeque<>(List.of(DEADLOCK, "40001"));
        Contention.retried(() -> fail(failures));
        assertThat(failures).isEmpty();
    }

    @Test
    void anythingElseIsToldAtOnce() {
        Queue<String> failures = new ArrayDeque<>(List.of(FULL, DEADLOCK));
        assertThatThrownBy(() -> Contention.retried(() -> fail(failures)))
                .hasRootCauseInstanceOf(SQLException.class);
        assertThat(failures).containsExactly(DEADLOCK);
    }

    @Test
    void whatNeverEndsIsGivenUp() {
        Queue<String> failures =
                new ArrayDeque<>(List.of(DEADLOCK, DEADLOCK, DEADLOCK, DEADLOCK, DEADLOCK));
        assertThatThrownBy(() -> Contention.retried(() -> fail(failures)))
                .hasRootCauseInstanceOf(SQLException.class);
        assertThat(failures).hasSize(1);
    }

    private static void fail(Queue<String> failures) {
        if (!failures.isEmpty()) {
            throw new IllegalStateException("a part", new SQLException("x", failures.remove()));
        }
    }
}
