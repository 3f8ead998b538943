package org.huimin.engine.reform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.policy.Library;

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

    /** Starts a folder of Parquet facts: a folder a county, files added to it. */
    FactSink sink(Path folder, Library library, List<String> facts) throws IOException;

    /** Where facts go; those of one county should come together. */
    interface FactSink extends AutoCloseable {

        /**
         * @param household what the household of an index is called
         * @param member what the member of an index is called
         */
        void add(FactColumns facts, IntFunction<String> household, IntFunction<String> member)
                throws IOException;

        /** Writes what is left. */
        @Override
        void close() throws IOException;
    }
}
