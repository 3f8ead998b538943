package org.huimin.platform.monitoring;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.huimin.platform.decisions.PartResult;
import org.huimin.platform.decisions.RunListener;
import org.huimin.platform.decisions.RunStatus;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/** Keeps the ledger in step with every run, in the run's own transactions. */
@Component
class LedgerKeeper implements RunListener {
    private final DataSource database;
    private final List<LedgerListener> listeners;

    LedgerKeeper(DataSource database, List<LedgerListener> listeners) {
        this.database = database;
        this.listeners = listeners;
    }

    @Override
    public void partDecided(PartResult part) {
        List<Observation> observed = Comparison.of(part);
        reconcile(part, observed);
        listeners.forEach(listener -> listener.partCompared(part, observed));
    }

    private void reconcile(PartResult part, List<Observation> observed) {
        var connection = DataSourceUtils.getConnection(database);
        try {
            new LedgerStore(connection, part.run(), part.on())
                    .reconcile(part.fromPlace(), part.toPlace(), observed);
        } catch (SQLException e) {
            throw new IllegalStateException("the both-errors ledger could not be written", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    @Override
    public void runFinished(RunStatus run) {
        // every part is reconciled on its own; nothing is left for the end
        listeners.forEach(listener -> listener.runFinished(run));
    }
}
