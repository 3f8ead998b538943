package org.huimin.platform.people;

import java.util.Map;
import java.util.Set;
import org.huimin.engine.base.PlaceRange;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.exchange.Batch;
import org.huimin.platform.exchange.Imports;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The files rows came with. A clerk of a town does not see the county's deliveries, but may know
 * where a fact comes from.
 */
final class SourceFiles {
    private final Imports imports;
    private final TransactionTemplate transactions;

    SourceFiles(Imports imports, TransactionTemplate transactions) {
        this.imports = imports;
        this.transactions = transactions;
    }

    /** Names and batches by file id; must be asked outside the caller's transaction. */
    Map<Long, Batch.Source> of(Set<Long> files) {
        return files.isEmpty()
                ? Map.of()
                : CallerContext.run(
                        Caller.system(PlaceRange.NATION),
                        () -> transactions.execute(_ -> imports.sources(files)));
    }
}
