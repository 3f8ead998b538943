package org.huimin.platform.people;

import org.huimin.engine.feel.CodeList;
import org.huimin.platform.exchange.RecordedFact;
import org.jspecify.annotations.Nullable;

/**
 * A column of {@code people.current}.
 *
 * @param sql quoted name
 * @param codes the code list of a code fact, else null
 */
record FactColumn(String fact, String sql, RecordedFact.Kind type, @Nullable CodeList codes) {
    String sqlType() {
        return switch (type) {
            case MONEY, DECIMAL -> "bigint";
            case COUNT -> "integer";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case CODE -> "text";
        };
    }
}
