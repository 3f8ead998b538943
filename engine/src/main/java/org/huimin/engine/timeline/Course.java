package org.huimin.engine.timeline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.Outcome;
import org.huimin.engine.policy.PolicySymbol;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.ProgrammeKind;
import org.huimin.engine.policy.Timing;
import org.jspecify.annotations.Nullable;

/** One programme of one household or member from month to month. */
final class Course {

    private final Entitlement.Unit unit;
    private final Programme programme;
    private final Timing timing;
    private final History history;
    private final Decisions decisions;
    private final Knowledge known;
    private Entitlement.@Nullable Start start;
    private HouseholdInput reviewed =
            new HouseholdInput(
                    0,
                    LocalDate.MIN,
                    java.util.Map.of(),
                    List.of(),
                    HouseholdInput.Unlisted.POLICY);
    private YearMonth lastReview = YearMonth.of(1, 1);
    private long fullAmount;
    private int fullCounty;
    private int taperStep;

    Course(Entitlement.Unit unit, History history, Decisions decisions, Knowledge known) {
        this.unit = unit;
        this.programme = unit.programme();
        this.timing = programme.timing();
        this.history = history;
        this.decisions = decisions;
        this.known = known;
    }

    /** The months must come in order. Empty when there is nothing to tell of the month. */
    Optional<Entitlement> month(Situation at) {
        Entitlement.Start running = start;
        if (running == null) {
            running = begun(at);
            start = running;
        }
        boolean once = programme.kind() == ProgrammeKind.ONE_OFF;
        if (running == null) {
            return !once && at.outcome(unit) instanceof Outcome.Granted granted
                    ? Optional.of(
                            told(at, Entitlement.State.NOT_CONFIRMED, 0, granted.components()))
                    : Optional.empty();
        }
        if (withdrawn(running, at.month())) {
            return Optional.of(ended(at, Entitlement.State.WITHDRAWN));
        }
        running = renewed(running, at);
        start = running;
        YearMonth last = running.validUntil();
        if (once && !at.month().equals(running.first())) {
            start = null;
            return Optional.empty();
        }
        if (last != null && at.month().isAfter(last)) {
            return Optional.of(ended(at, Entitlement.State.EXPIRED));
        }
        return switch (at.outcome(unit)) {
            case Outcome.Granted granted -> Optional.of(granted(at, granted));
            case Outcome.NeedsInformation _ ->
                    Optional.of(told(at, Entitlement.State.SUSPENDED, 0, List.of()));
            case Outcome.Refused _, Outcome.NotApplicable _ -> refused(running, at);
        };
    }

    // --- beginning and end -------------------------------------------------------------------

    /** Begins in a month when a confirmation takes effect in it. */
    private Entitlement.@Nullable Start begun(Situation at) {
        for (History.Event event : history.events()) {
            boolean starts =
                    event.kind() == History.EventKind.CONFIRMED
                            || event.kind() == History.EventKind.RENEWED;
            if (!starts || !event.about(programme) || event.on().isAfter(known.events())) {
                continue;
            }
            boolean named = event.programme() != null;
            // a general confirmation confirms what is granted; what cannot be told yet is told so
            boolean granted =
                    at.outcome(unit) instanceof Outcome.Granted
                            || at.outcome(unit) instanceof Outcome.NeedsInformation;
            if (first(event, at).equals(at.month()) && (named || granted)) {
                taperStep = 0;
                reviewed = at.household();
                lastReview = at.month();
                return new Entitlement.Start(
                        event.on(), at.month(), until(at.month(), at).orElse(null));
            }
        }
        return null;
    }

    /** The first month of effect. */
    private YearMonth first(History.Event event, Situation at) {
        YearMonth of = YearMonth.from(event.on());
        return switch (at.chosen(timing.start(), Timing.Start.values(), unit, decisions)) {
            case NEXT_MONTH -> of.plusMonths(1);
            case SAME_MONTH -> of;
            case APPLICATION_MONTH -> {
                YearMonth applied = of;
                for (History.Event each : history.events()) {
                    boolean before = !each.on().isAfter(event.on());
                    if (each.kind() == History.EventKind.APPLIED
                            && each.about(programme)
                            && before) {
                        applied = YearMonth.from(each.on());
                    }
                }
                yield applied;
            }
        };
    }

    /** The last month of a validity that begins in a month; empty when there is no end. */
    private Optional<YearMonth> until(YearMonth first, Situation at) {
        PolicySymbol validity = timing.validity();
        if (programme.kind() == ProgrammeKind.ONE_OFF) {
            return Optional.of(first);
        }
        if (validity == null) {
            return Optional.empty();
        }
        var months = decisions.value(validity, unit, at.household(), known.parameters());
        return months.isPresent()
                ? Optional.of(first.plusMonths(months.getAsLong() - 1))
                : Optional.empty();
    }

    /** Longer by one validity for every renewal before the end. */
    private Entitlement.Start renewed(Entitlement.Start running, Situation at) {
        Entitlement.Start longest = running;
        for (History.Event event : history.events()) {
            YearMonth until = longest.validUntil();
            YearMonth of = YearMonth.from(event.on());
            boolean renewal =
                    event.kind() == History.EventKind.RENEWED
                            && event.about(programme)
                            && !event.on().isAfter(known.events())
                            && event.on().isAfter(longest.confirmed())
                            && of.isBefore(at.month());
            if (renewal && programme.kind() != ProgrammeKind.ONE_OFF) {
                lastReview = of.plusMonths(1);
                reviewed = at.household();
                YearMonth next =
                        until == null || until.isBefore(of)
                                ? until
                                : until(until.plusMonths(1), at).orElse(null);
                longest = new Entitlement.Start(event.on(), running.first(), next);
            }
        }
        return longest;
    }

    private boolean withdrawn(Entitlement.Start running, YearMonth month) {
        return history.events().stream()
                .filter(event -> event.kind() == History.EventKind.WITHDRAWN)
                .filter(event -> event.about(programme) && !event.on().isAfter(known.events()))
                .filter(event -> !event.on().isBefore(running.confirmed()))
                .anyMatch(event -> YearMonth.from(event.on()).isBefore(month));
    }

    private Entitlement ended(Situation at, Entitlement.State state) {
        Entitlement told = told(at, state, 0, List.of());
        start = null;
        return told;
    }

    // --- the amount --------------------------------------------------------------------------

    private Entitlement granted(Situation at, Outcome.Granted now) {
        taperStep = 0;
        Situation held = held(at, now);
        Outcome.Granted granted =
                held.outcome(unit) instanceof Outcome.Granted before ? before : now;
        fullAmount = granted.amountFen();
        fullCounty = county(at);
        boolean frozen = granted.amountFen() != now.amountFen();
        return new Entitlement(
                unit,
                at.month(),
                Entitlement.State.ENTITLED,
                granted.amountFen(),
                granted.components(),
                granted,
                (frozen ? held : at).household(),
                0,
                frozen,
                start);
    }

    /** The situation the amount rests on: that of the last review unless the change is clear. */
    private Situation held(Situation at, Outcome.Granted now) {
        PolicySymbol review = timing.review();
        PolicySymbol change = timing.change();
        if (review == null || change == null) {
            return at;
        }
        var interval = decisions.value(review, unit, at.household(), known.parameters());
        var clear = decisions.value(change, unit, at.household(), known.parameters());
        boolean due =
                interval.isPresent()
                        && !at.month().isBefore(lastReview.plusMonths(interval.getAsLong()));
        if (!due && clear.isPresent()) {
            HouseholdInput before =
                    new HouseholdInput(
                            reviewed.place(),
                            at.month().atDay(1),
                            reviewed.facts(),
                            reviewed.members(),
                            reviewed.unlisted(),
                            reviewed.figures());
            Situation held =
                    new Situation(
                            at.month(),
                            before,
                            decisions.of(before, known.parameters()),
                            known.parameters());
            boolean stays = before.place() == at.household().place();
            if (stays
                    && held.outcome(unit) instanceof Outcome.Granted then
                    && then.coveredMembers().size() == now.coveredMembers().size()
                    && Math.abs(then.amountFen() - now.amountFen())
                            < threshold(change, clear.getAsLong(), then.amountFen())) {
                return held;
            }
        }
        if (due) {
            lastReview = at.month();
        }
        reviewed = at.household();
        return at;
    }

    /** In fen: the amount itself, or a share of what is paid. */
    private static long threshold(PolicySymbol change, long value, long amount) {
        return share(change, value, amount);
    }

    private Optional<Entitlement> refused(Entitlement.Start running, Situation at) {
        Timing.Taper taper = timing.taper();
        // who has moved to another county is judged there: it pays no taper of another's allowance
        boolean stays = fullCounty == county(at);
        boolean late = at.month().isAfter(running.first()) && fullAmount > 0 && stays;
        if (taper != null && late) {
            var because =
                    decisions.value(taper.because(), unit, at.household(), known.parameters());
            var months = decisions.value(taper.months(), unit, at.household(), known.parameters());
            if (because.orElse(0) == 1 && taperStep < months.orElse(0)) {
                int step = taperStep++;
                PolicySymbol share = taper.shares().get(Math.min(step, taper.shares().size() - 1));
                var value = decisions.value(share, unit, at.household(), known.parameters());
                if (value.isPresent()) {
                    long amount = share(share, value.getAsLong(), fullAmount);
                    return Optional.of(told(at, Entitlement.State.TAPERED, amount, List.of()));
                }
            }
        }
        return Optional.of(ended(at, Entitlement.State.STOPPED));
    }

    private static int county(Situation at) {
        return new PlaceCode(at.household().place()).county6();
    }

    /** A share of an amount, rounded half up to the fen; money is taken as it is. */
    private static long share(PolicySymbol by, long value, long amountFen) {
        if (by.type().present() instanceof Type.Number number && number.kind() == Type.Kind.MONEY) {
            return value;
        }
        int scale = by.type().present() instanceof Type.Number number ? number.scale() : 0;
        return BigDecimal.valueOf(value, scale)
                .multiply(BigDecimal.valueOf(amountFen))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private Entitlement told(
            Situation at, Entitlement.State state, long amount, List<Outcome.Component> parts) {
        return new Entitlement(
                unit,
                at.month(),
                state,
                amount,
                parts,
                at.outcome(unit),
                at.household(),
                state == Entitlement.State.TAPERED ? taperStep : 0,
                false,
                start);
    }
}
