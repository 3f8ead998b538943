package org.huimin.platform.people;

import org.huimin.platform.exchange.CodeList;
import org.huimin.platform.exchange.Fact;
import org.jspecify.annotations.Nullable;

/**
 * A column of {@code people.current}.
 *
 * @param sql quoted name
 * @param codes the code list of a code fact, else null
 */
record FactColumn(String fact, String sql, Fact.Type type, @Nullable CodeList codes) {
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
