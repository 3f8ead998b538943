package org.huimin.cluster;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.huimin.engine.batch.BatchDecisions;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.policy.Programme;

/**
 * What a task does: batch after batch is copied, decided, counted and told in rows. Holds one batch
 * at a time, so its memory does not grow with the county.
 */
record DecideBatches(Rules rules, List<String> columns, Tally tally)
        implements FlatMapFunction<Iterator<ColumnarBatch>, InternalRow> {

    @Override
    public Iterator<InternalRow> call(Iterator<ColumnarBatch> batches) {
        Rules.Loaded here = rules.here();
        List<Programme> programmes = here.library().programmes();
        List<ResultRows.Words> words = programmes.stream().map(ResultRows.Words::new).toList();
        FactsReader reader = new FactsReader(here.library(), columns);
        return new Iterator<>() {
            private Iterator<InternalRow> rows = Collections.emptyIterator();

            @Override
            public boolean hasNext() {
                while (!rows.hasNext() && batches.hasNext()) {
                    rows = decide(batches.next());
                }
                return rows.hasNext();
            }

            @Override
            public InternalRow next() {
                return hasNext() ? rows.next() : Collections.<InternalRow>emptyIterator().next();
            }

            private Iterator<InternalRow> decide(ColumnarBatch batch) {
                if (batch.numRows() == 0) {
                    return Collections.emptyIterator();
                }
                FactColumns facts = reader.read(batch);
                BatchDecisions decisions = here.decider().decide(facts);
                tally.add(
                        new Tally.Batch(
                                reader.county(batch).toString(),
                                programmes,
                                facts,
                                decisions,
                                household -> reader.household(batch, household).toString()));
                return new ResultRows(reader, batch, facts, decisions, words);
            }
        };
    }
}
