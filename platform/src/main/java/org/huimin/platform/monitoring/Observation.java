package org.huimin.platform.monitoring;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One error as a run sees it.
 *
 * @param member null when it concerns the household as a whole
 * @param reasons ids of the rules that fail (wrong) or are unknown (needs information); empty for a
 *     clear missed case
 * @param entitledFen what the engine grants a month
 * @param paidFen what is being paid a month
 */
public record Observation(
        UUID household,
        @Nullable UUID member,
        long place,
        String programme,
        Kind kind,
        Certainty certainty,
        List<String> reasons,
        long entitledFen,
        long paidFen) {

    /**
     * What makes two observations the same finding, so that it ages instead of appearing anew every
     * night.
     */
    Subject subject() {
        return new Subject(household, member, programme, kind);
    }

    record Subject(UUID household, @Nullable UUID member, String programme, Kind kind) {}
}
