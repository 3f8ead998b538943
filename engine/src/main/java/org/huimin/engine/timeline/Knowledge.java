package org.huimin.engine.timeline;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Up to which day something was known.
 *
 * @param parameters published by then
 * @param facts learned by then
 * @param events done by then
 */
record Knowledge(LocalDate parameters, LocalDate facts, LocalDate events) {

    /** All that was known on a day. */
    static Knowledge of(LocalDate day) {
        return new Knowledge(day, day, day);
    }

    /**
     * What the payment of a month rests on: everything known on its first day, and the
     * confirmations of the month itself.
     *
     * @param at most this is known
     */
    static Knowledge atPayment(YearMonth month, LocalDate at) {
        LocalDate first = earlier(month.atDay(1), at);
        return new Knowledge(first, first, earlier(month.atEndOfMonth(), at));
    }

    /** The same with the facts as another knew them. */
    Knowledge withFactsOf(Knowledge other) {
        return new Knowledge(parameters, other.facts, events);
    }

    static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
