package org.huimin.platform.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.huimin.engine.policy.ParameterRow;
import org.jspecify.annotations.Nullable;

/**
 * A new value of a parameter, proposed by one person and decided by another.
 *
 * @param place 12-digit code
 * @param urbanRural urban, rural or *
 * @param effective first day of validity
 * @param value as in the content's table; "" = no value from that day on
 * @param source the document that publishes it
 * @param decidedBy who approved, refused or withdrew it; null while it waits
 * @param decisionReason "" when none was given
 */
public record Change(
        UUID id,
        long place,
        String programme,
        String parameter,
        String urbanRural,
        LocalDate effective,
        String value,
        String source,
        String clause,
        String reason,
        String proposedBy,
        Instant proposedAt,
        State state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        String decisionReason) {

    /** Where a change stands; superseded: another approved change of the same cell replaced it. */
    public enum State {
        PROPOSED,
        APPROVED,
        REFUSED,
        WITHDRAWN,
        SUPERSEDED
    }

    /** The row it adds. Two people compared it with its document, so it counts as verified. */
    ParameterRow row() {
        return new ParameterRow(
                programme,
                parameter,
                "%012d".formatted(place),
                urbanRural,
                effective,
                value,
                source,
                clause,
                true);
    }
}
