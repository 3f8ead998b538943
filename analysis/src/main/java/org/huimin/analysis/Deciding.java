package org.huimin.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.huimin.engine.batch.BatchDecider;
import org.huimin.engine.policy.Library;

/** Decides Parquet facts and writes Parquet results. */
final class Deciding {

    private Deciding() {}

    /** The number of households decided. */
    static long write(Library library, LocalDate on, Path facts, Path results) throws IOException {
        BatchDecider decider = BatchDecider.of(library, on);
        long[] households = {0};
        try (ResultWriter writer = new ResultWriter(results, library)) {
            new FactReader(library, decider.factsRead())
                    .read(
                            facts,
                            batch -> {
                                writer.add(batch, decider.decide(batch.facts()));
                                households[0] += batch.facts().households();
                            });
        }
        return households[0];
    }
}
