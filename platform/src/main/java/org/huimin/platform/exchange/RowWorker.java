package org.huimin.platform.exchange;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huimin.platform.access.Secrets;
import org.jspecify.annotations.Nullable;

/** Checks, seals and encodes chunks of rows; used by one thread. */
final class RowWorker {
    private final RowChecks checks;
    private final Intake.Encoder encoder;
    private final QuarantineEncoder quarantine;
    private final DatasetContract contract;

    RowWorker(
            DatasetContract contract,
            Header header,
            RowChecks checks,
            Intake.Encoder encoder,
            Secrets secrets) {
        this.contract = contract;
        this.checks = checks;
        this.encoder = encoder;
        this.quarantine = new QuarantineEncoder(contract, header, secrets);
    }

    /**
     * A chunk that went through the checks.
     *
     * @param repairs quarantine number by row number, for rows that say they repair one
     */
    record Checked(int rows, byte[] good, byte[] bad, int badRows, Map<Integer, Long> repairs) {
        static final Checked END = new Checked(0, new byte[0], new byte[0], 0, Map.of());

        boolean isEnd() {
            return rows == 0;
        }
    }

    Checked check(List<RawRow> rows) {
        Map<Integer, Long> repairs = Map.of();
        int bad = 0;
        for (RawRow row : rows) {
            if (checks.check(row)) {
                CheckedRow good = checks.checked();
                encoder.add(good);
                if (good.repairs() != 0) {
                    repairs = repairs.isEmpty() ? new HashMap<>() : repairs;
                    repairs.put(good.row(), good.repairs());
                }
            } else {
                bad++;
                quarantine.add(row, checks.findings(), key(), checks.checked().repairs());
            }
        }
        return new Checked(rows.size(), encoder.take(), quarantine.take(), bad, repairs);
    }

    /**
     * The key of a bad row whose key cells are good, so that a later good row is known to repair
     * it.
     */
    private @Nullable UUID key() {
        for (RowChecks.Finding finding : checks.findings()) {
            if (finding.column() == null || contract.key().contains(finding.column())) {
                return null;
            }
        }
        return encoder.key(checks.checked());
    }
}
