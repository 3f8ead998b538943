package org.huimin.engine.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides one household again and again with facts changed, a limited number of times. Only what
 * rests on the changed facts is calculated anew.
 */
final class NearestTrials {

    /** How many times one household may be decided again. */
    static final int BUDGET = 2_500;

    /**
     * What a trial came to.
     *
     * @param yes every condition is met and the amount is known
     * @param met a bit for each condition that is true
     */
    record State(boolean yes, long met) {}

    private static final State NONE = new State(false, 0);

    /** A fact of a member or of the household. */
    private record Place(Fact fact, int member) {}

    private final Library library;
    private final HouseholdInput household;
    private final Programme programme;
    private final int unit;
    private final Evaluation now;
    private final Map<List<NearestChange>, State> tried = new HashMap<>();
    private final Map<Place, Touch> touches = new HashMap<>();
    private int budget = BUDGET;

    NearestTrials(Library library, HouseholdInput household, Programme programme, int unit) {
        this.library = library;
        this.household = household;
        this.programme = programme;
        this.unit = unit;
        this.now = new Evaluation(library, household);
    }

    /** How often the household was decided. */
    int decided() {
        return BUDGET - budget;
    }

    State state(List<NearestChange> changes) {
        State known = tried.get(changes);
        if (known != null || budget == 0) {
            return known == null ? NONE : known;
        }
        budget--;
        State state = decide(changes);
        tried.put(changes, state);
        return state;
    }

    private State decide(List<NearestChange> changes) {
        try {
            Evaluation then = evaluation(changes);
            long met = 0;
            for (int i = 0; i < programme.conditions().size(); i++) {
                boolean is = then.rule(programme.conditions().get(i), unit).value().isTrue();
                met |= is ? 1L << i : 0;
            }
            boolean yes =
                    then.granted(programme, unit).isTrue() && then.amount(programme, unit).known();
            return new State(yes, met);
        } catch (DecisionFault e) {
            return NONE;
        }
    }

    /** The household as it is with the changes; as it is now when there are none. */
    Evaluation evaluation(List<NearestChange> changes) {
        if (changes.isEmpty()) {
            return now;
        }
        HouseholdInput changed = household;
        for (NearestChange change : changes) {
            Object given = FactValues.object(change.fact(), change.to());
            changed =
                    change.member() < 0
                            ? changed.with(change.fact().id(), given)
                            : changed.with(change.member(), change.fact().id(), given);
        }
        if (changes.stream().anyMatch(each -> each.fact().id().equals(Parameter.RESIDENCE_FACT))) {
            return new Evaluation(library, changed);
        }
        List<Touch> touch =
                changes.stream().map(each -> touch(each.fact(), each.member())).toList();
        return now.changed(
                library,
                changed,
                (rule, member) -> {
                    for (Touch one : touch) {
                        if (one.touched(rule, member)) {
                            return true;
                        }
                    }
                    return false;
                });
    }

    private Touch touch(Fact fact, int member) {
        return touches.computeIfAbsent(
                new Place(fact, member), place -> new Touch(place.fact(), place.member()));
    }

    /** What of the present calculation rests on one fact, found when it is first asked for. */
    private final class Touch implements Evaluation.Touched {

        private final Fact fact;
        private final int factOf;
        private final @Nullable Boolean[][] known = new Boolean[library.rules().size()][];

        Touch(Fact fact, int factOf) {
            this.fact = fact;
            this.factOf = factOf;
        }

        @Override
        public boolean touched(int rule, int member) {
            return touched(library.rules().get(rule), member);
        }

        private boolean touched(Rule rule, int member) {
            @Nullable Boolean[] row = known[rule.ordinal];
            if (row == null) {
                row = new Boolean[now.members() + 1];
                known[rule.ordinal] = row;
            }
            Boolean is = row[member + 1];
            if (is == null) {
                Evaluation.Calculated calculated = now.calculated(rule, member);
                is = calculated != null && calculated.reads().stream().anyMatch(this::touched);
                row[member + 1] = is;
            }
            return is;
        }

        private boolean touched(Evaluation.Read read) {
            return touched(read.symbol(), read.member());
        }

        private boolean touched(PolicySymbol symbol, int member) {
            return switch (symbol) {
                case Fact read -> read == fact && member == factOf || derivedFrom(read);
                case Rule rule -> touched(rule, member);
                case Parameter _ -> false;
                case Result result ->
                        Cycles.rules(result).stream()
                                .anyMatch(part ->
                                        touched(
                                                part,
                                                part.ofMember() ? member : Evaluation.HOUSEHOLD));
            };
        }

        private boolean derivedFrom(Fact read) {
            boolean[] found = new boolean[1];
            if (read.derivation() != null) {
                References.symbols(
                        read.derivation(),
                        symbol ->
                                found[0] |=
                                        symbol == fact
                                                || symbol instanceof Fact other
                                                        && other != read
                                                        && derivedFrom(other));
            }
            return found[0];
        }
    }
}
