package org.huimin.platform.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A value a caseworker has stated, above what departments delivered while it is valid.
 *
 * @param value as stored: scaled number, true or false, ISO day, code
 * @param from first day, null = always
 * @param to day after the last one, null = until further notice
 * @param source what it rests on: a visit, a document
 */
public record Declaration(
        UUID id,
        UUID person,
        String fact,
        String value,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String source,
        String by,
        Instant recordedAt) {

    /** From a row with {@code valid_from}, {@code valid_to} and {@code since}. */
    static Declaration of(ResultSet rows, int nth) throws SQLException {
        return new Declaration(
                rows.getObject("fact_id", UUID.class),
                rows.getObject("person_id", UUID.class),
                rows.getString("fact"),
                rows.getString("value"),
                rows.getObject("valid_from", LocalDate.class),
                rows.getObject("valid_to", LocalDate.class),
                rows.getString("source"),
                rows.getString("declared_by"),
                rows.getTimestamp("since").toInstant());
    }
}
