package org.huimin.platform.decisions;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.postgresql.copy.CopyManager;

/**
 * The changed results of one part, on their way to the temporary tables. Few results are unlike
 * every other: each is sent once, and a household with its number.
 */
final class VerdictChanges implements AutoCloseable {
    private final CopyManager manager;
    private final CopyRows households;
    private final Map<Result, Integer> results = new LinkedHashMap<>();

    VerdictChanges(CopyManager manager) throws SQLException {
        this.manager = manager;
        households = new CopyRows(manager, "verdict_in");
    }

    /** What is said of a household, programme by programme. */
    private record Result(byte[] outcomes, long[] amounts, long[] reasons) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Result(byte[] o, long[] a, long[] r)
                    && Arrays.equals(outcomes, o)
                    && Arrays.equals(amounts, a)
                    && Arrays.equals(reasons, r);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * Arrays.hashCode(outcomes) + Arrays.hashCode(amounts))
                    + Arrays.hashCode(reasons);
        }

        Result copy() {
            return new Result(outcomes.clone(), amounts.clone(), reasons.clone());
        }
    }

    /** The arrays may be used again by the caller. */
    void add(
            UUID household,
            long place,
            byte[] outcomes,
            long[] amounts,
            long[] reasons,
            long fingerprint)
            throws SQLException {
        Result result = new Result(outcomes, amounts, reasons);
        Integer number = results.get(result);
        if (number == null) {
            number = results.size();
            results.put(result.copy(), number);
        }
        households.row().append(household).append('\t').append(place).append('\t');
        households.row().append(number.intValue()).append('\t').append(fingerprint);
        households.end();
    }

    /** Everything is in the temporary tables when this returns. */
    void finish() throws SQLException {
        households.finish();
        try (CopyRows rows = new CopyRows(manager, "verdict_result_in")) {
            for (Map.Entry<Result, Integer> each : results.entrySet()) {
                append(rows, each.getValue(), each.getKey());
            }
            rows.finish();
        }
    }

    private static void append(CopyRows rows, int number, Result result) throws SQLException {
        StringBuilder row = rows.row().append(number).append("\t{");
        for (int p = 0; p < result.outcomes.length; p++) {
            row.append(p == 0 ? "" : ",").append(result.outcomes[p]);
        }
        row.append("}\t");
        append(row, result.amounts);
        row.append('\t');
        append(row, result.reasons);
        rows.end();
    }

    private static void append(StringBuilder row, long[] values) {
        row.append('{');
        for (int p = 0; p < values.length; p++) {
            row.append(p == 0 ? "" : ",").append(values[p]);
        }
        row.append('}');
    }

    @Override
    public void close() throws SQLException {
        households.close();
    }
}
