package org.huimin.platform.people;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.huimin.engine.policy.Text;
import org.huimin.platform.access.Permission;
import org.huimin.platform.access.Permissions;
import org.huimin.platform.exchange.Batch;
import org.huimin.platform.exchange.Datasets;
import org.huimin.platform.exchange.Imports;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The time line of what was known of a person: every version of every fact, with the rows or the
 * declaration it came from, also of rows that were corrected or closed since.
 */
@Service
public class FactTimelines {
    private static final int SOURCES_SHOWN = 3;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final TimelineReader reader;
    private final Labels labels;
    private final CurrentTable current;
    private final SourceFiles sourceFiles;

    FactTimelines(
            JdbcClient jdbc,
            DataSource dataSource,
            PlatformTransactionManager transactionManager,
            Datasets datasets,
            CurrentTable current,
            ProjectionSql projection,
            Projection everybody,
            Imports imports,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactionManager);
        this.labels = new Labels(datasets);
        this.current = current;
        this.reader =
                new TimelineReader(
                        jdbc,
                        dataSource,
                        current,
                        projection,
                        new Provenance(datasets, projection),
                        everybody,
                        clock);
        this.sourceFiles = new SourceFiles(imports, transactions);
    }

    /**
     * The time line of somebody who is or was a member of the household.
     *
     * @return empty outside the caller's places, and for somebody who never was a member
     */
    public Optional<FactTimeline> of(UUID household, UUID person, FactTimeline.Asked asked) {
        Permissions.require(Permission.VIEW_HOUSEHOLD);
        Map<String, TimelineReader.History> histories =
                transactions.execute(
                        _ -> wasMember(household, person) ? reader.read(person, asked) : null);
        if (histories == null) {
            return Optional.empty();
        }
        Map<Long, Batch.Source> files = sourceFiles.of(files(histories));
        List<FactTimeline.Line> lines = new ArrayList<>();
        histories.forEach((fact, history) -> {
            boolean told = history.states().stream().anyMatch(state -> state.value() != null);
            if (told) {
                lines.add(line(fact, history, asked.before(), files));
            }
        });
        return Optional.of(new FactTimeline(person, lines));
    }

    private boolean wasMember(UUID household, UUID person) {
        return jdbc.sql(
                        "select exists (select from people.membership where person_id = ? and household_id = ?)")
                .params(person, household)
                .query(Boolean.class)
                .single();
    }

    private static Set<Long> files(Map<String, TimelineReader.History> histories) {
        Set<Long> files = new TreeSet<>();
        for (TimelineReader.History history : histories.values()) {
            for (TimelineReader.State state : history.states()) {
                state.rows().stream().limit(SOURCES_SHOWN).forEach(row -> files.add(row.fileId()));
            }
        }
        return files;
    }

    private FactTimeline.Line line(
            String fact,
            TimelineReader.History history,
            @Nullable Instant before,
            Map<Long, Batch.Source> files) {
        FactColumn column = current.column(fact).orElseThrow();
        List<FactTimeline.Version> versions = new ArrayList<>();
        Instant until = before;
        for (TimelineReader.State state : history.states().reversed()) {
            versions.add(version(column, state, until, files));
            until = state.from();
        }
        return new FactTimeline.Line(
                fact,
                labels.fact(fact),
                column.type(),
                labels.sensitive(fact),
                versions,
                history.more());
    }

    private FactTimeline.Version version(
            FactColumn column,
            TimelineReader.State state,
            @Nullable Instant until,
            Map<Long, Batch.Source> files) {
        Object value = state.value();
        Declaration declared = state.declared();
        List<HouseholdView.Source> sources =
                declared != null
                        ? List.of(HouseholdView.Source.of(declared))
                        : state.rows().stream()
                                .limit(SOURCES_SHOWN)
                                .map(row -> HouseholdView.Source.of(row, files.get(row.fileId())))
                                .toList();
        return new FactTimeline.Version(
                value,
                value == null ? Text.NONE : labels.value(column, value),
                state.none(),
                state.from(),
                until,
                declared == null ? null : declared.from(),
                declared == null ? null : declared.to(),
                state.cause(),
                sources,
                declared != null ? 1 : state.rows().size());
    }
}
