package org.huimin.engine.timeline;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.Outcome;
import org.huimin.engine.policy.Overlap;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.Timing;

/**
 * What a household is due in every month, by one state of knowledge. Nothing outside that knowledge
 * is read, so a month derived again later with the knowledge of then is what was decided then.
 */
final class Derivation {

    private final History history;
    private final Decisions decisions;
    private final Knowledge known;
    private final Map<Entitlement.Unit, Course> courses = new LinkedHashMap<>();
    private final Map<YearMonth, Map<Entitlement.Unit, Entitlement>> months = new TreeMap<>();

    private Derivation(History history, Decisions decisions, Knowledge known) {
        this.history = history;
        this.decisions = decisions;
        this.known = known;
    }

    /** From the first event to the last month asked for. */
    static Map<YearMonth, Map<Entitlement.Unit, Entitlement>> of(
            History history, Decisions decisions, Knowledge known) {
        Derivation derivation = new Derivation(history, decisions, known);
        for (YearMonth month = history.first();
                !month.isAfter(history.to());
                month = month.plusMonths(1)) {
            derivation.months.put(month, derivation.month(month));
        }
        return derivation.months;
    }

    private Map<Entitlement.Unit, Entitlement> month(YearMonth month) {
        Map<Entitlement.Unit, Situation> situations = new LinkedHashMap<>();
        for (Timing.Stop death : Timing.Stop.values()) {
            History.Cut cut =
                    death == Timing.Stop.SAME_MONTH ? History.Cut.DEATHS : History.Cut.BEFORE;
            Situation at = situation(month, cut);
            for (Entitlement.Unit unit : at.outcomes().keySet()) {
                if (chosen(unit, unit.programme().timing().death(), at) == death) {
                    situations.put(unit, at);
                }
            }
        }
        Map<Entitlement.Unit, Entitlement> entitled = new LinkedHashMap<>();
        for (Entitlement.Unit unit : inOrder(situations.keySet())) {
            Situation at = situations.getOrDefault(unit, situation(month, History.Cut.BEFORE));
            if (confirmed(unit.programme()) && !excluded(unit, at, entitled)) {
                Course course = courses.computeIfAbsent(unit, this::course);
                course.month(stopped(unit, month, at)).ifPresent(each -> entitled.put(unit, each));
            }
        }
        boolean any = entitled.values().stream().anyMatch(each -> each.state().drawn());
        situations.forEach((unit, at) -> {
            if (any && !confirmed(unit.programme())) {
                following(unit, at, entitled);
            }
        });
        return entitled;
    }

    /** By classification, then as the members come. */
    private List<Entitlement.Unit> inOrder(Set<Entitlement.Unit> decided) {
        Set<Entitlement.Unit> all = new LinkedHashSet<>(decided);
        all.addAll(courses.keySet());
        return all.stream()
                .sorted(
                        Comparator.comparingInt((Entitlement.Unit each) -> each.programme().order())
                                .thenComparing(each -> each.programme().id()))
                .toList();
    }

    /** Whether something drawn already, such as a taper, leaves no room for it. */
    private static boolean excluded(
            Entitlement.Unit unit, Situation at, Map<Entitlement.Unit, Entitlement> drawn) {
        if (!(at.outcome(unit) instanceof Outcome.Granted granted)) {
            return false;
        }
        Overlap.Grant grant = grant(unit, granted, at, granted.amountFen());
        return drawn.values().stream()
                .filter(each -> each.state().drawn())
                .anyMatch(each ->
                        Overlap.excludes(
                                grant, grant(each.unit(), each.outcome(), at, each.amountFen())));
    }

    /** A taper covers all who live in the household. */
    private static Overlap.Grant grant(
            Entitlement.Unit unit, Outcome outcome, Situation at, long amount) {
        Set<String> members = new LinkedHashSet<>();
        for (int i = 0; i < at.household().members().size(); i++) {
            boolean covered =
                    !(outcome instanceof Outcome.Granted granted)
                            || granted.coveredMembers().contains(i);
            if (covered) {
                members.add(at.household().members().get(i).id());
            }
        }
        String member = unit.member();
        return new Overlap.Grant(
                unit.programme(), member == null ? members : Set.of(member), amount);
    }

    /** What needs no confirmation of its own: it follows from what is drawn. */
    private static void following(
            Entitlement.Unit unit, Situation at, Map<Entitlement.Unit, Entitlement> entitled) {
        if (at.outcome(unit) instanceof Outcome.Granted granted) {
            entitled.put(
                    unit,
                    new Entitlement(
                            unit,
                            at.month(),
                            Entitlement.State.ENTITLED,
                            granted.amountFen(),
                            granted.components(),
                            granted,
                            at.household(),
                            0,
                            false,
                            null));
        }
    }

    /** Whether the programme begins with a confirmation. */
    private static boolean confirmed(Programme programme) {
        return switch (programme.kind()) {
            case ALLOWANCE, STATUS, ONE_OFF -> !programme.timing().follows();
            case REFERRAL, SERVICE, CAMPAIGN -> false;
        };
    }

    private Course course(Entitlement.Unit unit) {
        return new Course(unit, history, decisions, known);
    }

    private Situation situation(YearMonth month, History.Cut cut) {
        LocalDate facts = known.facts();
        if (cut != History.Cut.BEFORE && facts.isBefore(month.atEndOfMonth())) {
            // what counts in its own month is learned in the month
            facts = Knowledge.earlier(month.atEndOfMonth(), history.knownOn());
        }
        var household = history.household(month, cut, facts);
        var drawing =
                Recipients.continuing(months.getOrDefault(month.minusMonths(1), Map.of()).values());
        Situation at = situation(month, Recipients.counted(household, drawing));
        var staying = drawing.stream().filter(Recipients.stays(at.outcomes())).toList();
        // what ends this month is not drawn for the other programmes either
        return staying.size() == drawing.size()
                ? at
                : situation(month, Recipients.counted(household, staying));
    }

    private Situation situation(YearMonth month, HouseholdInput household) {
        return new Situation(
                month, household, decisions.of(household, known.parameters()), known.parameters());
    }

    /** The situation, or that of the month's end where the programme stops in the same month. */
    private Situation stopped(Entitlement.Unit unit, YearMonth month, Situation at) {
        if (chosen(unit, unit.programme().timing().stop(), at) == Timing.Stop.NEXT_MONTH) {
            return at;
        }
        Situation end = situation(month, History.Cut.WHOLE);
        return at.outcome(unit) instanceof Outcome.Granted
                        && !(end.outcome(unit) instanceof Outcome.Granted)
                ? end
                : at;
    }

    private Timing.Stop chosen(
            Entitlement.Unit unit, Timing.Choice<Timing.Stop> choice, Situation at) {
        return at.chosen(choice, Timing.Stop.values(), unit, decisions);
    }
}
