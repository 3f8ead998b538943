package org.huimin.engine.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** What may be changed, for each thing that refuses. */
    private final List<Set<NearestChange>> behind;

    private final boolean few;
    private final NearestOne one;

    NearestSearch(Library library, HouseholdInput household, ProgrammeDecision decision) {
        Programme programme = library.programme(decision.programmeId()).orElseThrow();
        this.trials = new NearestTrials(library, household, programme, decision.memberIndex());
        this.facts = new NearestFacts(programme, decision.memberIndex());
        this.all = -1L >>> (64 - programme.conditions().size());
        this.behind = facts.behind(trials.evaluation(List.of()));
        this.few = any().size() <= FEW;
        this.one =
                new NearestOne(
                        trials, all, few ? facts.amounts() : Collections.emptyNavigableSet());
    }

    private Set<NearestChange> any() {
        Set<NearestChange> any = new LinkedHashSet<>();
        behind.forEach(any::addAll);
        return any;
    }

    /** How often the household was decided. */
    int decided() {
        return trials.decided();
    }

    /** One change if one suffices, else two; empty when neither was found. */
    List<NearestChange> best() {
        if (behind.stream().anyMatch(Set::isEmpty)) {
            return List.of();
        }
        NearestChange best = null;
        for (boolean up : new boolean[] {false, true}) {
            for (NearestChange candidate : NearestFacts.common(behind)) {
                double limit = best == null ? Double.MAX_VALUE : best.effort();
                best = one.least(candidate, up, List.of(), limit).orElse(best);
            }
        }
        return best == null ? pair(any()) : List.of(best);
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
                for (long step : one.steps(candidate, up)) {
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
        List<NearestChange> beside = List.of(first);
        for (NearestChange second : NearestFacts.common(facts.behind(trials.evaluation(beside)))) {
            for (boolean up : new boolean[] {false, true}) {
                double limit = effort(best) - first.effort();
                Optional<NearestChange> found =
                        second.sameFact(first)
                                ? Optional.empty()
                                : one.least(second, up, beside, limit);
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
                                        .mapToInt(first ->
                                                Long.bitCount(all & ~one.met(List.of(first))))
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

    /** Beside the first as far as it goes the least second, then the least first beside it. */
    private List<NearestChange> pair(
            NearestChange first, NearestChange second, boolean up, double limit) {
        Optional<NearestChange> enough = one.least(second, up, List.of(first), limit);
        if (enough.isEmpty()) {
            return List.of();
        }
        boolean rises = first.to() > first.from();
        NearestChange less =
                one.least(first.to(first.from()), rises, List.of(enough.get()), Double.MAX_VALUE)
                        .orElse(first);
        NearestChange least =
                one.least(second, up, List.of(less), Double.MAX_VALUE).orElse(enough.get());
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
            return one.others(candidate);
        }
        List<NearestChange> firsts = new ArrayList<>();
        long open = all & ~one.met(List.of());
        if (candidate.from() > 0) {
            firsts.add(candidate.to(0));
            open &= ~one.met(List.of(candidate.to(0)));
            helpful(candidate, false, open).ifPresent(firsts::add);
        }
        Optional<NearestChange> more = helpful(candidate, true, open);
        more.ifPresent(firsts::add);
        more.ifPresent(_ -> rising.add(candidate));
        return firsts;
    }

    /** The first step with which one of the open conditions is met. */
    private Optional<NearestChange> helpful(NearestChange candidate, boolean up, long open) {
        return LongStream.of(one.steps(candidate, up))
                .mapToObj(candidate::to)
                .filter(change -> (one.met(List.of(change)) & open) != 0)
                .findFirst();
    }
}
