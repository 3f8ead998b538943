package org.huimin.engine.feel;

import java.util.Locale;

/** English names made from ids, for what nobody has named in English. */
final class EnglishNames {

    private EnglishNames() {}

    /** {@code perCapitaIncome} as "per capita income". */
    static String of(String id) {
        return id.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }
}
