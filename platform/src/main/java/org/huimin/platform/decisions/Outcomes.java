package org.huimin.platform.decisions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.base.PlaceRange;
import org.huimin.platform.access.Permission;
import org.huimin.platform.access.Permissions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the households of a place stand with every programme, by their current verdicts and within
 * the caller's scope. A household counts with its most favourable member where a programme is about
 * members.
 */
@Service
public class Outcomes {
    private static final int NOT_APPLICABLE = 0;
    private static final int REFUSED = 1;
    private static final int GRANTED = 2;
    private static final int NEEDS_INFORMATION = 3;

    /**
     * Households share few results: what is said once of each is counted, not the households.
     * Reasons are only asked of those that wait for something.
     */
    private static final String RESULTS =
            """
            select v.library_id, v.outcomes, v.open, count(*) households
            from (select library_id, outcomes, case when 3 = any (outcomes) then reasons end open
                  from decisions.verdict where recorded_to is null and place between ? and ?) v
            group by v.library_id, v.outcomes, v.open
            """;

    private static final TypeReference<Map<String, List<String>>> CONDITIONS =
            new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Outcomes(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Households by outcome.
     *
     * @param open ids of the conditions some wait for, with how many do; a household may wait for
     *     several
     */
    public record Count(
            long granted,
            long refused,
            long needsInformation,
            long notApplicable,
            Map<String, Long> open) {
        /** Nobody. */
        public static final Count NONE = new Count(0, 0, 0, 0, Map.of());
    }

    /** By programme; a programme nobody was ever decided for is left out. */
    @Transactional(readOnly = true)
    public Map<String, Count> of(long place) {
        Permissions.require(Permission.VIEW_FIGURES);
        PlaceRange range = new PlaceCode(place).range();
        Map<Integer, Decided> libraries = libraries();
        Map<String, Tally> tallies = new HashMap<>();
        jdbc.sql(RESULTS)
                .params(range.from(), range.to())
                .query(row -> {
                    add(
                            row,
                            Objects.requireNonNull(libraries.get(row.getInt("library_id"))),
                            tallies);
                });
        Map<String, Count> counts = new LinkedHashMap<>();
        tallies.forEach((programme, tally) -> counts.put(programme, tally.count()));
        return counts;
    }

    /** Programmes in the order of a verdict's arrays, and their conditions in the order of bits. */
    private record Decided(List<String> programmes, Map<String, List<String>> conditions) {}

    private Map<Integer, Decided> libraries() {
        Map<Integer, Decided> libraries = new HashMap<>();
        jdbc.sql("select id, programmes, conditions::text from decisions.library")
                .query(row -> {
                    libraries.put(
                            row.getInt(1),
                            new Decided(
                                    List.of((String[]) row.getArray(2).getArray()),
                                    json.readValue(row.getString(3), CONDITIONS)));
                });
        return libraries;
    }

    private static void add(ResultSet row, Decided library, Map<String, Tally> tallies)
            throws SQLException {
        Short[] outcomes = (Short[]) row.getArray("outcomes").getArray();
        java.sql.@Nullable Array open = row.getArray("open");
        Long[] reasons = open == null ? new Long[outcomes.length] : (Long[]) open.getArray();
        long households = row.getLong("households");
        for (int p = 0; p < outcomes.length; p++) {
            String programme = library.programmes.get(p);
            Tally tally = tallies.computeIfAbsent(programme, _ -> new Tally());
            tally.byOutcome[outcomes[p]] += households;
            if (outcomes[p] == NEEDS_INFORMATION) {
                tally.open(
                        library.conditions.getOrDefault(programme, List.of()),
                        reasons[p],
                        households);
            }
        }
    }

    private static final class Tally {
        private final long[] byOutcome = new long[4];
        private final Map<String, Long> open = new HashMap<>();

        void open(List<String> conditions, long bits, long households) {
            for (int i = 0; i < conditions.size(); i++) {
                if ((bits >>> i & 1) != 0) {
                    open.merge(conditions.get(i), households, Long::sum);
                }
            }
        }

        Count count() {
            Map<String, Long> mostFirst = new LinkedHashMap<>();
            new ArrayList<>(open.entrySet())
                    .stream()
                            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                            .forEach(each -> mostFirst.put(each.getKey(), each.getValue()));
            return new Count(
                    byOutcome[GRANTED],
                    byOutcome[REFUSED],
                    byOutcome[NEEDS_INFORMATION],
                    byOutcome[NOT_APPLICABLE],
                    mostFirst);
        }
    }
}
