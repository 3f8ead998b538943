package org.huimin.platform.people;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.huimin.engine.base.PlaceRange;
import org.huimin.platform.access.Permission;
import org.huimin.platform.access.Permissions;
import org.huimin.platform.access.Secrets;
import org.huimin.platform.exchange.Batch;
import org.huimin.platform.exchange.Datasets;
import org.huimin.platform.exchange.Imports;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Persons and households for those who look at them one by one. Row-level security keeps each
 * caller to the own places.
 */
@Service
public class People {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Projection everybody;
    private final Clock clock;
    private final PersonSearch search;
    private final HouseholdReader reader;
    private final HouseholdViews views;
    private final EngineFacts engine;
    private final Unsealing unsealing;
    private final SourceFiles sourceFiles;

    People(
            JdbcClient jdbc,
            DataSource dataSource,
            PlatformTransactionManager transactionManager,
            Secrets secrets,
            Datasets datasets,
            CurrentTable current,
            ProjectionSql projection,
            Projection everybody,
            Imports imports,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactionManager);
        this.everybody = everybody;
        this.clock = clock;
        Labels labels = new Labels(datasets);
        Provenance provenance = new Provenance(datasets, projection);
        this.search = new PersonSearch(jdbc, secrets, labels);
        this.reader =
                new HouseholdReader(jdbc, dataSource, secrets, current, projection, provenance);
        this.views = new HouseholdViews(labels, current);
        this.engine = new EngineFacts(datasets, current, clock.getZone());
        this.unsealing = new Unsealing(jdbc, secrets, datasets);
        this.sourceFiles = new SourceFiles(imports, transactions);
    }

    /**
     * Finds persons by a whole identity number, a household number, or a part of a name.
     *
     * @return at most 200, by household
     */
    public List<Found> search(String text) {
        Permissions.require(Permission.VIEW_HOUSEHOLD);
        String asked = text.strip();
        return asked.isEmpty()
                ? List.of()
                : inTransaction(() -> search.search(asked, LocalDate.now(clock)));
    }

    /**
     * Households of a place, and of the caller's places, with somebody who is found by the text:
     * all of them.
     */
    public List<UUID> households(String text, long place) {
        Permissions.require(Permission.VIEW_HOUSEHOLD);
        String asked = text.strip();
        return asked.isEmpty()
                ? List.of()
                : inTransaction(() ->
                        search.households(asked, LocalDate.now(clock), PlaceRange.under(place)));
    }

    /** A household as it is known now; empty outside the caller's places. */
    public Optional<HouseholdView> household(UUID household) {
        return toHouseholdInput(household, LocalDate.now(clock)).map(HouseholdFacts::view);
    }

    /** A household as it was known at the end of a day. */
    public Optional<HouseholdView> asKnownOn(UUID household, LocalDate day) {
        return read(household, atTheEndOf(day)).map(HouseholdFacts::view);
    }

    /**
     * A household with its facts for people and for the engine, read once: as it is known now, or
     * as it was known at the end of an earlier day.
     */
    public Optional<HouseholdFacts> toHouseholdInput(UUID household, LocalDate on) {
        return read(household, on.isBefore(LocalDate.now(clock)) ? atTheEndOf(on) : Moment.now(on));
    }

    private Moment atTheEndOf(LocalDate day) {
        Instant end = day.plusDays(1).atStartOfDay(clock.getZone()).toInstant().minusNanos(1_000);
        return new Moment(day, end);
    }

    private Optional<HouseholdFacts> read(UUID household, Moment moment) {
        Permissions.require(Permission.VIEW_HOUSEHOLD);
        record Read(HouseholdReader.Rows rows, Set<String> covered) {}
        Read read =
                inTransaction(() -> {
                    HouseholdReader.Rows rows = reader.read(household, moment);
                    return rows == null
                            ? null
                            : new Read(rows, everybody.coverage(moment).at(rows.place()));
                });
        if (read == null) {
            return Optional.empty();
        }
        HouseholdView view = views.view(read.rows(), files(read.rows()));
        return Optional.of(engine.of(view, read.covered(), moment.today()));
    }

    private Map<Long, Batch.Source> files(HouseholdReader.Rows read) {
        Set<Long> files = new TreeSet<>();
        read.rows().values().forEach(rows -> rows.forEach(row -> files.add(row.fileId())));
        return sourceFiles.of(files);
    }

    /**
     * A person's identity number in clear. The caller of this has asked for a reason and writes it
     * down.
     *
     * @return empty outside the caller's places
     */
    public Optional<String> identityNumber(UUID person) {
        Permissions.require(Permission.UNMASK);
        return inTransaction(() -> unsealing.identityNumber(person));
    }

    /**
     * A sealed column of the register in clear, such as a phone or an address.
     *
     * @param column id of a secret column of the register's contract
     */
    public Optional<String> registerSecret(UUID person, String column) {
        Permissions.require(Permission.UNMASK);
        return inTransaction(() -> unsealing.ofRegister(person, column));
    }

    /** The household a person belongs to now. */
    public Optional<UUID> householdOf(UUID person) {
        Permissions.require(Permission.VIEW_HOUSEHOLD);
        return inTransaction(() ->
                jdbc.sql(
                                "select household_id from people.membership where person_id = ? and upper_inf(recorded) and upper_inf(valid)")
                        .param(person)
                        .query(UUID.class)
                        .optional());
    }

    private <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
        return transactions.execute(_ -> work.get());
    }
}
