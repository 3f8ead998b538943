package org.huimin.engine.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.huimin.engine.feel.Type;

/**
 * Looks for the least change of one fact, or of two, that turns a refusal into a yes, by deciding
 * again. How often is limited, so that it takes well under a tenth of a second; the same household
 * always gets the same answer.
 */
final class NearestSearch {

    /** How many facts are tried in pairs. */
    private static final int PAIRED = 30;

    /** Of so many facts more values are tried. */
    private static final int FEW = 12;

    private final NearestTrials trials;
    private final NearestFacts facts;
    private final long all;

    private boolean few;

    NearestSearch(Library library, HouseholdInput household, ProgrammeDecision decision) {
        Programme programme = library.programme(decision.programmeId()).orElseThrow();
        this.trials = new NearestTrials(library, household, programme, decision.memberIndex());
        this.facts = new NearestFacts(programme, decision.memberIndex());
        this.all = -1L >>> (64 - programme.conditions().size());
    }

    /** How often the household was decided. */
    int decided() {
        return trials.decided();
    }

    /** One change if one suffices, else two; empty when neither was found. */
    List<NearestChange> best() {
        List<Set<NearestChange>> behind = facts.behind(trials.evaluation(List.of()));
        if (behind.stream().anyMatch(Set::isEmpty)) {
            return List.of();
        }
        Set<NearestChange> any = new LinkedHashSet<>();
        behind.forEach(any::addAll);
        few = any.size() <= FEW;
        NearestChange best = null;
        for (boolean up : new boolean[] {false, true}) {
            for (NearestChange candidate : NearestFacts.common(behind)) {
                double limit = best == null ? Double.MAX_VALUE : best.effort();
                best = least(candidate, up, List.of(), limit).orElse(best);
            }
        }
        return best == null ? pair(any) : List.of(best);
    }

    // --- two changes ------------------------------------------------------------------------

    private List<NearestChange> pair(Set<NearestChange> candidates) {
        Set<NearestChange> rising = new LinkedHashSet<>();
        List<NearestChange> firsts = promising(candidates, rising);
        List<NearestChange> best = List.of();
        // what matters only after the first change comes last
        for (boolean anew : new boolean[] {false, true}) {
            for (NearestChange first : firsts) {
                for (NearestChange second :
                        NearestFacts.common(facts.behind(trials.evaluation(List.of(first))))) {
                    if (second.sameFact(first)
                            || (anew
                                    ? candidates.contains(second)
                                    : !isNext(first, second, firsts))) {
                        continue;
                    }
                    boolean mayRise = few || rising.contains(second);
                    best = nearer(first, second, mayRise, best);
                }
            }
        }
        return few ? closer(candidates, best) : best;
    }

    /** Of what is counted a little of both may be nearer than all of one. */
    private List<NearestChange> closer(Set<NearestChange> candidates, List<NearestChange> than) {
        List<NearestChange> best = than;
        for (NearestChange candidate : candidates) {
            if (!NearestSteps.counted(candidate.type())) {
                continue;
            }
            for (boolean up : new boolean[] {false, true}) {
                for (long step : steps(candidate, up)) {
                    best = with(candidate.to(step), best);
                }
            }
        }
        return best;
    }

    private List<NearestChange> with(NearestChange first, List<NearestChange> than) {
        List<NearestChange> best = than;
        if (first.effort() >= effort(best)) {
            return best;
        }
        List<NearestChange> one = List.of(first);
        for (NearestChange second : NearestFacts.common(facts.behind(trials.evaluation(one)))) {
            for (boolean up : new boolean[] {false, true}) {
                double limit = effort(best) - first.effort();
                Optional<NearestChange> found =
                        second.sameFact(first) ? Optional.empty() : least(second, up, one, limit);
                best = found.map(least -> List.of(first, least)).orElse(best);
            }
        }
        return best;
    }

    /** Of many facts a pair is tried in one order only. */
    private boolean isNext(NearestChange first, NearestChange second, List<NearestChange> firsts) {
        for (NearestChange each : firsts) {
            if (each.sameFact(second)) {
                return few;
            }
            if (each.sameFact(first)) {
                return few || firsts.stream().anyMatch(second::sameFact);
            }
        }
        return false;
    }

    private List<NearestChange> nearer(
            NearestChange first, NearestChange second, boolean mayRise, List<NearestChange> than) {
        List<NearestChange> best = than;
        for (boolean up : new boolean[] {false, true}) {
            List<NearestChange> pair =
                    up && !mayRise ? List.of() : pair(first, second, up, effort(best));
            best = pair.isEmpty() || effort(pair) >= effort(best) ? best : pair;
        }
        return best;
    }

    /** Those that meet most conditions first, then those with the most to give up. */
    private List<NearestChange> promising(
            Set<NearestChange> candidates, Set<NearestChange> rising) {
        record Ranked(List<NearestChange> firsts, int open, double effort) {}
        return candidates.stream()
                .map(candidate -> firsts(candidate, rising))
                .filter(firsts -> !firsts.isEmpty())
                .map(firsts ->
                        new Ranked(
                                firsts,
                                firsts.stream()
                                        .mapToInt(
                                                first -> Long.bitCount(all & ~met(List.of(first))))
                                        .min()
                                        .orElseThrow(),
                                firsts.getFirst().effort()))
                .sorted(
                        Comparator.comparingInt(Ranked::open)
                                .thenComparing(Ranked::effort, Comparator.reverseOrder()))
                .limit(PAIRED)
                .flatMap(ranked -> ranked.firsts().stream())
                .toList();
    }

    private long met(List<NearestChange> changes) {
        return trials.state(changes).met();
    }

    /** Beside the first as far as it goes the least second, then the least first beside it. */
    private List<NearestChange> pair(
            NearestChange first, NearestChange second, boolean up, double limit) {
        Optional<NearestChange> enough = least(second, up, List.of(first), limit);
        if (enough.isEmpty()) {
            return List.of();
        }
        boolean rises = first.to() > first.from();
        NearestChange less =
                least(first.to(first.from()), rises, List.of(enough.get()), Double.MAX_VALUE)
                        .orElse(first);
        NearestChange least =
                least(second, up, List.of(less), Double.MAX_VALUE).orElse(enough.get());
        return List.of(less, least);
    }

    private static double effort(List<NearestChange> changes) {
        return changes.isEmpty()
                ? Double.MAX_VALUE
                : changes.stream().mapToDouble(NearestChange::effort).sum();
    }

    /**
     * What may help together with another change: nothing left of a number, a number with which one
     * more condition is met, any other state.
     *
     * @param rising gets the candidate when a greater number meets one more condition
     */
    private List<NearestChange> firsts(NearestChange candidate, Set<NearestChange> rising) {
        if (!(candidate.type() instanceof Type.Number)) {
            return others(candidate);
        }
        List<NearestChange> firsts = new ArrayList<>();
        long open = all & ~met(List.of());
        if (candidate.from() > 0) {
            firsts.add(candidate.to(0));
            open &= ~met(List.of(candidate.to(0)));
            helpful(candidate, false, open).ifPresent(firsts::add);
        }
        Optional<NearestChange> more = helpful(candidate, true, open);
        more.ifPresent(firsts::add);
        more.ifPresent(_ -> rising.add(candidate));
        return firsts;
    }

    /** The first step with which one of the open conditions is met. */
    private Optional<NearestChange> helpful(NearestChange candidate, boolean up, long open) {
        return LongStream.of(steps(candidate, up))
                .mapToObj(candidate::to)
                .filter(change -> (met(List.of(change)) & open) != 0)
                .findFirst();
    }

    // --- one change -------------------------------------------------------------------------

    /**
     * The least change of the candidate that suffices beside the others and is nearer than a limit.
     *
     * @param up a number grows; otherwise it falls, and other facts change
     */
    private Optional<NearestChange> least(
            NearestChange candidate, boolean up, List<NearestChange> beside, double limit) {
        if (candidate.type() instanceof Type.Number) {
            return number(candidate, up, beside, limit).filter(found -> found.effort() < limit);
        }
        return up
                ? Optional.empty()
                : others(candidate).stream()
                        .filter(change -> change.effort() < limit)
                        .filter(change -> state(change, beside).yes())
                        .min(Comparator.comparingDouble(NearestChange::effort));
    }

    /** Goes away from the present number step by step, then back to where the yes begins. */
    private Optional<NearestChange> number(
            NearestChange candidate, boolean up, List<NearestChange> beside, double limit) {
        long open = all & ~met(beside);
        long no = candidate.from();
        for (long step : steps(candidate, up)) {
            boolean outward = up ? step > no : step < no;
            if (!outward) {
                // nothing left was tried first
                no = candidate.from();
            }
            if (candidate.to(no + (up ? 1 : -1)).effort() >= limit) {
                return Optional.empty();
            }
            NearestTrials.State state = state(candidate.to(step), beside);
            if (state.yes()) {
                long from = no;
                return Optional.of(
                        between(candidate, step, from, each -> state(each, beside).yes()));
            }
            if ((state.met() & open) == open) {
                // too far: what was met before no longer is
                NearestChange enough =
                        between(
                                candidate,
                                step,
                                no,
                                each -> (state(each, beside).met() & open) == open);
                if (state(enough, beside).yes()) {
                    return Optional.of(enough);
                }
            }
            no = step;
        }
        return Optional.empty();
    }

    private long[] steps(NearestChange candidate, boolean up) {
        return NearestSteps.of(
                candidate, up, few ? facts.amounts() : Collections.emptyNavigableSet());
    }

    /** The value next to those that do not do which still does. */
    private static NearestChange between(
            NearestChange candidate, long does, long doesNot, Predicate<NearestChange> test) {
        long good = does;
        long bad = doesNot;
        while (Math.abs(bad - good) > 1) {
            long middle = good + (bad - good) / 2;
            if (test.test(candidate.to(middle))) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return candidate.to(good);
    }

    private NearestTrials.State state(NearestChange change, List<NearestChange> beside) {
        List<NearestChange> changes = new ArrayList<>(beside);
        changes.add(change);
        return trials.state(changes);
    }

    /** The opposite, any other code. */
    private static List<NearestChange> others(NearestChange candidate) {
        long values =
                switch (candidate.type()) {
                    case Type.Truth _ -> 2;
                    case Type.Code(var list) -> list.codes().size();
                    default -> 0;
                };
        return LongStream.range(0, values)
                .filter(value -> value != candidate.from())
                .mapToObj(candidate::to)
                .toList();
    }
}
