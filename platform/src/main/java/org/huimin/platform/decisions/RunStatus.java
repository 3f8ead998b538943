package org.huimin.platform.decisions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is.
 *
 * @param place 12-digit code of the place whose people are decided
 * @param on the day the rules are applied for
 * @param library version of rules and parameters
 * @param people people in all parts; {@code peopleDone} of them are decided and written
 * @param changed households whose result differs from the one before
 */
public record RunStatus(
        UUID id,
        long place,
        LocalDate on,
        String library,
        State state,
        boolean cancelAsked,
        String startedBy,
        int parts,
        int partsDone,
        long people,
        long peopleDone,
        long households,
        long changed,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String failure) {

    public enum State {
        WAITING,
        RUNNING,
        DONE,
        CANCELLED,
        FAILED;

        public boolean open() {
            return this == WAITING || this == RUNNING;
        }
    }

    /** Share of the people decided, 0 to 100; 100 only when nothing is left. */
    public int percent() {
        if (state == State.DONE) {
            return 100;
        }
        return people == 0 ? 0 : (int) Math.min(99, peopleDone * 100 / people);
    }
}
