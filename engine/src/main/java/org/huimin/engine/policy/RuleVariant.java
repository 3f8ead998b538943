package org.huimin.engine.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.feel.Node;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it is in force from a date to a date (both included, null = open) in a place and below.
 *
 * @param law clause, {@code act@version art.9}; "" when the programme's act as a whole
 * @param formula as written: a formula or the text of a table
 * @param rows of a table, in order; empty for a formula
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
        List<TableRow> rows,
        List<Piece> refusal,
        List<Piece> refusalEn,
        Text note) {

    /** A piece of a refusal text: fixed text, or a value to show. */
    public sealed interface Piece {
        record Words(String text) implements Piece {}

        record Shown(Node node) implements Piece {}
    }

    /**
     * What is told of a row of a table.
     *
     * @param shown inputs and output as written: 年龄 >= 60 → 0.2
     * @param law clause of the row; "" when it has none of its own
     * @param refusal text of a refusal by this row, empty when none was written
     */
    public record TableRow(
            String label,
            String shown,
            String law,
            List<Piece> refusal,
            List<Piece> refusalEn,
            String note) {}

    /** Quick, and still the same for equal ones: not over the whole formula. */
    @Override
    public int hashCode() {
        return Objects.hash(rule, from, place);
    }

    /** Whether the variant is in force on the date. */
    public boolean inForce(LocalDate on) {
        return (from == null || !on.isBefore(from)) && (to == null || !on.isAfter(to));
    }
}
