package org.huimin.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.policy.Library;
import org.huimin.engine.reform.ReformReport;

/** Parquet, which the engine leaves to whoever is on the class path (a service). */
public interface Tables {

    /**
     * Reads a folder of Parquet facts, batch by batch; the columns are reused.
     *
     * @param facts ids of those that are needed
     */
    void facts(Path folder, Library library, List<String> facts, Consumer<FactColumns> into)
            throws IOException;

    /** Writes a report's rows as one Parquet file. */
    void write(ReformReport report, Function<PlaceCode, String> placeName, Path file)
            throws IOException;
}
