package org.huimin.platform.people;

import java.util.Set;

/** Names of generated tables and columns. */
final class SqlNames {
    /**
     * Columns every record table has; a column of a contract with such a name gets an underscore
     * behind it.
     */
    private static final Set<String> RESERVED =
            Set.of(
                    "record_key",
                    "row_hash",
                    "person_index",
                    "place",
                    "file_id",
                    "row_no",
                    "recorded_from",
                    "recorded_to",
                    "id_sealed",
                    "repairs");

    private SqlNames() {}

    /** {@code some-dataset} → {@code people.record_some_dataset}. */
    static String table(String datasetId) {
        return "people.record_" + datasetId.replace('-', '_');
    }

    /** {@code registeredOn} → {@code "registered_on"}. */
    static String column(String columnId) {
        String name = snake(columnId);
        return '"' + (RESERVED.contains(name) ? name + '_' : name) + '"';
    }

    /**
     * {@code carCount} → {@code car_count}, {@code umbrella-allowance} → {@code
     * umbrella_allowance}.
     */
    static String snake(String id) {
        StringBuilder name = new StringBuilder(id.length() + 8);
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                name.append('_').append((char) (c + ('a' - 'A')));
            } else {
                name.append(c == '-' ? '_' : c);
            }
        }
        return name.toString();
    }

    /** A text as an SQL literal. */
    static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }

    /** An inner name without quotes. */
    static String bare(String quoted) {
        return quoted.substring(1, quoted.length() - 1);
    }
}
