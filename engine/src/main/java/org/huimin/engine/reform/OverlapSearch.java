package org.huimin.engine.reform;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.huimin.engine.batch.BatchDecider;
import org.huimin.engine.batch.BatchDecisions;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.feel.CodeList;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.Concurrency;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Overlap;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.PolicySymbol;
import org.huimin.engine.policy.Programme;

/**
 * Looks for households that are granted two programmes which are said never to come together: in an
 * invented population as it is, and again with its facts thrown about. What the kernels find is
 * decided again by the interpreter before it is told.
 */
public final class OverlapSearch {
    /** A place without rows of its own: only the nation's hold there. */
    private static final long NOWHERE = 999_999_999_999L;

    private static final int BATCH = 10_000;

    /** How many facts of a household are thrown about: one in so many. */
    private static final int ONE_IN = 8;

    private static final long MOST_FEN = 600_000;

    /** A household that shows it. */
    public record Example(Overlap overlap, HouseholdInput household) {}

    /**
     * What was looked at and found.
     *
     * @param decisions how many households were decided
     * @param pairs how many pairs of programmes are said never to come together
     * @param examples one for each pair
     */
    public record Found(long decisions, int pairs, List<Example> examples) {}

    private record Pair(int later, int earlier, Concurrency stated) {}

    private final Library library;
    private final LocalDate on;
    private final BatchDecider decider;
    private final List<Pair> pairs = new ArrayList<>();
    private final Map<String, Example> found = new TreeMap<>();

    private OverlapSearch(Library library, LocalDate on) {
        this.library = library;
        this.on = on;
        this.decider = BatchDecider.of(library, on);
        List<Programme> all = library.programmes();
        for (Programme programme : all) {
            for (Concurrency stated : programme.concurrency()) {
                if (stated.kind().excludes()) {
                    int earlier = all.indexOf(stated.with());
                    pairs.add(new Pair(all.indexOf(programme), earlier, stated));
                }
            }
        }
    }

    /**
     * Searches.
     *
     * @param households how many to invent, in every place that has parameters of its own; each is
     *     decided twice
     */
    public static Found search(
            Library library,
            SyntheticPopulation population,
            LocalDate on,
            long households,
            long seed) {
        OverlapSearch search = new OverlapSearch(library, on);
        long decisions = search.pairs.isEmpty() ? 0 : search.search(population, households, seed);
        return new Found(
                decisions,
                search.pairs.size(),
                search.found.values().stream().map(search::shrunk).toList());
    }

    private long search(SyntheticPopulation population, long households, long seed) {
        long[] places =
                library.parameters().stream()
                        .flatMap(parameter -> parameter.rows().stream())
                        .map(Parameter.Row::place)
                        .mapToLong(place -> place.code() == 0 ? NOWHERE : place.code())
                        .distinct()
                        .sorted()
                        .toArray();
        List<String> read = decider.factsRead();
        List<Fact> facts =
                library.vocabulary().facts().stream()
                        .filter(fact -> read.contains(fact.id()) && !fact.derived())
                        .toList();
        FactColumns columns = null;
        long decisions = 0;
        for (long from = 0; from < households; from += BATCH) {
            int count = (int) Math.min(BATCH, households - from);
            columns = population.fill(columns, from, count, households, places, seed, on);
            look(columns);
            SplittableRandom random = new SplittableRandom(seed ^ from);
            for (Fact fact : facts) {
                throwAbout(columns, fact, random);
            }
            look(columns);
            decisions += 2L * count;
        }
        return decisions;
    }

    private void throwAbout(FactColumns columns, Fact fact, SplittableRandom random) {
        int rows = fact.ofMember() ? columns.members() : columns.households();
        long[] values = columns.values(fact.id());
        byte[] unknown = columns.unknown(fact.id());
        for (int row = 0; row < rows; row++) {
            if (unknown[row] == 0 && random.nextInt(ONE_IN) == 0) {
                values[row] = other(fact.type().present(), values[row], random);
            }
        }
    }

    private static long other(Type type, long value, SplittableRandom random) {
        return switch (type) {
            case Type.Truth _ -> 1 - value;
            case Type.Code(CodeList list) -> random.nextInt(list.codes().size());
            case Type.Number number ->
                    number.kind() == Type.Kind.MONEY
                            ? random.nextInt(2) * random.nextLong(MOST_FEN)
                            : random.nextInt(4);
            case Type.Date _, Type.Month _, Type.Text _, Type.Optional _, Type.Broken _ -> value;
        };
    }

    private void look(FactColumns columns) {
        BatchDecisions decisions = decider.decide(columns);
        for (Pair pair : pairs) {
            for (int h = 0; h < columns.households(); h++) {
                if (any(decisions, pair.later(), columns, h)
                        && any(decisions, pair.earlier(), columns, h)) {
                    check(columns.household(h, on));
                }
            }
        }
    }

    /** Whether the programme is granted to the household or anybody in it. */
    private boolean any(BatchDecisions decisions, int programme, FactColumns columns, int h) {
        byte[] outcome = decisions.outcome(programme);
        if (library.programmes().get(programme).unit() == Programme.Unit.HOUSEHOLD) {
            return outcome[h] == BatchDecisions.GRANTED;
        }
        for (int m = columns.memberStart[h]; m < columns.memberStart[h + 1]; m++) {
            if (outcome[m] == BatchDecisions.GRANTED) {
                return true;
            }
        }
        return false;
    }

    private void check(HouseholdInput household) {
        var outcomes = library.decider().outcomes(household);
        for (Overlap overlap : Overlap.among(Overlap.grants(outcomes, household.members()))) {
            if (inPassage(overlap, household)) {
                continue;
            }
            found.merge(
                    overlap.later().id() + "/" + overlap.stated().with().id(),
                    new Example(overlap, household),
                    (old, now) ->
                            now.household().members().size() < old.household().members().size()
                                    ? now
                                    : old);
        }
    }

    /** One of the two is kept until the other takes over: stated, so nothing to tell. */
    private boolean inPassage(Overlap overlap, HouseholdInput household) {
        PolicySymbol until = overlap.stated().until();
        return until != null && library.value(until, household, -1, LocalDate.MAX).orElse(0) == 1;
    }

    /** The same example with nobody and nothing in it that it does not need. */
    private Example shrunk(Example example) {
        HouseholdInput best = example.household();
        for (int m = best.members().size() - 1; m >= 0; m--) {
            List<HouseholdInput.MemberInput> fewer = new ArrayList<>(best.members());
            fewer.remove(m);
            best = kept(example, best, best.facts(), fewer);
        }
        for (String id : best.facts().keySet()) {
            Map<String, Object> fewer = new LinkedHashMap<>(best.facts());
            fewer.remove(id);
            best = kept(example, best, fewer, best.members());
        }
        for (int m = 0; m < best.members().size(); m++) {
            for (String id : best.members().get(m).facts().keySet()) {
                List<HouseholdInput.MemberInput> members = new ArrayList<>(best.members());
                Map<String, Object> fewer = new LinkedHashMap<>(members.get(m).facts());
                fewer.remove(id);
                members.set(m, new HouseholdInput.MemberInput(members.get(m).id(), fewer));
                best = kept(example, best, best.facts(), members);
            }
        }
        return new Example(example.overlap(), best);
    }

    private HouseholdInput kept(
            Example example,
            HouseholdInput before,
            Map<String, Object> facts,
            List<HouseholdInput.MemberInput> members) {
        HouseholdInput smaller =
                new HouseholdInput(
                        before.place(), before.on(), facts, members, HouseholdInput.Unlisted.NONE);
        var outcomes = library.decider().outcomes(smaller);
        boolean shows =
                Overlap.among(Overlap.grants(outcomes, members)).stream()
                        .anyMatch(each ->
                                each.stated().equals(example.overlap().stated())
                                        && each.later().equals(example.overlap().later()));
        return shows ? smaller : before;
    }
}
