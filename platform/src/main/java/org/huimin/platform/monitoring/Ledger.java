package org.huimin.platform.monitoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.base.PlaceRange;
import org.huimin.platform.access.Permission;
import org.huimin.platform.access.Permissions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The open findings of the both-errors ledger, within the caller's scope. Every call requires
 * {@link Permission#VIEW_FINDINGS}.
 */
@Service
public class Ledger {
    /**
     * One open error.
     *
     * @param member null when it concerns the household as a whole
     * @param reasons ids of the rules that fail or are unknown
     * @param ageDays days since it was first seen
     */
    public record Finding(
            UUID id,
            Kind kind,
            String programme,
            UUID household,
            @Nullable UUID member,
            long place,
            List<String> reasons,
            Certainty certainty,
            long entitledFen,
            long paidFen,
            LocalDate firstSeen,
            long ageDays) {}

    public record Page(List<Finding> items, long total) {}

    /** What to sort by; ties are broken by id so that paging never repeats or skips a row. */
    public enum Sort {
        PLACE("place"),
        AGE("first_seen"),
        ENTITLED("entitled_fen"),
        PAID("paid_fen");

        private final String column;

        Sort(String column) {
            this.column = column;
        }
    }

    /**
     * Which findings; null means any.
     *
     * @param place 12-digit code; findings of the place and everything below it
     * @param households only these, for a search by name or number that {@code people} has resolved
     */
    public record Filter(
            long place,
            @Nullable Kind kind,
            @Nullable String programme,
            @Nullable String reason,
            @Nullable Certainty certainty,
            @Nullable List<UUID> households) {}

    private static final String WHERE =
            """
            from monitoring.finding
            where resolved_on is null and place between :from and :to
              and (:kind::text is null or kind = :kind)
              and (:programme::text is null or programme = :programme)
              and (:reason::text is null or :reason = any (reasons))
              and (:certainty::text is null or certainty = :certainty)
              and (:households::uuid[] is null or household_id = any (:households::uuid[]))
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Ledger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One page, counted from 1. */
    @Transactional(readOnly = true)
    public Page page(Filter filter, Sort sort, boolean descending, int page, int size) {
        Permissions.require(Permission.VIEW_FINDINGS);
        long total = where(jdbc.sql("select count(*) " + WHERE), filter).query(Long.class).single();
        List<Finding> items =
                where(jdbc.sql(select(sort, descending) + " limit :limit offset :offset"), filter)
                        .param("limit", size)
                        .param("offset", (long) (page - 1) * size)
                        .query((row, n) -> read(row))
                        .list();
        return new Page(items, total);
    }

    /** Everything of the filter in order, handed on row by row: an export has no upper limit. */
    @Transactional(readOnly = true)
    public void each(Filter filter, Sort sort, boolean descending, Consumer<Finding> to) {
        Permissions.require(Permission.EXPORT);
        try (Stream<Finding> findings =
                where(jdbc.sql(select(sort, descending)).withFetchSize(2000), filter)
                        .query((row, n) -> read(row))
                        .stream()) {
            findings.forEach(to);
        }
    }

    /** Open findings of one household, all programmes and both kinds. */
    @Transactional(readOnly = true)
    public List<Finding> ofHousehold(UUID household) {
        Permissions.require(Permission.VIEW_FINDINGS);
        return where(
                        jdbc.sql(select(Sort.AGE, false)),
                        new Filter(0, null, null, null, null, List.of(household)))
                .query((row, n) -> read(row))
                .list();
    }

    private static String select(Sort sort, boolean descending) {
        return "select * "
                + WHERE
                + " order by "
                + sort.column
                + (descending ? " desc" : "")
                + ", id";
    }

    private static JdbcClient.StatementSpec where(JdbcClient.StatementSpec sql, Filter filter) {
        PlaceRange range = new PlaceCode(filter.place()).range();
        return sql.param("from", range.from())
                .param("to", range.to())
                .param("kind", filter.kind() == null ? null : filter.kind().code())
                .param("programme", filter.programme())
                .param("reason", filter.reason())
                .param("certainty", filter.certainty() == null ? null : filter.certainty().code())
                .param(
                        "households",
                        filter.households() == null
                                ? null
                                : filter.households().toArray(UUID[]::new));
    }

    private Finding read(ResultSet row) throws SQLException {
        LocalDate firstSeen = row.getObject("first_seen", LocalDate.class);
        return new Finding(
                row.getObject("id", UUID.class),
                Kind.of(row.getString("kind")),
                row.getString("programme"),
                row.getObject("household_id", UUID.class),
                row.getObject("member_id", UUID.class),
                row.getLong("place"),
                List.of((String[]) row.getArray("reasons").getArray()),
                Certainty.of(row.getString("certainty")),
                row.getLong("entitled_fen"),
                row.getLong("paid_fen"),
                firstSeen,
                Math.max(0, ChronoUnit.DAYS.between(firstSeen, LocalDate.now(clock))));
    }
}
