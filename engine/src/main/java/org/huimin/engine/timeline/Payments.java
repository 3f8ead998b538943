package org.huimin.engine.timeline;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.huimin.engine.policy.Text;
import org.jspecify.annotations.Nullable;

/**
 * Pays month after month with what was known then, and recalculates earlier months when a parameter
 * becomes known later: what they come to more is paid with the month after. Facts told late change
 * no month before they were told; what was paid too much is named.
 */
final class Payments {

    private final History history;
    private final Decisions decisions;
    private final Explained explained;
    private final NavigableSet<LocalDate> learned = new TreeSet<>();
    private final NavigableSet<LocalDate> done = new TreeSet<>();
    private final Map<Knowledge, Map<YearMonth, Map<Entitlement.Unit, Entitlement>>> derived =
            new HashMap<>();
    private final Map<YearMonth, Map<Entitlement.Unit, Long>> regular = new TreeMap<>();
    private final Map<YearMonth, Map<Entitlement.Unit, Long>> due = new TreeMap<>();
    private final List<Timeline.BackPay> backPay = new ArrayList<>();

    Payments(History history, Decisions decisions, Explained explained) {
        this.history = history;
        this.decisions = decisions;
        this.explained = explained;
        history.changes().forEach(change -> learned.add(change.learned()));
        history.events().forEach(event -> done.add(event.on()));
    }

    /** Every month as far as it is known, in order. */
    void run() {
        YearMonth known = YearMonth.from(history.knownOn());
        Knowledge before = Knowledge.atPayment(history.first().minusMonths(1), history.knownOn());
        for (YearMonth month = history.first();
                !month.isAfter(history.to()) && !month.isAfter(known);
                month = month.plusMonths(1)) {
            Knowledge now = Knowledge.atPayment(month, history.knownOn());
            if (!epoch(now.withFactsOf(before)).equals(epoch(before))) {
                correct(month, before, now);
            }
            Map<Entitlement.Unit, Long> amounts = amounts(now, month);
            regular.put(month, amounts);
            due.put(month, new HashMap<>(amounts));
            before = now;
        }
    }

    private void correct(YearMonth paid, Knowledge before, Knowledge now) {
        due.forEach((month, sofar) -> {
            Knowledge then = Knowledge.atPayment(month, history.knownOn());
            Map<Entitlement.Unit, Long> after = amounts(now.withFactsOf(then), month);
            Set<Entitlement.Unit> units = new LinkedHashSet<>(sofar.keySet());
            units.addAll(after.keySet());
            for (Entitlement.Unit unit : units) {
                long more = after.getOrDefault(unit, 0L) - sofar.getOrDefault(unit, 0L);
                if (more > 0) {
                    sofar.put(unit, after.getOrDefault(unit, 0L));
                    Entitlement at = at(now.withFactsOf(then), month).get(unit);
                    backPay.add(
                            new Timeline.BackPay(
                                    unit, month, paid, more, because(at, before, now)));
                }
            }
        });
    }

    private Text because(@Nullable Entitlement at, Knowledge before, Knowledge now) {
        Text rows =
                at == null
                        ? Text.NONE
                        : explained.published(at, before.parameters(), now.parameters());
        return rows.isEmpty()
                ? new Text("确认后从更早的月份起发", "confirmed with effect from an earlier month")
                : rows;
    }

    /** What a month comes to by a knowledge. */
    Map<Entitlement.Unit, Entitlement> at(Knowledge known, YearMonth month) {
        return derived.computeIfAbsent(epoch(known), _ -> Derivation.of(history, decisions, known))
                .getOrDefault(month, Map.of());
    }

    private Map<Entitlement.Unit, Long> amounts(Knowledge known, YearMonth month) {
        Map<Entitlement.Unit, Long> amounts = new HashMap<>();
        at(known, month)
                .forEach((unit, each) -> {
                    if (each.state().drawn()) {
                        amounts.put(unit, each.amountFen());
                    }
                });
        return amounts;
    }

    /** The same for all days between which nothing became known. */
    private Knowledge epoch(Knowledge known) {
        return new Knowledge(
                floor(decisions.publication(known.parameters())),
                floor(learned.floor(known.facts())),
                floor(done.floor(known.events())));
    }

    private static LocalDate floor(@Nullable LocalDate day) {
        return day == null ? LocalDate.MIN : day;
    }

    List<Timeline.BackPay> backPay() {
        return backPay;
    }

    /** What the payment of the month rested on; null when the month is not paid yet. */
    @Nullable Long decided(YearMonth month, Entitlement.Unit unit) {
        Map<Entitlement.Unit, Long> amounts = regular.get(month);
        return amounts == null ? null : amounts.getOrDefault(unit, 0L);
    }

    /** Paid in time and later, together. */
    long paid(YearMonth month, Entitlement.Unit unit) {
        return due.getOrDefault(month, Map.of()).getOrDefault(unit, 0L);
    }

    /** Every unit that was paid anything for the month. */
    Set<Entitlement.Unit> paid(YearMonth month) {
        return due.getOrDefault(month, Map.of()).keySet();
    }
}
