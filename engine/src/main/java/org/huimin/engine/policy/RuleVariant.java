package org.huimin.engine.policy;

import java.time.LocalDate;
import java.util.List;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.feel.Node;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it is in force from a date to a date (both included, null = open) in a place and below.
 *
 * @param law clause, {@code act@version art.9}; "" when the programme's act as a whole
 * @param refusal the text of a refusal in pieces, empty when none was written
 * @param refusalEn the same in English
 */
public record RuleVariant(
        Rule rule,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        PlaceCode place,
        String law,
        String formula,
        Node node,
        List<Piece> refusal,
        List<Piece> refusalEn,
        Text note) {

    /** A piece of a refusal text: fixed text, or a value to show. */
    public sealed interface Piece {
        record Words(String text) implements Piece {}

        record Shown(Node node) implements Piece {}
    }

    /** Whether the variant is in force on the date. */
    public boolean inForce(LocalDate on) {
        return (from == null || !on.isBefore(from)) && (to == null || !on.isAfter(to));
    }
}
