package org.huimin.engine.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.huimin.engine.feel.Type;

/** Looks for the least change of one fact that suffices, alone or beside other changes. */
final class NearestOne {

    private final NearestTrials trials;

    /** A bit for each condition. */
    private final long all;

    /** Amounts the rules compare with, tried besides. */
    private final NavigableSet<Long> amounts;

    NearestOne(NearestTrials trials, long all, NavigableSet<Long> amounts) {
        this.trials = trials;
        this.all = all;
        this.amounts = amounts;
    }

    /** The conditions that are met with the changes, as bits. */
    long met(List<NearestChange> changes) {
        return trials.state(changes).met();
    }

    /**
     * The least change of the candidate that suffices beside the others and is nearer than a limit.
     *
     * @param up a number grows; otherwise it falls, and other facts change
     */
    Optional<NearestChange> least(
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

    /** The values of a number that are tried. */
    long[] steps(NearestChange candidate, boolean up) {
        return NearestSteps.of(candidate, up, amounts);
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
    static List<NearestChange> others(NearestChange candidate) {
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
