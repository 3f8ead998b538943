package org.huimin.engine.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One programme decided for one household, or for one member of it.
 *
 * @param memberIndex -1 for a household programme
 * @param memberId null for a household programme
 * @param outputs what a grant says besides its amount; empty unless granted
 * @param clauses every clause applied, in the order of the trace, as {@code act@version art.9}
 */
public record ProgrammeDecision(
        String programmeId,
        Text name,
        Programme.Unit unit,
        int memberIndex,
        @Nullable String memberId,
        Outcome outcome,
        Trace trace,
        List<Trace> outputs,
        List<String> clauses) {}
