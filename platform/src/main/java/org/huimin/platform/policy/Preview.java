package org.huimin.platform.policy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a change would do to the people of its place.
 *
 * @param beforeVersion the library it was compared with
 * @param afterVersion that library with the change
 * @param people how many there are to decide
 * @param report JSON; null until it is done
 */
public record Preview(
        UUID change,
        State state,
        String beforeVersion,
        String afterVersion,
        long people,
        long peopleDone,
        @Nullable String report,
        @Nullable String failure,
        String askedBy,
        Instant askedAt,
        @Nullable Instant finishedAt) {

    /** Where it stands. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED;

        /** Not finished. */
        public boolean open() {
            return this == WAITING || this == RUNNING;
        }
    }
}
