package org.huimin.engine.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Why something cannot be known. */
public sealed interface Missing {

    /**
     * A fact nobody has told.
     *
     * @param member the member's id; null for a fact of the household
     */
    record OfFact(String fact, Text name, @Nullable String member) implements Missing {}

    /** No value of the parameter is on file for the place and date. */
    record OfParameter(String parameter, Text name, long place, LocalDate on) implements Missing {}

    /** The rule gives no value: none is in force on the date, or it divides by zero. */
    record OfRule(String rule, Text name, Text reason) implements Missing {}

    /** For people. */
    default Text shown() {
        return switch (this) {
            case OfFact(var _, var name, var member) ->
                    member == null ? name : new Text(member + " 的", member + ": ").and(name);
            case OfParameter(var _, var name, long place, var on) ->
                    new Text(
                            "参数“%s”在 %d 于 %s 没有登记".formatted(name.zh(), place, on),
                            "parameter \"%s\": no value on file for %d on %s"
                                    .formatted(name.en(), place, on));
            case OfRule(var _, var name, var reason) ->
                    new Text(
                            "规则“%s”：%s".formatted(name.zh(), reason.zh()),
                            "rule \"%s\": %s".formatted(name.en(), reason.en()));
        };
    }
}
