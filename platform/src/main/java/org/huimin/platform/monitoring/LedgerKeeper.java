package org.huimin.platform.monitoring;

import java.sql.SQLException;
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

    LedgerKeeper(DataSource database) {
        this.database = database;
    }

    @Override
    public void partDecided(PartResult part) {
        var connection = DataSourceUtils.getConnection(database);
        try {
            new LedgerStore(connection, part.run(), part.on())
                    .reconcile(part.fromPlace(), part.toPlace(), Comparison.of(part));
        } catch (SQLException e) {
            throw new IllegalStateException("the both-errors ledger could not be written", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    @Override
    public void runFinished(RunStatus run) {
        // every part is reconciled on its own; nothing is left for the end
    }
}
