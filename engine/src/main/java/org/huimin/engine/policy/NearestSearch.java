package org.huimin.engine.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huimin.engine.feel.CodeList;
import org.huimin.engine.feel.Type;
import org.huimin.engine.feel.Units;

/**
 * Looks for the least change of one fact, or of two, that turns a refusal into a yes, by deciding
 * again. How often is limited, so that it takes well under a tenth of a second; the same household
 * always gets the same answer.
 */
final class NearestSearch {

    /** How many times one household may be decided again. */
    static final int BUDGET = 2_500;

    /** How many facts are tried in pairs. */
    private static final int PAIRED = 30;

    /** Yuan that one more or less of a thing counts as: a car, a share of a house. */
    private static final double THING = 50_000;

    /** Yuan that another state counts as: self-care, owning a business or not. */
    private static final double STATE = 100_000;

    /** How much more of a number is tried, before the least is looked for between two of them. */
    private static final long[] MORE = {1, 100, 10_000, 1_000_000, 100_000_000, 10_000_000_000L};

    /** A change that is tried or suffices. */
    record Change(Fact fact, int member, long from, long to) {

        /**
         * How far it is in real life, in yuan: an amount a month counts for a year, things and
         * states by what they are about worth.
         */
        double effort() {
            double by = Math.abs((double) to - from);
            return switch (fact.type()) {
                case Type.Number(var kind, int scale, int units) ->
                        switch (kind) {
                            case MONEY -> by / 100 * (Units.shown(units).contains("月") ? 12 : 1);
                            case COUNT, DECIMAL, PLAIN, MONTHS -> by / Math.pow(10, scale) * THING;
                        };
                default -> STATE + by;
            };
        }
    }

    private final Library library;
    private final HouseholdInput household;
    private final Programme programme;
    private final int unit;
    private final Evaluation now;
    private int budget = BUDGET;

    NearestSearch(Library library, HouseholdInput household, ProgrammeDecision decision) {
        this.library = library;
        this.household = household;
        this.programme = library.programme(decision.programmeId()).orElseThrow();
        this.unit = decision.memberIndex();
        this.now = new Evaluation(library, household);
    }

    /** One change if one suffices, else two; empty when neither was found. */
    List<Change> best() {
        List<Change> candidates = candidates();
        for (boolean up : new boolean[] {false, true}) {
            List<Change> singles = new ArrayList<>();
            for (Change candidate : candidates) {
                least(candidate, up, List.of()).ifPresent(singles::add);
            }
            Optional<Change> nearest =
                    singles.stream().min(Comparator.comparingDouble(Change::effort));
            if (nearest.isPresent()) {
                return List.of(nearest.get());
            }
        }
        return pair(promising(candidates));
    }

    /** Those first that make a condition true, then those with the most to give up. */
    private List<Change> promising(List<Change> candidates) {
        record Ranked(Change change, long open, double effort) {}
        return candidates.stream()
                .flatMap(candidate ->
                        extremes(candidate).stream()
                                .limit(1)
                                .map(extreme ->
                                        new Ranked(candidate, unmet(extreme), extreme.effort())))
                .sorted(
                        Comparator.comparingLong(Ranked::open)
                                .thenComparing(Ranked::effort, Comparator.reverseOrder()))
                .limit(PAIRED)
                .map(Ranked::change)
                .toList();
    }

    /** How many conditions stay unmet with the change. */
    private long unmet(Change change) {
        budget = Math.max(0, budget - 1);
        try {
            Evaluation then = new Evaluation(library, with(household, change));
            return programme.conditions().stream()
                    .filter(condition -> !then.rule(condition, unit).value().isTrue())
                    .count();
        } catch (DecisionFault e) {
            return Long.MAX_VALUE;
        }
    }

    /** How often the household was decided. */
    int decided() {
        return BUDGET - budget;
    }

    private List<Change> pair(List<Change> candidates) {
        List<Change> best = List.of();
        for (int a = 0; a < candidates.size(); a++) {
            for (Change extreme : extremes(candidates.get(a))) {
                for (int b = a + 1; b < candidates.size(); b++) {
                    List<Change> pair = pair(candidates.get(a), extreme, candidates.get(b));
                    if (!pair.isEmpty() && (best.isEmpty() || effort(pair) < effort(best))) {
                        best = pair;
                    }
                }
            }
        }
        return best;
    }

    /** With the first as far as it goes: the least second, then the least first beside it. */
    private List<Change> pair(Change candidate, Change extreme, Change other) {
        Optional<Change> second = least(other, false, List.of(extreme));
        if (second.isEmpty()) {
            return List.of();
        }
        Change first = least(candidate, false, List.of(second.get())).orElse(extreme);
        return List.of(first, second.get());
    }

    private static double effort(List<Change> changes) {
        return changes.stream().mapToDouble(Change::effort).sum();
    }

    /** What a candidate may become at most: nothing, the opposite, any other code. */
    private static List<Change> extremes(Change candidate) {
        return switch (candidate.fact().type()) {
            case Type.Number _ ->
                    candidate.from() > 0 ? List.of(to(candidate, 0)) : List.<Change>of();
            case Type.Truth _ -> List.of(to(candidate, 1 - candidate.from()));
            case Type.Code(CodeList list) -> {
                List<Change> all = new ArrayList<>();
                for (int rank = 0; rank < list.codes().size(); rank++) {
                    if (rank != candidate.from()) {
                        all.add(to(candidate, rank));
                    }
                }
                yield all;
            }
            case Type.Date _, Type.Month _, Type.Text _, Type.Optional _, Type.Broken _ ->
                    List.of();
        };
    }

    private static Change to(Change candidate, long value) {
        return new Change(candidate.fact(), candidate.member(), candidate.from(), value);
    }

    /** The facts behind the conditions that are false, whose change may matter, as they are now. */
    private List<Change> candidates() {
        Set<Evaluation.Read> facts = new LinkedHashSet<>();
        Set<Evaluation.Read> seen = new LinkedHashSet<>();
        for (Rule condition : programme.conditions()) {
            Value value = now.rule(condition, unit).value();
            if (value.isFalse()) {
                collect(new Evaluation.Read(condition, unit, value), facts, seen);
            }
        }
        List<Change> candidates = new ArrayList<>();
        for (Evaluation.Read read : facts) {
            if (read.symbol() instanceof Fact fact
                    && !fact.fixed()
                    && !fact.derived()
                    && read.value().known()) {
                long value = read.value().value();
                candidates.add(new Change(fact, read.member(), value, value));
            }
        }
        return candidates;
    }

    private void collect(
            Evaluation.Read read, Set<Evaluation.Read> facts, Set<Evaluation.Read> seen) {
        if (!seen.add(read)) {
            return;
        }
        switch (read.symbol()) {
            case Fact _ -> facts.add(read);
            case Rule rule ->
                    now.rule(rule, read.member())
                            .reads()
                            .forEach(next -> collect(next, facts, seen));
            case Parameter _ -> {}
            case Result result -> {
                for (PolicySymbol part : Cycles.rules(result)) {
                    int member = part.ofMember() ? read.member() : Evaluation.HOUSEHOLD;
                    if (part instanceof Rule) {
                        collect(new Evaluation.Read(part, member, Value.FALSE), facts, seen);
                    }
                }
            }
        }
    }

    /**
     * The least change of the candidate that suffices beside the others.
     *
     * @param up a number grows; otherwise it falls, and other facts change
     */
    private Optional<Change> least(Change candidate, boolean up, List<Change> beside) {
        if (candidate.fact().type() instanceof Type.Number) {
            return up ? upwards(candidate, beside) : downwards(candidate, beside);
        }
        return up
                ? Optional.empty()
                : extremes(candidate).stream()
                        .filter(change -> yes(change, beside))
                        .min(Comparator.comparingDouble(Change::effort));
    }

    /** The greatest value below that gives a yes, supposing that lower stays yes. */
    private Optional<Change> downwards(Change candidate, List<Change> beside) {
        if (candidate.from() <= 0 || !yes(to(candidate, 0), beside)) {
            return Optional.empty();
        }
        return Optional.of(to(candidate, between(candidate, 0, candidate.from(), beside)));
    }

    /** The smallest value above that gives a yes, up to a hundred million yuan. */
    private Optional<Change> upwards(Change candidate, List<Change> beside) {
        long no = candidate.from();
        for (long more : MORE) {
            long yes = candidate.from() + more;
            if (yes(to(candidate, yes), beside)) {
                return Optional.of(to(candidate, between(candidate, yes, no, beside)));
            }
            no = yes;
        }
        return Optional.empty();
    }

    /** The value next to the no's that is still a yes. */
    private long between(Change candidate, long yes, long no, List<Change> beside) {
        long good = yes;
        long bad = no;
        while (Math.abs(bad - good) > 1) {
            long middle = good + (bad - good) / 2;
            if (yes(to(candidate, middle), beside)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return good;
    }

    private boolean yes(Change change, List<Change> beside) {
        if (budget == 0) {
            return false;
        }
        budget--;
        HouseholdInput changed = with(household, change);
        for (Change other : beside) {
            changed = with(changed, other);
        }
        try {
            Evaluation then = new Evaluation(library, changed);
            return then.granted(programme, unit).isTrue() && then.amount(programme, unit).known();
        } catch (DecisionFault e) {
            return false;
        }
    }

    private static HouseholdInput with(HouseholdInput household, Change change) {
        Object given = FactValues.object(change.fact(), change.to());
        return change.member() < 0
                ? household.with(change.fact().id(), given)
                : household.with(change.member(), change.fact().id(), given);
    }
}
