package org.huimin.platform.decisions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.base.PlaceRange;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Missing;
import org.huimin.engine.policy.Outcome;
import org.huimin.engine.policy.ProgrammeDecision;
import org.huimin.engine.policy.Text;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.access.Permission;
import org.huimin.platform.access.Permissions;
import org.huimin.platform.people.HouseholdFacts;
import org.huimin.platform.people.People;
import org.huimin.platform.policy.PolicyLibrary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Which parameters a county has not entered though its households wait for them: told once for the
 * county and the programme, not household by household.
 *
 * <p>A verdict keeps which conditions are open, not why. One household of each kind of verdict is
 * decided again, with its trace, and says which parameter it waits for; the others of its kind are
 * counted with it.
 */
@Service
public class MissingFigures {
    private static final int NEEDS_INFORMATION = 3;

    /**
     * Kinds of verdict looked at, the most frequent first: rarer ones wait for the same figures.
     */
    private static final int LOOKED_AT = 200;

    private static final String WAITING =
            """
            select v.library_id, v.county, v.outcomes, v.reasons, count(*) households, any_value(v.household_id) example
            from (select library_id, place / 1000000 * 1000000 county, outcomes, reasons, household_id
                  from decisions.verdict where recorded_to is null and place between ? and ? and 3 = any (outcomes)) v
            group by v.library_id, v.county, v.outcomes, v.reasons
            """;

    /**
     * A programme that waits for parameters in a county.
     *
     * @param place 12-digit code of the county
     * @param parameters that have no value on file there on the day
     * @param households that wait for one of them
     */
    public record Wanted(
            long place,
            String programme,
            Text programmeName,
            List<Figure> parameters,
            long households) {}

    /** A parameter of the programme. */
    public record Figure(String id, Text name) {}

    /** Verdicts of one county that leave the same conditions of a programme open. */
    private record Pattern(long county, String programme, long open) {}

    private static final class Waiting {
        private long households;
        private UUID example = new UUID(0, 0);
        private long largest;

        void add(long count, UUID one) {
            households += count;
            if (count > largest) {
                largest = count;
                example = one;
            }
        }

        long households() {
            return households;
        }
    }

    private record Key(long county, String programme) {}

    private static final class Told {
        private final Map<String, Text> parameters = new TreeMap<>();
        private long households;
    }

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final People people;
    private final PolicyLibrary policy;
    private final Clock clock;

    MissingFigures(
            JdbcClient jdbc,
            TransactionOperations transactions,
            People people,
            PolicyLibrary policy,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.people = people;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * By county and programme, the current verdicts of a place within the caller's scope.
     *
     * @param on the day whose figures are wanted
     */
    public List<Wanted> of(long place, LocalDate on) {
        Permissions.require(Permission.VIEW_FIGURES);
        // names of parameters are told, nothing of the households that are looked at
        Caller reader = Caller.system(CallerContext.current().scope());
        return CallerContext.run(reader, () -> wanted(place, on));
    }

    private List<Wanted> wanted(long place, LocalDate on) {
        Map<Pattern, Waiting> waiting = new HashMap<>();
        transactions.executeWithoutResult(_ -> read(new PlaceCode(place).range(), waiting));
        Library library = policy.current();
        Map<UUID, List<ProgrammeDecision>> decided = new HashMap<>();
        Map<Key, Told> told = new LinkedHashMap<>();
        waiting.entrySet().stream()
                .sorted(
                        Map.Entry.<Pattern, Waiting>comparingByValue(
                                Comparator.comparingLong(Waiting::households).reversed()))
                .limit(LOOKED_AT)
                .forEach(each -> {
                    Pattern pattern = each.getKey();
                    Waiting kind = each.getValue();
                    Map<String, Text> missing =
                            parameters(
                                    decided.computeIfAbsent(
                                            kind.example, id -> decide(id, on, library)),
                                    pattern.programme);
                    if (!missing.isEmpty()) {
                        Told of =
                                told.computeIfAbsent(
                                        new Key(pattern.county, pattern.programme),
                                        _ -> new Told());
                        of.parameters.putAll(missing);
                        of.households += kind.households;
                    }
                });
        return told.entrySet().stream()
                .map(each -> wanted(each.getKey(), each.getValue(), library))
                .sorted(
                        Comparator.comparingLong(Wanted::place)
                                .thenComparing(Wanted::households, Comparator.reverseOrder()))
                .toList();
    }

    private static Wanted wanted(Key key, Told told, Library library) {
        Text name =
                library.programme(key.programme)
                        .map(each -> each.name())
                        .orElse(Text.same(key.programme));
        return new Wanted(
                key.county,
                key.programme,
                name,
                told.parameters.entrySet().stream()
                        .map(each -> new Figure(each.getKey(), each.getValue()))
                        .toList(),
                told.households);
    }

    private void read(PlaceRange range, Map<Pattern, Waiting> waiting) {
        Map<Integer, String[]> programmes = new HashMap<>();
        jdbc.sql("select id, programmes from decisions.library")
                .query(row -> {
                    programmes.put(row.getInt(1), (String[]) row.getArray(2).getArray());
                });
        jdbc.sql(WAITING)
                .params(range.from(), range.to())
                .query(row -> {
                    add(row, programmes.getOrDefault(row.getInt(1), new String[0]), waiting);
                });
    }

    private static void add(ResultSet row, String[] programmes, Map<Pattern, Waiting> waiting)
            throws SQLException {
        Short[] outcomes = (Short[]) row.getArray("outcomes").getArray();
        Long[] reasons = (Long[]) row.getArray("reasons").getArray();
        for (int p = 0; p < programmes.length; p++) {
            if (outcomes[p] == NEEDS_INFORMATION) {
                waiting.computeIfAbsent(
                                new Pattern(row.getLong("county"), programmes[p], reasons[p]),
                                _ -> new Waiting())
                        .add(row.getLong("households"), row.getObject("example", UUID.class));
            }
        }
    }

    /** As it is known now, by the rules of the day. */
    private List<ProgrammeDecision> decide(UUID household, LocalDate on, Library library) {
        return people.toHouseholdInput(household, LocalDate.now(clock))
                .map(HouseholdFacts::input)
                .map(known ->
                        new HouseholdInput(
                                known.place(),
                                on,
                                known.facts(),
                                known.members(),
                                known.unlisted()))
                .map(library.decider()::decide)
                .orElse(List.of());
    }

    private static Map<String, Text> parameters(
            List<ProgrammeDecision> decisions, String programme) {
        List<Missing.OfParameter> found = new ArrayList<>();
        for (ProgrammeDecision each : decisions) {
            if (each.programmeId().equals(programme)
                    && each.outcome() instanceof Outcome.NeedsInformation needs) {
                found.addAll(needs.parameters());
            }
        }
        Map<String, Text> names = new LinkedHashMap<>();
        found.forEach(each -> names.put(each.parameter(), each.name()));
        return names;
    }
}
