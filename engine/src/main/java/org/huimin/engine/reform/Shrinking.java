package org.huimin.engine.reform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huimin.engine.feel.CodeList;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.Decider;
import org.huimin.engine.policy.DecisionFault;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.FactValues;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Outcome;
import org.jspecify.annotations.Nullable;

/** Makes a counterexample as small and plain as it can be while it stays one. */
final class Shrinking {

    private static final int ROUNDS = 4;

    private final Library library;
    private final Decider decider;
    private MonotonicitySearch.Rise best;

    private Shrinking(Library library, MonotonicitySearch.Rise rise) {
        this.library = library;
        this.decider = library.decider();
        this.best = rise;
    }

    static MonotonicitySearch.Rise shrink(Library library, MonotonicitySearch.Rise rise) {
        Shrinking shrinking = new Shrinking(library, rise);
        for (int round = 0; round < ROUNDS; round++) {
            MonotonicitySearch.Rise before = shrinking.best;
            shrinking.members();
            shrinking.facts();
            shrinking.raise();
            if (Objects.equals(before, shrinking.best)) {
                break;
            }
        }
        shrinking.drop();
        return shrinking.best;
    }

    private void members() {
        for (int j = best.household().members().size() - 1; j >= 0; j--) {
            if (j == best.member()) {
                continue;
            }
            List<HouseholdInput.MemberInput> fewer = new ArrayList<>(best.household().members());
            fewer.remove(j);
            int member = j < best.member() ? best.member() - 1 : best.member();
            keep(with(best.household(), fewer), member, best.raise());
        }
    }

    private static HouseholdInput with(
            HouseholdInput household, List<HouseholdInput.MemberInput> members) {
        return new HouseholdInput(
                household.place(),
                household.on(),
                household.facts(),
                members,
                household.unlisted());
    }

    /** Each fact to nothing, else to a rounder or smaller value. */
    private void facts() {
        for (String id : List.copyOf(best.household().facts().keySet())) {
            Fact fact = library.vocabulary().fact(id).orElseThrow();
            plainer(fact, best.household().facts().get(id))
                    .forEach(value ->
                            keep(best.household().with(id, value), best.member(), best.raise()));
        }
        for (int j = 0; j < best.household().members().size(); j++) {
            int member = j;
            for (String id : List.copyOf(best.household().members().get(j).facts().keySet())) {
                Fact fact = library.vocabulary().fact(id).orElseThrow();
                for (Object value :
                        plainer(fact, best.household().members().get(j).facts().get(id))) {
                    boolean plain =
                            keep(
                                    best.household().with(member, id, value),
                                    best.member(),
                                    best.raise());
                    if (plain) {
                        break;
                    }
                }
            }
        }
    }

    /** Plainest first. */
    private static List<Object> plainer(Fact fact, @Nullable Object now) {
        List<Object> values = new ArrayList<>();
        switch (fact.type()) {
            case Type.Number _ -> {
                if (now instanceof Long value && value != 0) {
                    values.add(0L);
                    for (long unit : new long[] {100_000, 10_000, 100}) {
                        if (value % unit != 0 && value > unit) {
                            values.add(value / unit * unit);
                        }
                    }
                }
            }
            case Type.Truth _ -> {
                if (Boolean.TRUE.equals(now)) {
                    values.add(false);
                }
            }
            case Type.Code(CodeList list) -> {
                if (!list.none().isEmpty() && !list.none().equals(now)) {
                    values.add(FactValues.object(fact, fact.noneValue()));
                }
            }
            default -> {}
        }
        return values;
    }

    /** A smaller raise, from a higher start if need be. */
    private void raise() {
        String id = best.fact().id();
        while (best.raise() > 1) {
            long half = best.raise() / 2;
            Object now = best.household().members().get(best.member()).facts().get(id);
            long start = now instanceof Long value ? value : 0;
            boolean smaller =
                    keep(best.household(), best.member(), half)
                            || keep(
                                    best.household()
                                            .with(best.member(), id, start + best.raise() - half),
                                    best.member(),
                                    half);
            if (!smaller) {
                return;
            }
        }
    }

    /** Leaves out what is nothing anyway, so that only what matters is shown. */
    private void drop() {
        for (int j = 0; j < best.household().members().size(); j++) {
            Map<String, Object> facts =
                    new LinkedHashMap<>(best.household().members().get(j).facts());
            for (String id : List.copyOf(facts.keySet())) {
                Map<String, Object> fewer = new LinkedHashMap<>(facts);
                fewer.remove(id);
                if (keep(replaced(j, fewer), best.member(), best.raise())) {
                    facts = fewer;
                }
            }
        }
    }

    private HouseholdInput replaced(int member, Map<String, Object> facts) {
        List<HouseholdInput.MemberInput> members = new ArrayList<>(best.household().members());
        members.set(
                member,
                new HouseholdInput.MemberInput(members.get(member).id(), Map.copyOf(facts)));
        return new HouseholdInput(
                best.household().place(),
                best.household().on(),
                best.household().facts(),
                List.copyOf(members),
                HouseholdInput.Unlisted.NONE);
    }

    /** Takes the household if it still shows the rise. */
    private boolean keep(HouseholdInput household, int member, long raise) {
        String id = best.fact().id();
        Object now = household.members().get(member).facts().get(id);
        long start = now instanceof Long value ? value : 0;
        long[] before = amounts(household);
        long[] after = amounts(household.with(member, id, start + raise));
        if (before == null || after == null) {
            return false;
        }
        boolean rises = after[0] > before[0] && (after[1] > before[1]) == best.total();
        if (rises) {
            best =
                    new MonotonicitySearch.Rise(
                            best.programme(),
                            best.total(),
                            household,
                            member,
                            best.fact(),
                            raise,
                            before[0],
                            after[0]);
        }
        return rises;
    }

    /** The programme's amount and that of all; null when anything is open. */
    private long @Nullable [] amounts(HouseholdInput household) {
        long own = 0;
        long all = 0;
        try {
            for (Decider.UnitOutcome unit : decider.outcomes(household)) {
                if (unit.outcome() instanceof Outcome.NeedsInformation) {
                    return null;
                }
                if (unit.outcome() instanceof Outcome.Granted granted) {
                    all += granted.amountFen();
                    own += unit.programme().id().equals(best.programme()) ? granted.amountFen() : 0;
                }
            }
        } catch (DecisionFault e) {
            return null;
        }
        return new long[] {own, all};
    }
}
