package org.huimin.platform.places;

/**
 * The statement behind {@link Places#search}. For each level and kind of key one short range scan
 * over an index that is already in order, so that its time does not depend on how common the text
 * is; the few hundred candidates are then ranked.
 */
final class PlaceSearch {

    /** Candidates of one level and kind of key; far more than a page shows. */
    private static final int CANDIDATES = 250;

    /**
     * One letter is no name yet: nothing matches it exactly, and any page of candidates will do.
     */
    private static final int CANDIDATES_OF_A_LETTER = 60;

    private static final String SCAN =
            """
            select m.code, %2$d as kind from generate_series(0, 5) l(level), lateral (
                select s.code from %3$s s
                 where s.level = l.level and %1$s >= :key and %1$s < :end and s.code between :from and :to
                 order by %1$s, s.code limit %4$d) m
            """;

    private static final String RANKED =
            """
            select p.*, null::date as until, %%s as day,
                   case when c.kind = 0 or p.name = :key or left(p.name, p.specific) = :key
                          or replace(p.pinyin, ' ', '') = :key or p.initials = :key
                          or array_to_string((string_to_array(p.pinyin, ' '))[1\\:p.specific], '') = :key
                          or left(p.initials, p.specific) = :key
                        then 0 else c.kind end as rank
              from (select code, min(kind) as kind from (%s) found group by code) c
              join places.place p on p.code = c.code
             order by rank, p.level, p.statistical, char_length(p.name), p.code
             limit :limit\
            """;

    private static final String OF_A_NAME = ranked(CANDIDATES);
    private static final String OF_A_LETTER = ranked(CANDIDATES_OF_A_LETTER);

    static final String ORDER =
            " order by v.rank, v.level, v.statistical, char_length(v.name), v.code";

    private PlaceSearch() {}

    /** The statement for a key, with one {@code %s} for the day. */
    static String sql(SearchKey key) {
        return key.text().length() == 1 ? OF_A_LETTER : OF_A_NAME;
    }

    private static String ranked(int candidates) {
        return RANKED.formatted(
                String.join(
                        " union all ",
                        "select code, 0 as kind from places.place"
                                + " where code = :code and code between :from and :to",
                        SCAN.formatted("s.name", 1, "places.place", candidates),
                        SCAN.formatted("replace(s.pinyin, ' ', '')", 1, "places.place", candidates),
                        SCAN.formatted("s.initials", 1, "places.place", candidates),
                        SCAN.formatted("s.tail", 2, "places.name_tail", candidates)));
    }
}
