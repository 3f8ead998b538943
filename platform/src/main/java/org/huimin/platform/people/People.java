package org.huimin.platform.people;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.huimin.engine.base.IdentityNumber;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.access.Permission;
import org.huimin.platform.access.Permissions;
import org.huimin.platform.access.PlaceRange;
import org.huimin.platform.access.Secrets;
import org.huimin.platform.exchange.Batch;
import org.huimin.platform.exchange.CodeList;
import org.huimin.platform.exchange.DatasetContract;
import org.huimin.platform.exchange.Datasets;
import org.huimin.platform.exchange.Fact;
import org.huimin.platform.exchange.Imports;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Persons and households for those who look at them one by one. Row-level security keeps each
 * caller to the own places.
 */
@Service
public class People {
    private static final int MOST_FOUND = 200;

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final TransactionTemplate transactions;
    private final Secrets secrets;
    private final Datasets datasets;
    private final CurrentTable current;
    private final ProjectionSql projection;
    private final Projection everybody;
    private final Imports imports;
    private final Clock clock;

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
        this.dataSource = dataSource;
        this.transactions = new TransactionTemplate(transactionManager);
        this.secrets = secrets;
        this.datasets = datasets;
        this.current = current;
        this.projection = projection;
        this.everybody = everybody;
        this.imports = imports;
        this.clock = clock;
    }

    /**
     * Finds persons by a whole identity number, a household number, or a part of a name.
     *
     * @return at most 200, by household
     */
    public List<Found> search(String text) {
        Permissions.require(Permission.VIEW_HOUSEHOLD);
        String asked = text.strip();
        if (asked.isEmpty()) {
            return List.of();
        }
        return inTransaction(() -> {
            if (IdentityNumber.parse(asked, LocalDate.now(clock), _ -> true)
                    instanceof IdentityNumber.Valid valid) {
                return found("p.person_index = ?", secrets.blindIndex(valid.number()));
            }
            List<Found> household =
                    found(
                            "m.household_id in (select h.household_id from people.household h where h.number = ? and upper_inf(h.recorded) and upper_inf(h.valid))",
                            asked);
            return household.isEmpty()
                    ? found("p.name like ?", '%' + asked.replaceAll("([%_\\\\])", "\\\\$1") + '%')
                    : household;
        });
    }

    private List<Found> found(String where, Object parameter) {
        return jdbc.sql(
                        """
                        select p.person_id, p.name, p.id_sealed, p.birth_date, p.place, m.household_id, m.relation, h.number
                          from people.person p
                          left join people.membership m on m.person_id = p.person_id and upper_inf(m.recorded) and upper_inf(m.valid)
                          left join people.household h on h.household_id = m.household_id and upper_inf(h.recorded) and upper_inf(h.valid)
                         where %s order by p.place, h.number, m.relation limit %d\
                        """
                                .formatted(where, MOST_FOUND))
                .param(parameter)
                .query((rows, _) ->
                        new Found(
                                rows.getObject("person_id", UUID.class),
                                nameOf(rows),
                                Masks.identityNumber(secrets.open(rows.getBytes("id_sealed"))),
                                rows.getObject("birth_date", LocalDate.class),
                                rows.getObject("household_id", UUID.class),
                                rows.getString("number"),
                                relationLabel(rows.getString("relation")),
                                rows.getLong("place")))
                .list();
    }

    private static String nameOf(ResultSet rows) throws SQLException {
        String name = rows.getString("name");
        return name == null ? "" : name;
    }

    private @Nullable String relationLabel(@Nullable String code) {
        return code == null ? null : label(DatasetContract.Population::relation, code);
    }

    private String label(
            java.util.function.Function<
                            DatasetContract.Population,
                            org.huimin.platform.exchange.@Nullable Column>
                    column,
            String code) {
        for (DatasetContract contract : datasets.all()) {
            if (contract.population() != null) {
                var found = column.apply(contract.population());
                if (found != null && found.codes() != null) {
                    return found.codeList().label(code);
                }
            }
        }
        return code;
    }

    /** A household as it is known now; empty outside the caller's places. */
    public Optional<HouseholdView> household(UUID household) {
        return household(household, Moment.now(LocalDate.now(clock)));
    }

    /** A household as it was known at the end of a day. */
    public Optional<HouseholdView> asKnownOn(UUID household, LocalDate day) {
        Instant end = day.plusDays(1).atStartOfDay(clock.getZone()).toInstant().minusNanos(1_000);
        return household(household, new Moment(day, end));
    }

    private Optional<HouseholdView> household(UUID household, Moment moment) {
        Permissions.require(Permission.VIEW_HOUSEHOLD);
        Read read = inTransaction(() -> read(household, moment));
        return read == null ? Optional.empty() : Optional.of(view(read, sources(read)));
    }

    /** Everything read in the caller's transaction. */
    private record Read(
            UUID id,
            String number,
            long place,
            @Nullable String urbanRural,
            List<MemberRow> members,
            Map<UUID, List<Provenance.Row>> rows,
            List<Declaration> declared) {}

    private record MemberRow(
            UUID id,
            UUID index,
            String name,
            String idMasked,
            @Nullable LocalDate birthDate,
            @Nullable String sex,
            @Nullable String relation,
            Map<String, Object> values) {}

    private @Nullable Read read(UUID household, Moment moment) {
        record Head(String number, long place, @Nullable String urbanRural) {}
        Head head =
                jdbc.sql(
                                "select number, place, urban_rural from people.household h where household_id = ? and "
                                        + moment.countsInRange("h")
                                        + " and h.valid @> "
                                        + moment.day())
                        .param(household)
                        .query((rows, _) ->
                                new Head(rows.getString(1), rows.getLong(2), rows.getString(3)))
                        .optional()
                        .orElse(null);
        if (head == null) {
            return null;
        }
        String touched = touched(household, moment);
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            List<MemberRow> members = members(connection, touched, moment);
            return new Read(
                    household,
                    head.number(),
                    head.place(),
                    head.urbanRural(),
                    members,
                    new Provenance(datasets, projection).rows(connection, touched, moment),
                    declared(members, moment));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read household " + household, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static String touched(UUID household, Moment moment) {
        return """
        with touched as (
          select p.person_id, p.person_index, m.household_id, p.place, null::text as urban_rural, p.in_register, m.relation as member_relation
            from people.membership m join people.person p using (person_id)
           where m.household_id = '%s' and %s and m.valid @> %s)
        """
                .formatted(household, moment.countsInRange("m"), moment.day());
    }

    private List<MemberRow> members(Connection connection, String touched, Moment moment)
            throws SQLException {
        List<MemberRow> members = new ArrayList<>();
        String facts = ", facts as (" + projection.select(moment) + ")";
        try (var statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                touched
                                        + facts
                                        + """
                                        select t.member_relation, p.id_sealed, p.name, p.sex as person_sex, p.birth_date as born, t.person_index as index, f.*
                                          from touched t join people.person p using (person_id) join facts f on f.person_id = t.person_id order by t.member_relation, p.birth_date\
                                        """)) {
            while (rows.next()) {
                Map<String, Object> values = new LinkedHashMap<>();
                for (FactColumn column : current.columns()) {
                    Object value = rows.getObject(SqlNames.bare(column.sql()));
                    if (value != null) {
                        values.put(column.fact(), FactText.value(value));
                    }
                }
                String sex = rows.getString("person_sex");
                members.add(
                        new MemberRow(
                                rows.getObject("person_id", UUID.class),
                                rows.getObject("index", UUID.class),
                                nameOf(rows),
                                Masks.identityNumber(secrets.open(rows.getBytes("id_sealed"))),
                                rows.getObject("born", LocalDate.class),
                                sex == null ? null : label(DatasetContract.Population::sex, sex),
                                relationLabel(rows.getString("member_relation")),
                                values));
            }
        }
        return members;
    }

    private List<Declaration> declared(List<MemberRow> members, Moment moment) {
        return jdbc.sql(
                        "select *, lower(valid) as valid_from, upper(valid) as valid_to, lower(recorded) as since from people.fact f where person_id = any(?) and "
                                + moment.countsInRange("f")
                                + " and valid @> "
                                + moment.day())
                .param(members.stream().map(MemberRow::id).toArray(UUID[]::new))
                .query((rows, _) ->
                        new Declaration(
                                rows.getObject("fact_id", UUID.class),
                                rows.getObject("person_id", UUID.class),
                                rows.getString("fact"),
                                rows.getString("value"),
                                rows.getObject("valid_from", LocalDate.class),
                                rows.getObject("valid_to", LocalDate.class),
                                rows.getString("source"),
                                rows.getString("declared_by"),
                                rows.getTimestamp("since").toInstant()))
                .list();
    }

    /**
     * The files of the rows: a clerk of a town does not see the county's deliveries, but may know
     * where a fact comes from.
     */
    private Map<Long, Batch.Source> sources(Read read) {
        Set<Long> files = new TreeSet<>();
        read.rows().values().forEach(rows -> rows.forEach(r -> files.add(r.fileId())));
        return CallerContext.run(
                Caller.system(PlaceRange.nation()),
                () -> inTransaction(() -> imports.sources(files)));
    }

    private HouseholdView view(Read read, Map<Long, Batch.Source> files) {
        List<HouseholdView.Member> members = new ArrayList<>();
        for (MemberRow member : read.members()) {
            Map<String, List<HouseholdView.Source>> sources = new HashMap<>();
            for (Provenance.Row row : read.rows().getOrDefault(member.index(), List.of())) {
                Batch.Source file = files.get(row.fileId());
                sources.computeIfAbsent(row.fact(), _ -> new ArrayList<>())
                        .add(
                                new HouseholdView.Source(
                                        row.contract().id(),
                                        row.contract().zh(),
                                        row.contract().department(),
                                        file == null ? 0 : file.batch(),
                                        file == null ? "" : file.name(),
                                        row.row(),
                                        row.asOf(),
                                        row.recordedAt()));
            }
            for (Declaration d : read.declared()) {
                if (d.person().equals(member.id())) {
                    sources.put(
                            d.fact(),
                            List.of(
                                    new HouseholdView.Source(
                                            "declared",
                                            d.source(),
                                            d.by(),
                                            0,
                                            "",
                                            0,
                                            d.from(),
                                            d.recordedAt())));
                }
            }
            List<HouseholdView.Known> facts = new ArrayList<>();
            member.values()
                    .forEach((fact, value) ->
                            facts.add(known(fact, value, sources.getOrDefault(fact, List.of()))));
            members.add(
                    new HouseholdView.Member(
                            member.id(),
                            member.name(),
                            member.idMasked(),
                            member.birthDate(),
                            member.sex(),
                            member.relation(),
                            facts));
        }
        return new HouseholdView(
                read.id(), read.number(), read.place(), read.urbanRural(), members);
    }

    private HouseholdView.Known known(String id, Object value, List<HouseholdView.Source> sources) {
        Optional<Fact> fact = datasets.vocabulary().find(id);
        FactColumn column = current.column(id).orElseThrow();
        int scale = fact.map(Fact::scale).orElse(2);
        String zh = fact.map(Fact::zh).orElseGet(() -> "已领" + programmeName(id));
        return new HouseholdView.Known(
                id,
                zh,
                fact.map(Fact::en).orElse(id.replace('_', ' ')),
                column.type(),
                value,
                FactText.text(column.type(), scale, column.codes(), value),
                fact.map(Fact::sensitive).orElse(false),
                sources);
    }

    private String programmeName(String receivedId) {
        for (DatasetContract contract : datasets.all()) {
            if (contract.received() != null && contract.received().programme().codes() != null) {
                for (CodeList.Code code : contract.received().programme().codeList().codes()) {
                    if (CurrentTable.receivedId(code.code()).equals(receivedId)) {
                        return code.zh();
                    }
                }
            }
        }
        return receivedId.substring(CurrentTable.RECEIVED.length());
    }

    /**
     * A household for the engine, with a note per member and fact that tells where the value comes
     * from.
     */
    public record HouseholdFacts(HouseholdInput input, Map<UUID, Map<String, String>> notes) {}

    /**
     * A household's facts as the engine takes them, on a day. What a department that has delivered
     * does not mention is none; what nobody delivered is left out and so unknown, or none where the
     * vocabulary says so.
     */
    public Optional<HouseholdFacts> toHouseholdInput(UUID household, LocalDate on) {
        LocalDate today = LocalDate.now(clock);
        Optional<HouseholdView> view =
                on.isBefore(today)
                        ? asKnownOn(household, on)
                        : household(household, Moment.now(on));
        return view.map(v -> toInput(v, on));
    }

    private HouseholdFacts toInput(HouseholdView view, LocalDate on) {
        Set<String> covered = inTransaction(() -> everybody.coverage().at(view.place()));
        List<HouseholdInput.MemberInput> members = new ArrayList<>();
        Map<UUID, Map<String, String>> notes = new HashMap<>();
        for (HouseholdView.Member member : view.members()) {
            Map<String, Object> facts = new LinkedHashMap<>();
            Map<String, String> note = new HashMap<>();
            for (String fact : covered) {
                none(fact)
                        .ifPresent(none -> {
                            facts.put(fact, none);
                            note.put(fact, "部门已交付，没有此人记录 / delivered, no row about this person");
                        });
            }
            for (HouseholdView.Known known : member.facts()) {
                facts.put(known.fact(), known.value());
                known.sources().stream()
                        .findFirst()
                        .ifPresent(s -> note.put(known.fact(), note(s, known.sources().size())));
            }
            members.add(new HouseholdInput.MemberInput(member.id().toString(), facts));
            notes.put(member.id(), note);
        }
        Map<String, Object> own = new LinkedHashMap<>();
        if (view.urbanRural() != null) {
            datasets.vocabulary().all().stream()
                    .filter(f ->
                            f.ofHousehold()
                                    && f.codes() != null
                                    && f.codeList().find(view.urbanRural()) != null)
                    .findFirst()
                    .ifPresent(f -> own.put(f.id(), view.urbanRural()));
        }
        return new HouseholdFacts(
                new HouseholdInput(view.place(), on, own, members, HouseholdInput.Unlisted.POLICY),
                notes);
    }

    private static String note(HouseholdView.Source source, int rows) {
        String where =
                source.dataset().equals("declared")
                        ? source.zh() + "（" + source.department() + "）"
                        : source.department()
                                + " "
                                + source.zh()
                                + " "
                                + source.file()
                                + " 第"
                                + source.row()
                                + "行";
        return where
                + (rows > 1 ? " 等" + rows + "行" : "")
                + (source.asOf() == null ? "" : " · " + source.asOf())
                + " · "
                + source.recordedAt().atOffset(ZoneOffset.ofHours(8)).toLocalDate();
    }

    /** The value that says "none of it"; dates and lists without a none have no such value. */
    private Optional<Object> none(String factId) {
        FactColumn column = current.column(factId).orElseThrow();
        return switch (column.type()) {
            case MONEY, DECIMAL, COUNT -> Optional.of(0L);
            case BOOLEAN -> Optional.of(false);
            case DATE -> Optional.empty();
            case CODE ->
                    column.codes() == null
                            ? Optional.empty()
                            : Optional.ofNullable(column.codes().none());
        };
    }

    /**
     * A person's identity number in clear. The caller of this has asked for a reason and writes it
     * down.
     *
     * @return empty outside the caller's places
     */
    public Optional<String> identityNumber(UUID person) {
        Permissions.require(Permission.UNMASK);
        return inTransaction(() ->
                jdbc.sql("select id_sealed from people.person where person_id = ?")
                        .param(person)
                        .query((rows, _) -> secrets.open(rows.getBytes(1)))
                        .optional());
    }

    /**
     * A sealed column of the register in clear, such as a phone or an address.
     *
     * @param column id of a secret column of the register's contract
     */
    public Optional<String> registerSecret(UUID person, String column) {
        Permissions.require(Permission.UNMASK);
        return inTransaction(() -> {
            for (DatasetContract contract : datasets.all()) {
                if (contract.population() != null
                        && contract.column(column).filter(c -> c.secret()).isPresent()) {
                    return jdbc.sql(
                                    "select r.%s from %s r join people.person p on p.person_index = r.%s where p.person_id = ? and r.recorded_to is null"
                                            .formatted(
                                                    SqlNames.column(column),
                                                    new RecordTable(contract).name(),
                                                    new RecordTable(contract).personColumn()))
                            .param(person)
                            .query((rows, _) ->
                                    Optional.ofNullable(rows.getBytes(1)).map(secrets::open))
                            .optional()
                            .flatMap(o -> o);
                }
            }
            return Optional.<String>empty();
        });
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

    private <T extends @Nullable Object> T inTransaction(java.util.function.Supplier<T> work) {
        return transactions.execute(_ -> work.get());
    }
}
