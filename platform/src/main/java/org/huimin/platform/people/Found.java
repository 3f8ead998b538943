package org.huimin.platform.people;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person found.
 *
 * @param household null for persons without a household
 * @param number of the household
 */
public record Found(
        UUID person,
        String name,
        String idMasked,
        @Nullable LocalDate birthDate,
        @Nullable UUID household,
        @Nullable String number,
        @Nullable String relation,
        long place) {}
