package org.huimin.platform.people;

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
        Instant recordedAt) {}
