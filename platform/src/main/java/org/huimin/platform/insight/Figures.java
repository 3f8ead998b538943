package org.huimin.platform.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.base.PlaceRange;
import org.huimin.platform.access.Permission;
import org.huimin.platform.access.Permissions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The cockpit's figures: sums over the villages of a place within the caller's scope. Every call
 * requires {@link Permission#VIEW_FIGURES}.
 */
@Service
public class Figures {
    /** How many runs a trend shows at most. */
    private static final int TREND_POINTS = 30;

    /** The run that last looked at the whole of a place or at a part of it. */
    public record Checked(UUID run, LocalDate on, Instant finishedAt) {}

    /** Amounts in fen per month; households and people as of the last run. */
    public record ProgrammeCount(
            String programme,
            long entitledHouseholds,
            long entitledPeople,
            long entitledFen,
            long paidHouseholds,
            long paidPeople,
            long paidFen,
            long missed,
            long wrong,
            long unclear) {}

    /**
     * Sums over one place; programmes in which nobody is entitled, paid or unclear are left out.
     */
    public record Sums(long place, long households, long people, List<ProgrammeCount> programmes) {}

    /** All programmes together, as they stood after one run. */
    public record TrendPoint(
            Instant at, LocalDate on, long entitled, long paid, long missed, long wrong) {}

    private static final String POPULATION =
            """
            select c.place, coalesce(sum(v.households), 0) households, coalesce(sum(v.people), 0) people
            from unnest(?::bigint[], ?::bigint[], ?::bigint[]) c (place, from_place, to_place)
            left join insight.village v on v.recorded_to is null and v.place between c.from_place and c.to_place
            group by c.place order by c.place
            """;

    private static final String PROGRAMMES =
            """
            select c.place, v.programme, sum(entitled_households) entitled_households, sum(entitled_people) entitled_people,
                sum(entitled_fen) entitled_fen, sum(paid_households) paid_households, sum(paid_people) paid_people,
                sum(paid_fen) paid_fen, sum(missed) missed, sum(wrong) wrong, sum(unclear) unclear
            from unnest(?::bigint[], ?::bigint[], ?::bigint[]) c (place, from_place, to_place)
            join insight.programme_in_village v on v.recorded_to is null and v.place between c.from_place and c.to_place
            group by c.place, v.programme
            """;

    private static final String TREND =
            """
            with point as (
                select finished_at, decided_on from insight.checked
                where covers_from <= :to and covers_to >= :from
                order by finished_at desc limit :points)
            select p.finished_at, p.decided_on, coalesce(sum(v.entitled_households), 0) entitled,
                coalesce(sum(v.paid_households), 0) paid, coalesce(sum(v.missed), 0) missed, coalesce(sum(v.wrong), 0) wrong
            from point p
            left join insight.programme_in_village v
                on v.place between :from and :to and v.recorded_from <= p.finished_at
                and (v.recorded_to is null or v.recorded_to > p.finished_at)
            group by p.finished_at, p.decided_on order by p.finished_at
            """;

    private final JdbcClient jdbc;

    Figures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when no run has finished yet: show why, not zeros. */
    @Transactional(readOnly = true)
    public Optional<Checked> checked(long place) {
        Permissions.require(Permission.VIEW_FIGURES);
        PlaceRange range = new PlaceCode(place).range();
        return jdbc.sql(
                        """
                        select run_id, decided_on, finished_at from insight.checked
                        where covers_from <= ? and covers_to >= ? order by finished_at desc limit 1
                        """)
                .params(range.to(), range.from())
                .query((row, n) ->
                        new Checked(
                                row.getObject("run_id", UUID.class),
                                row.getObject("decided_on", LocalDate.class),
                                row.getTimestamp("finished_at").toInstant()))
                .optional();
    }

    /**
     * Sums for each of the places, in the order of their codes; a place without people has zeros.
     */
    @Transactional(readOnly = true)
    public List<Sums> sums(List<Long> places) {
        Permissions.require(Permission.VIEW_FIGURES);
        Long[] codes = places.toArray(Long[]::new);
        Long[] from = new Long[codes.length];
        Long[] to = new Long[codes.length];
        for (int i = 0; i < codes.length; i++) {
            PlaceRange range = new PlaceCode(codes[i]).range();
            from[i] = range.from();
            to[i] = range.to();
        }
        Map<Long, List<ProgrammeCount>> programmes = new LinkedHashMap<>();
        jdbc.sql(PROGRAMMES)
                .params(codes, from, to)
                .query(row -> {
                    programmes
                            .computeIfAbsent(row.getLong("place"), p -> new ArrayList<>())
                            .add(programme(row));
                });
        return jdbc.sql(POPULATION)
                .params(codes, from, to)
                .query((row, n) ->
                        new Sums(
                                row.getLong("place"),
                                row.getLong("households"),
                                row.getLong("people"),
                                programmes.getOrDefault(row.getLong("place"), List.of())))
                .list();
    }

    /** One point per run that looked at the place or a part of it, oldest first, at most 30. */
    @Transactional(readOnly = true)
    public List<TrendPoint> trend(long place) {
        Permissions.require(Permission.VIEW_FIGURES);
        PlaceRange range = new PlaceCode(place).range();
        return jdbc.sql(TREND)
                .param("from", range.from())
                .param("to", range.to())
                .param("points", TREND_POINTS)
                .query((row, n) ->
                        new TrendPoint(
                                row.getTimestamp("finished_at").toInstant(),
                                row.getObject("decided_on", LocalDate.class),
                                row.getLong("entitled"),
                                row.getLong("paid"),
                                row.getLong("missed"),
                                row.getLong("wrong")))
                .list();
    }

    private static ProgrammeCount programme(ResultSet row) throws SQLException {
        return new ProgrammeCount(
                row.getString("programme"),
                row.getLong("entitled_households"),
                row.getLong("entitled_people"),
                row.getLong("entitled_fen"),
                row.getLong("paid_households"),
                row.getLong("paid_people"),
                row.getLong("paid_fen"),
                row.getLong("missed"),
                row.getLong("wrong"),
                row.getLong("unclear"));
    }
}
