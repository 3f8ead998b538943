package org.huimin.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.policy.Library;
import org.huimin.engine.reform.ReformReport;
import org.huimin.engine.reform.Tables;

/** Parquet for the engine's commands. */
public final class ParquetTables implements Tables {

    @Override
    public void facts(Path folder, Library library, List<String> facts, Consumer<FactColumns> into)
            throws IOException {
        new FactReader(library, facts).read(folder, batch -> into.accept(batch.facts()));
    }

    @Override
    public void write(ReformReport report, Function<PlaceCode, String> placeName, Path file)
            throws IOException {
        ReportTable.write(report, placeName, file);
    }

    @Override
    public FactSink sink(Path folder, Library library, List<String> facts) throws IOException {
        return new FactWriter(folder, library, facts);
    }
}
