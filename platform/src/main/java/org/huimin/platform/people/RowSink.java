package org.huimin.platform.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes the projection row by row, in the order of place, household, person. */
public interface RowSink {
    /**
     * A person's row begins.
     *
     * @param urbanRural code, null when unknown
     * @param inRegister false for persons no register knows or any more knows; their household is
     *     themselves
     */
    void person(
            UUID household,
            UUID person,
            long place,
            @Nullable String urbanRural,
            boolean inRegister);

    /**
     * A value that is not null: fen, scaled decimal, count, 0 or 1, or epoch day.
     *
     * @param fact index in the list of facts asked for
     */
    void value(int fact, long value);

    /** A value that is a code. */
    void code(int fact, String code);
}
