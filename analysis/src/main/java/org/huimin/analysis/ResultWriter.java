package org.huimin.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.huimin.engine.batch.BatchDecisions;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Programme;
import org.jspecify.annotations.Nullable;

/**
 * Writes decisions as Parquet: a row a household, or a member, and programme, with outcome, amount
 * in fen a month and the ids of the conditions that are false (or open).
 */
public final class ResultWriter implements AutoCloseable {

    private static final List<String> OUTCOMES =
            List.of("not-applicable", "refused", "granted", "needs-information");

    /** Rows of one file. */
    private static final int ROOM = 2_000_000;

    private final Path folder;
    private final Library library;
    private final Duck duck;
    private @Nullable DuckDBAppender appender;
    private int part;
    private int rows;

    public ResultWriter(Path folder, Library library) throws IOException {
        this.folder = folder;
        this.library = library;
        this.duck = new Duck();
        try {
            Files.createDirectories(folder);
            duck.execute(
                    "create table results(household VARCHAR, place BIGINT, programme VARCHAR, member VARCHAR, outcome VARCHAR, amount_fen BIGINT, reasons VARCHAR[])");
        } catch (SQLException e) {
            throw Duck.failed(folder.toString(), e);
        }
    }

    /** Adds the decisions of a batch; what does not apply is left out. */
    public void add(FactReader.Batch batch, BatchDecisions decisions) throws IOException {
        try {
            for (int i = 0; i < batch.facts().households(); i++) {
                for (int p = 0; p < library.programmes().size(); p++) {
                    Programme programme = library.programmes().get(p);
                    if (programme.unit() == Programme.Unit.HOUSEHOLD) {
                        row(batch, decisions, i, p, i, null);
                        continue;
                    }
                    int to = batch.facts().memberStart[i + 1];
                    for (int j = batch.facts().memberStart[i]; j < to; j++) {
                        row(batch, decisions, i, p, j, batch.member().get(j));
                    }
                }
                if (rows >= ROOM) {
                    flush();
                }
            }
        } catch (SQLException e) {
            throw Duck.failed(folder.toString(), e);
        }
    }

    private void row(
            FactReader.Batch batch,
            BatchDecisions decisions,
            int household,
            int p,
            int unit,
            @Nullable String member)
            throws SQLException {
        byte outcome = decisions.outcome(p)[unit];
        if (outcome == BatchDecisions.NOT_APPLICABLE) {
            return;
        }
        DuckDBAppender into = appender;
        if (into == null) {
            into = duck.connection().createAppender("results");
            appender = into;
        }
        Programme programme = library.programmes().get(p);
        into.beginRow()
                .append(batch.household().get(household))
                .append(batch.facts().place[household])
                .append(programme.id());
        if (member == null) {
            into.appendNull();
        } else {
            into.append(member);
        }
        into.append(OUTCOMES.get(outcome))
                .append(decisions.amount(p)[unit])
                .append(reasons(programme, decisions.reasons(p, unit)))
                .endRow();
        rows++;
    }

    private static List<String> reasons(Programme programme, long bits) {
        List<String> reasons = new ArrayList<>();
        for (int c = 0; c < programme.conditions().size(); c++) {
            if ((bits >>> c & 1) != 0) {
                reasons.add(programme.conditions().get(c).id());
            }
        }
        return reasons;
    }

    private void flush() throws SQLException {
        if (appender != null) {
            appender.close();
            appender = null;
        }
        if (rows > 0) {
            duck.execute(
                    "copy results to %s (format parquet, compression zstd, kv_metadata {'huimin.format': '1', 'huimin.library': %s})"
                            .formatted(
                                    Duck.quoted(
                                            folder.resolve("part-" + part++ + ".parquet")
                                                    .toString()),
                                    Duck.quoted(library.version())));
            duck.execute("truncate results");
            rows = 0;
        }
    }

    @Override
    public void close() throws IOException {
        try (duck) {
            flush();
        } catch (SQLException e) {
            throw Duck.failed(folder.toString(), e);
        }
    }
}
