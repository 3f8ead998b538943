package org.huimin.engine.reform;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.Programme;

/**
 * Looks for households whose benefits rise with their income: each household of an invented
 * population is decided again with one member's income raised. What is found is shrunk to the
 * smallest household that still shows it. Which facts are income is content ({@code income: true}).
 */
public final class MonotonicitySearch {

    /** How often each income of a household is raised. */
    private static final int TRIES = 3;

    /** Income is raised by one yuan to so many, small raises as often as great ones. */
    private static final double MOST = 3_000;

    private static final int BATCH = 10_000;

    /** A village that no table names: the figures of the nation hold there. */
    private static final long NOWHERE = 990_900_001_001L;

    /**
     * A household that gets more when it earns more.
     *
     * @param programme whose amount rises
     * @param total also what the household gets over all programmes rises; if not, another
     *     programme pays as much less
     * @param household the smallest that was found
     * @param member whose income rises, by its place in the household
     * @param fact the income
     * @param raise fen a month more
     * @param before amount of the programme, fen a month
     * @param after amount with the income raised
     */
    public record Rise(
            String programme,
            boolean total,
            HouseholdInput household,
            int member,
            Fact fact,
            long raise,
            long before,
            long after) {}

    /**
     * What was looked at and found.
     *
     * @param households tried
     * @param decisions how many times a household was decided
     * @param rises one for each programme and fact, those of the total first
     */
    public record Found(long households, long decisions, List<Rise> rises) {}

    private final Library library;
    private final LocalDate on;
    private final SyntheticPopulation population;
    private final Side base;
    private final Side raised;
    private final List<Fact> incomes;
    private final Map<String, Rise> found = new TreeMap<>();

    private MonotonicitySearch(Library library, SyntheticPopulation population, LocalDate on) {
        this.library = library;
        this.on = on;
        this.population = population;
        this.base =
                new Side(library, on, library.programmes().stream().map(Programme::id).toList());
        this.raised = base.again();
        List<String> read = base.factsRead();
        this.incomes =
                library.vocabulary().facts().stream()
                        .filter(fact -> fact.income() && fact.ofMember())
                        .filter(fact -> read.contains(fact.id()))
                        .toList();
    }

    /**
     * Searches.
     *
     * @param households how many to invent, in every place that has parameters of its own
     */
    public static Found search(
            Library library,
            SyntheticPopulation population,
            LocalDate on,
            long households,
            long seed) {
        MonotonicitySearch search = new MonotonicitySearch(library, population, on);
        return search.search(households, seed);
    }

    private Found search(long households, long seed) {
        long[] places =
                library.parameters().stream()
                        .flatMap(parameter -> parameter.rows().stream())
                        .map(Parameter.Row::place)
                        .mapToLong(place -> place.code() == 0 ? NOWHERE : place.code())
                        .distinct()
                        .sorted()
                        .toArray();
        long decisions = 0;
        FactColumns facts = null;
        for (long from = 0; from < households; from += BATCH) {
            int count = (int) Math.min(BATCH, households - from);
            facts = population.fill(facts, from, count, households, places, seed, on);
            base.decide(facts);
            decisions += count;
            SplittableRandom random = new SplittableRandom(seed ^ from);
            for (Fact income : incomes) {
                for (int t = 0; t < TRIES; t++) {
                    raise(facts, income, random);
                    decisions += count;
                }
            }
        }
        List<Rise> rises =
                found.values().stream()
                        .map(rise -> Shrinking.shrink(library, rise))
                        .sorted(
                                Comparator.comparing(Rise::total)
                                        .reversed()
                                        .thenComparing(Rise::programme))
                        .toList();
        return new Found(households, decisions, rises);
    }

    /** Raises one income of one member in every household, compares, and takes it back. */
    private void raise(FactColumns facts, Fact income, SplittableRandom random) {
        long[] values = facts.values(income.id());
        int[] members = new int[facts.households()];
        long[] steps = new long[members.length];
        for (int i = 0; i < members.length; i++) {
            int size = facts.memberStart[i + 1] - facts.memberStart[i];
            members[i] = facts.memberStart[i] + random.nextInt(size);
            steps[i] = Math.round(Math.exp(random.nextDouble() * Math.log(MOST))) * 100;
            values[members[i]] += steps[i];
        }
        raised.decide(facts);
        List<Integer> rising = new ArrayList<>();
        for (int i = 0; i < members.length; i++) {
            if (rises(facts, i)) {
                rising.add(i);
            }
        }
        for (int i = 0; i < members.length; i++) {
            values[members[i]] -= steps[i];
        }
        for (int i : rising) {
            keep(facts, i, members[i], income, steps[i]);
        }
    }

    private boolean rises(FactColumns facts, int household) {
        int from = facts.memberStart[household];
        int to = facts.memberStart[household + 1];
        base.read(household, from, to);
        raised.read(household, from, to);
        int total = base.amount.length - 1;
        if (base.open[total] || raised.open[total]) {
            return false;
        }
        boolean any = false;
        for (int p = 0; p <= total; p++) {
            any |= raised.amount[p] > base.amount[p];
        }
        return any;
    }

    /** Keeps the smallest household of each programme and kind. */
    private void keep(FactColumns facts, int household, int member, Fact income, long step) {
        rises(facts, household);
        int total = base.amount.length - 1;
        boolean all = raised.amount[total] > base.amount[total];
        for (int p = 0; p < total; p++) {
            if (raised.amount[p] <= base.amount[p]) {
                continue;
            }
            Rise rise =
                    new Rise(
                            base.ids().get(p),
                            all,
                            facts.household(household, on),
                            member - facts.memberStart[household],
                            income,
                            step,
                            base.amount[p],
                            raised.amount[p]);
            found.merge(
                    rise.programme() + "/" + all,
                    rise,
                    (old, now) -> size(now) < size(old) ? now : old);
        }
    }

    private static long size(Rise rise) {
        return rise.household().members().size() * 1_000_000_000_000L + rise.raise();
    }
}
