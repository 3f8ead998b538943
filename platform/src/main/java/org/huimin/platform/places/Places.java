package org.huimin.platform.places;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huimin.engine.base.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks places up by code, by branch, and by what people type. Everybody may read all of it. */
public final class Places {

    /** A day later than every change known: on it the versions in force are valid. */
    private static final String NOW = "date 'infinity'";

    /**
     * A version with its full name and children on the day {@code v.day}. The places above have the
     * code's leading 2, 4, 6 and 9 digits.
     */
    private static final String PLACE =
            """
            select v.*,
                   (select count(*) from places.version c where c.parent = v.code and c.valid @> v.day) as child_count,
                   coalesce((select string_agg(a.name, '' order by a.level) from places.version a
                     where a.code in (v.code - v.code %% 10000000000, v.code - v.code %% 100000000,
                                      v.code - v.code %% 1000000, v.code - v.code %% 1000)
                       and a.code <> v.code and a.level > 0 and not a.statistical and a.valid @> v.day), '')
                     || v.name as full_name
              from (%s) v
            """;

    private static final String VERSION =
            """
            select p.*, lower(p.valid) as since, upper(p.valid) as until, %s as day
              from places.version p where p.code %s
            """;

    private final JdbcClient jdbc;

    Places(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The place that has this code now or, if it was abolished, the last that had it; so that old
     * records still show a name.
     *
     * @param code 12 digits
     */
    public Optional<Place> find(long code) {
        String day = "coalesce(upper(p.valid) - 1, %s)".formatted(NOW);
        String last =
                VERSION.formatted(day, "= :code")
                        + " order by upper(p.valid) desc nulls first limit 1";
        return jdbc.sql(PLACE.formatted(last)).param("code", code).query(Places::place).optional();
    }

    /**
     * The place that had this code on a day. The sources tell years, not days: a new place counts
     * from 1 January of its first year, an abolished one until 31 December of its last.
     */
    public Optional<Place> findOn(long code, LocalDate on) {
        String version =
                VERSION.formatted("cast(:on as date)", "= :code and p.valid @> cast(:on as date)");
        return jdbc.sql(PLACE.formatted(version))
                .param("code", code)
                .param("on", on)
                .query(Places::place)
                .optional();
    }

    /** The places directly below, in force now, by code; below 0 are the provinces. */
    public List<Place> children(long parent) {
        String children =
                """
                select p.*, null::date as until, %s as day from places.place p
                 where p.parent = :parent\
                """
                        .formatted(NOW);
        return jdbc.sql(PLACE.formatted(children) + " order by v.code")
                .param("parent", parent)
                .query(Places::place)
                .list();
    }

    /**
     * From the province down to the place itself, statistical rows included; empty for the nation
     * and for a code that never was. Of an abolished place: those above it at its time.
     */
    public List<Place> path(long code) {
        Optional<Place> place = find(code);
        if (place.isEmpty() || code == 0) {
            return List.of();
        }
        LocalDate until = place.get().until();
        String day = until == null ? NOW : "cast(:day as date)";
        List<Long> chain = new PlaceCode(code).chain().stream().map(PlaceCode::code).toList();
        String versions = VERSION.formatted(day, "in (:chain) and p.valid @> " + day);
        return jdbc.sql(PLACE.formatted(versions) + " order by v.level")
                .param("chain", chain)
                .param("day", until == null ? null : until.minusDays(1))
                .query(Places::place)
                .list();
    }

    /**
     * Finds places in force by a part of the name, by pinyin or by initials: 翔安, xiang an, xiangan,
     * xa; also by code. Exact matches come first (of the whole name or of its specific part: 翔安 is
     * exactly 翔安区), then beginnings, then fragments of the name; within these higher levels first,
     * then divisions before statistical rows, then shorter names.
     *
     * @param text as typed; blank finds nothing
     * @param scopeFrom first code to look at
     * @param scopeTo last code to look at
     * @param limit at most so many
     */
    public List<Place> search(String text, long scopeFrom, long scopeTo, int limit) {
        var key = SearchKey.of(text);
        if (key.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(PLACE.formatted(PlaceSearch.sql(key).formatted(NOW)) + PlaceSearch.ORDER)
                .param("key", key.text())
                .param("end", key.end())
                .param("code", key.code())
                .param("from", scopeFrom)
                .param("to", scopeTo)
                .param("limit", limit)
                .query(Places::place)
                .list();
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        return new Place(
                row.getLong("code"),
                row.getString("name"),
                row.getInt("level"),
                row.getLong("parent"),
                row.getString("full_name"),
                row.getString("pinyin"),
                row.getBoolean("statistical"),
                row.getInt("child_count"),
                bound(row, "since"),
                bound(row, "until"));
    }

    private static @Nullable LocalDate bound(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
