package org.huimin.platform.decisions;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.huimin.engine.base.PlaceRange;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.policy.Library;
import org.huimin.platform.access.Permission;
import org.huimin.platform.access.Permissions;
import org.huimin.platform.people.PlaceChunk;
import org.huimin.platform.people.Projection;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Everybody's facts as the night run reads them, for those who ask "what if". Sees the caller's
 * places only.
 */
@Service
public class PopulationReader {
    private final Projection projection;
    private final DataSource database;
    private final TransactionTemplate transactions;
    private final int peoplePerPart;

    PopulationReader(
            Projection projection,
            DataSource database,
            PlatformTransactionManager transactionManager,
            @Value("${huimin.night.part:100000}") int peoplePerPart) {
        this.projection = projection;
        this.database = database;
        this.transactions = new TransactionTemplate(transactionManager);
        transactions.setReadOnly(true);
        this.peoplePerPart = peoplePerPart;
    }

    /** How many people a place has. */
    public long people(long place) {
        Permissions.require(Permission.VIEW_HOUSEHOLD);
        PlaceRange range = PlaceRange.under(place);
        return Objects.requireNonNull(
                transactions.execute(status -> projection.people(range.from(), range.to())));
    }

    /**
     * Reads everybody of a place part by part, each in a transaction of its own.
     *
     * @param library whose vocabulary the columns have
     * @param facts to be filled, as far as the register knows them
     * @param taker is given the same columns with each part's values
     * @param done is told how many people have been read
     */
    public void each(
            long place,
            Library library,
            Collection<String> facts,
            Consumer<FactColumns> taker,
            LongConsumer done) {
        each(place, columns(library, facts), part -> taker.accept(part.columns()), done);
    }

    /** Columns of those of the facts that the register knows. */
    PartColumns columns(Library library, Collection<String> facts) {
        List<String> projected = facts.stream().filter(projection::has).toList();
        return new PartColumns(library, projected, projection::has);
    }

    /** The same with columns made beforehand, which know whose values they have. */
    void each(long place, PartColumns columns, Consumer<PartColumns> taker, LongConsumer done) {
        Permissions.require(Permission.VIEW_HOUSEHOLD);
        PlaceRange range = PlaceRange.under(place);
        List<PlaceChunk> chunks =
                Objects.requireNonNull(
                        transactions.execute(status ->
                                projection.chunks(range.from(), range.to(), peoplePerPart)));
        long read = 0;
        for (PlaceChunk chunk : chunks) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted; the work is taken up again");
            }
            transactions.executeWithoutResult(status -> read(chunk, columns));
            taker.accept(columns);
            read += chunk.people();
            done.accept(read);
        }
    }

    private void read(PlaceChunk chunk, PartColumns columns) {
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            columns.begin(projection.people(chunk.from(), chunk.to()));
            projection.read(connection, chunk.from(), chunk.to(), columns.asked(), columns);
            columns.end(projection.coverage());
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "the people of %d to %d could not be read".formatted(chunk.from(), chunk.to()),
                    e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }
}
