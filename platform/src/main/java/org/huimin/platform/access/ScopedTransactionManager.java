package org.huimin.platform.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;

/**
 * Tells the database at the begin of each transaction which places the caller may see; the
 * row-level policies read it. Without a caller nothing is told and nothing is seen. The settings
 * end with the transaction, so a pooled connection carries nobody's scope on.
 */
public final class ScopedTransactionManager extends JdbcTransactionManager {
    private static final long serialVersionUID = 1;

    private static final String SET_SCOPE =
            """
            select set_config('huimin.scope_from', ?, true), set_config('huimin.scope_to', ?, true),
                   set_config('huimin.caller', ?, true)\
            """;

    public ScopedTransactionManager(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        CallerContext.find().ifPresent(caller -> setScope(transaction, caller));
    }

    private void setScope(Object transaction, Caller caller) {
        Connection connection = DataSourceUtils.getConnection(obtainDataSource());
        try (PreparedStatement statement = connection.prepareStatement(SET_SCOPE)) {
            statement.setString(1, Long.toString(caller.scope().from()));
            statement.setString(2, Long.toString(caller.scope().to()));
            statement.setString(3, caller.username());
            statement.execute();
        } catch (SQLException e) {
            doCleanupAfterCompletion(transaction);
            throw new CannotCreateTransactionException("Could not set the caller's scope", e);
        }
    }
}
