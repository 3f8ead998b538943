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
    record OfFact(String fact, String zh, @Nullable String member) implements Missing {}

    /** No value of the parameter is on file for the place and date. */
    record OfParameter(String parameter, String zh, long place, LocalDate on) implements Missing {}

    /** The rule gives no value: none is in force on the date, or it divides by zero. */
    record OfRule(String rule, String zh, String reasonZh, String reasonEn) implements Missing {}

    /** For people, in Chinese. */
    default String shown() {
        return switch (this) {
            case OfFact(var _, var zh, var member) -> member == null ? zh : member + " 的" + zh;
            case OfParameter(var _, var zh, long place, var on) ->
                    "参数“%s”在 %d 于 %s 没有登记".formatted(zh, place, on);
            case OfRule(var _, var zh, var reason, var _) -> "规则“%s”：%s".formatted(zh, reason);
        };
    }
}
