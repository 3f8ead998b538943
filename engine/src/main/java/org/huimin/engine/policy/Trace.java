package org.huimin.engine.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a value is what it is: a rule with its clause, formula and inputs, down to facts and
 * parameters.
 *
 * @param id English id of the programme, rule, fact or parameter
 * @param programme the programme a rule or parameter belongs to
 * @param member id of the member the value belongs to
 * @param value for machines; null when unknown
 * @param shown for people, "未知" when unknown
 * @param unit 元/月 and the like; "" when not money
 * @param law {@code act@version art.9}; "" when none
 * @param clause the law as people cite it
 * @param formula as written, and with English names; none for parameters and given facts
 * @param origin where a parameter's value comes from
 * @param note e.g. that a fact was left out and taken as none
 * @param missing what is missing, for people
 * @param repeated shown in full earlier in the same trace
 */
public record Trace(
        Kind kind,
        String id,
        Text name,
        @Nullable String programme,
        @Nullable String member,
        @Nullable String value,
        Text shown,
        Text unit,
        String law,
        Text clause,
        Text formula,
        @Nullable Origin origin,
        Text note,
        List<Text> missing,
        boolean repeated,
        List<Trace> inputs) {

    public enum Kind {
        PROGRAMME,
        RULE,
        FACT,
        PARAMETER,
        RESULT
    }

    /**
     * The row of a parameter table.
     *
     * @param place 12 digits
     * @param residence urban, rural or *
     * @param from ISO date
     */
    public record Origin(
            String place,
            String residence,
            String from,
            String source,
            String clause,
            boolean verified) {}
}
