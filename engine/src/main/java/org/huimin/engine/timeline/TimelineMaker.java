package org.huimin.engine.timeline;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Outcome;
import org.huimin.engine.policy.PolicySymbol;
import org.huimin.engine.policy.Text;
import org.jspecify.annotations.Nullable;

/** Puts a timeline together from what is known now and what was paid then. */
final class TimelineMaker {

    private final Library library;
    private final History history;
    private final Decisions decisions;
    private final Explained explained;
    private final Payments payments;
    private final Knowledge now;

    TimelineMaker(Library library, History history) {
        this.library = library;
        this.history = history;
        this.decisions = new Decisions(library);
        this.explained = new Explained(library, decisions);
        this.payments = new Payments(history, decisions, explained);
        this.now = Knowledge.of(history.knownOn());
    }

    Timeline make() {
        payments.run();
        List<Timeline.Month> months = new ArrayList<>();
        List<Timeline.Due> reviews = new ArrayList<>();
        for (YearMonth month = history.from();
                !month.isAfter(history.to());
                month = month.plusMonths(1)) {
            months.add(month(month, reviews));
        }
        return new Timeline(history, library.version(), months, reviews);
    }

    private Timeline.Month month(YearMonth month, List<Timeline.Due> reviews) {
        Map<Entitlement.Unit, Entitlement> entitled = payments.at(now, month);
        Map<Entitlement.Unit, Entitlement> before = payments.at(now, month.minusMonths(1));
        List<Timeline.Line> lines = new ArrayList<>();
        entitled.forEach((unit, each) -> {
            lines.add(line(month, unit, each, before.get(unit)));
            due(each, reviews);
        });
        Set<Entitlement.Unit> paidOnly = new LinkedHashSet<>(payments.paid(month));
        paidOnly.removeAll(entitled.keySet());
        for (Entitlement.Unit unit : paidOnly) {
            lines.add(line(month, unit, gone(month, unit), before.get(unit)));
        }
        HouseholdInput household = history.household(month, History.Cut.BEFORE, history.knownOn());
        List<Timeline.BackPay> backPay =
                payments.backPay().stream().filter(each -> each.paid().equals(month)).toList();
        return new Timeline.Month(month, new PlaceCode(household.place()), lines, backPay);
    }

    /** Paid for the month then, and not due by what is known now. */
    private Entitlement gone(YearMonth month, Entitlement.Unit unit) {
        HouseholdInput household = history.household(month, History.Cut.BEFORE, history.knownOn());
        Outcome outcome =
                decisions
                        .of(household, now.parameters())
                        .getOrDefault(
                                unit,
                                new Outcome.NotApplicable(
                                        new Text("已不在这一户", "is no longer in the household")));
        return new Entitlement(
                unit,
                month,
                Entitlement.State.STOPPED,
                0,
                List.of(),
                outcome,
                household,
                0,
                false,
                null);
    }

    private Timeline.Line line(
            YearMonth month, Entitlement.Unit unit, Entitlement now, @Nullable Entitlement before) {
        LocalDate known = history.knownOn();
        Long decided = payments.decided(month, unit);
        long due = now.state().drawn() ? now.amountFen() : 0;
        long paid = payments.paid(month, unit);
        long more = decided == null ? 0 : paid - due;
        History.Cut cut =
                Recipients.same(
                                now.decided(),
                                history.household(month, History.Cut.BEFORE, known),
                                library.programmes())
                        ? History.Cut.BEFORE
                        : History.Cut.WHOLE;
        return new Timeline.Line(
                now,
                decided,
                decided == null ? 0 : paid - decided,
                Math.max(0, more),
                Math.max(0, -more),
                explained.why(now, before, history.changesOf(month, cut, known), known),
                now.state().drawn() ? explained.used(now, known) : List.of());
    }

    private void due(Entitlement each, List<Timeline.Due> reviews) {
        Entitlement.Start start = each.start();
        if (start == null || !each.state().drawn()) {
            return;
        }
        PolicySymbol review = each.unit().programme().timing().review();
        if (review != null) {
            long interval =
                    decisions
                            .value(review, each.unit(), each.decided(), now.parameters())
                            .orElse(0);
            long since = java.time.temporal.ChronoUnit.MONTHS.between(start.first(), each.month());
            if (interval > 0 && since > 0 && since % interval == 0) {
                reviews.add(
                        new Timeline.Due(
                                each.unit(),
                                each.month(),
                                new Text(
                                        "复核（每 %d 个月）".formatted(interval),
                                        "review (every %d months)".formatted(interval))));
            }
        }
        if (each.month().equals(start.validUntil())
                && each.unit().programme().kind()
                        != org.huimin.engine.policy.ProgrammeKind.ONE_OFF) {
            reviews.add(
                    new Timeline.Due(
                            each.unit(),
                            each.month(),
                            new Text("有效期本月届满，须续期", "validity ends this month: renew")));
        }
    }
}
