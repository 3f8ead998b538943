package org.huimin.platform.monitoring;

import java.util.List;
import org.huimin.platform.decisions.PartResult;
import org.huimin.platform.decisions.RunStatus;

/**
 * Watches the ledger being brought up to date, for those who count what it lists: a part is
 * compared with the rolls once. The calls come as those of {@link
 * org.huimin.platform.decisions.RunListener}, inside the same transactions.
 */
public interface LedgerListener {
    /**
     * @param observed everything that differs in the part, as the ledger lists it
     */
    void partCompared(PartResult part, List<Observation> observed);

    /** The last part is compared; repeat without harm. */
    void runFinished(RunStatus run);
}
