package org.huimin.platform.decisions;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.reform.Tables;
import org.huimin.platform.access.Permission;
import org.huimin.platform.access.Permissions;
import org.huimin.platform.audit.Audit;
import org.huimin.platform.people.PlaceChunk;
import org.huimin.platform.people.Projection;
import org.huimin.platform.policy.PolicyLibrary;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Gives the current facts of a place's households, as the night run sees them, to whoever writes
 * them down: without names, numbers or addresses, but with the ids of households and persons.
 */
@Component
class FactsExport {
    private static final int PEOPLE_AT_ONCE = 50_000;

    private final PolicyLibrary policy;
    private final Projection projection;
    private final DataSource database;
    private final TransactionOperations transactions;
    private final Audit audit;

    FactsExport(
            PolicyLibrary policy,
            Projection projection,
            DataSource database,
            TransactionOperations transactions,
            Audit audit) {
        this.policy = policy;
        this.projection = projection;
        this.database = database;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Opens what the facts are written to. */
    interface Opening {
        Tables.FactSink open(Library library, List<String> facts) throws IOException;
    }

    /**
     * Reads everybody of the place and below.
     *
     * @param on as of which day the rules are asked what they read
     * @return how many households
     */
    long export(PlaceCode place, LocalDate on, Opening opening) throws IOException {
        Permissions.require(Permission.EXPORT);
        policy.refresh();
        Library library = policy.current();
        List<String> projected =
                library.vocabulary().facts().stream()
                        .map(Fact::id)
                        .filter(projection::has)
                        .toList();
        PartColumns columns = new PartColumns(library, projected, projection::has);
        TreeSet<String> facts = new TreeSet<>(columns.asked());
        facts.add(Parameter.RESIDENCE_FACT);
        audit.record(
                "facts.export",
                "place:" + place.text(),
                "",
                "rules " + library.version() + " on " + on);
        List<PlaceChunk> chunks =
                transactions.execute(status ->
                        projection.chunks(
                                place.range().from(), place.range().to(), PEOPLE_AT_ONCE));
        long households = 0;
        try (Tables.FactSink sink = opening.open(library, List.copyOf(facts))) {
            for (PlaceChunk chunk : chunks == null ? List.<PlaceChunk>of() : chunks) {
                transactions.executeWithoutResult(status -> read(chunk, columns));
                UUID[] household = columns.householdIds();
                UUID[] member = columns.memberIds();
                sink.add(
                        columns.columns(), i -> household[i].toString(), j -> member[j].toString());
                households += household.length;
            }
        }
        return households;
    }

    private void read(PlaceChunk chunk, PartColumns columns) {
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            columns.begin(projection.people(chunk.from(), chunk.to()));
            projection.read(connection, chunk.from(), chunk.to(), columns.asked(), columns);
            columns.end(projection.coverage());
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "the facts of %s could not be read".formatted(chunk), e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }
}
