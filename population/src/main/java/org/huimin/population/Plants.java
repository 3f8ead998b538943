package org.huimin.population;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settles who is on the rolls. The engine decides from the delivered facts; a share of the entitled
 * is left off (missed) or goes on being paid after a change that ends the entitlement (wrong). A
 * plant counts only if the engine confirms it, with a margin where income is concerned.
 */
final class Plants {
    /** The rows of a household with its rolls, and what was planted in it. */
    record Settled(
            Household household,
            List<Row> rows,
            List<Answer> answers,
            List<Verdicts.Grant> grants) {}

    private final Workshop workshop;
    private final Verdicts verdicts;
    private final LocalDate on;
    private final double missed;
    private final double wrong;
    private final double clear;
    private final double borrowedName;
    private final String destitute;
    private final Change[] changes;
    private final double[] weights;

    /** Makes the clean rows of a household, the same ones for the same truth. */
    interface Workshop {
        List<Row> rows(Household household);

        List<Row> rolls(Household household, List<Verdicts.Grant> grants);

        Projection.Facts facts(Household household, List<Row> rows);

        Economy economy(Household household);

        Row borrowedCar(Household household);
    }

    /**
     * @param expected about how many entitled households the population will have
     */
    Plants(Settings scenario, LocalDate on, double expected, Workshop workshop, Verdicts verdicts) {
        this.workshop = workshop;
        this.verdicts = verdicts;
        this.on = on;
        Settings plants = scenario.at("plants");
        double least = Math.min(0.3, plants.number("least") / Math.max(1, expected));
        missed = Math.max(plants.number("missed"), least);
        wrong = Math.max(plants.number("wrong"), least);
        clear = plants.number("clear");
        borrowedName = plants.number("borrowedName");
        destitute = scenario.text("rates.destitute");
        Map<String, Settings> kinds = plants.entries("weights");
        changes = kinds.keySet().stream().map(Change::named).toArray(Change[]::new);
        weights =
                Dice.cumulative(kinds.values().stream().mapToDouble(Settings::asNumber).toArray());
    }

    Settled settle(Household household, Dice dice) {
        List<Row> rows = workshop.rows(household);
        List<Verdicts.Grant> grants = verdicts.granted(household, workshop.facts(household, rows));
        if (grants.isEmpty()) {
            return new Settled(household, rows, List.of(), grants);
        }
        double draw = dice.unit();
        if (draw < missed && clearlyEntitled(household, grants)) {
            return missed(household, rows, grants, dice);
        }
        if (draw >= missed && draw < missed + wrong) {
            for (int attempt = 0; attempt < 4; attempt++) {
                Change change = changes[dice.pick(weights)];
                Optional<Settled> settled = wrong(household, grants, change, dice);
                if (settled.isPresent()) {
                    return settled.get();
                }
            }
        }
        return paid(household, rows, grants, List.of());
    }

    private Settled paid(
            Household household,
            List<Row> rows,
            List<Verdicts.Grant> grants,
            List<Answer> answers) {
        var all = new ArrayList<>(rows);
        all.addAll(workshop.rolls(household, grants));
        return new Settled(household, all, answers, grants);
    }

    /** Still entitled to the same programmes with a quarter more of income. */
    private boolean clearlyEntitled(Household household, List<Verdicts.Grant> grants) {
        Household richer = household.copy();
        richer.members.forEach(person -> person.scaleIncome(clear));
        var still = verdicts.granted(richer, workshop.facts(richer, workshop.rows(richer)));
        return grants.stream().allMatch(grant -> covers(still, grant.programme(), grant.covered()));
    }

    private static boolean covers(
            List<Verdicts.Grant> grants, String programme, List<Integer> members) {
        return grants.stream()
                .anyMatch(grant ->
                        grant.programme().equals(programme)
                                && grant.covered().containsAll(members));
    }

    private Settled missed(
            Household household, List<Row> rows, List<Verdicts.Grant> grants, Dice dice) {
        boolean borrowed = household.head().age >= 18 && dice.chance(borrowedName);
        var all = new ArrayList<>(rows);
        if (borrowed) {
            all.add(workshop.borrowedCar(household));
        }
        // a car hides only what depends on means
        List<Verdicts.Grant> seen =
                borrowed ? verdicts.granted(household, workshop.facts(household, all)) : grants;
        var answers = new ArrayList<Answer>();
        for (Verdicts.Grant grant : grants) {
            String id = household.members.get(grant.covered().getFirst()).idNumber;
            boolean visible = covers(seen, grant.programme(), grant.covered());
            String reason = visible ? "notPaid" : "borrowedName";
            answers.add(
                    new Answer(grant.programme(), "missed", household.number, id, reason, visible));
        }
        return new Settled(household, all, answers, grants);
    }

    /**
     * What the change ends for the others: with one person fewer the same income is more a head,
     * and somebody else of the household may no longer be within the limits.
     */
    private List<Answer> alsoEnded(
            Household changed,
            Projection.Facts known,
            List<Verdicts.Grant> grants,
            List<Answer> told,
            Change change) {
        var also = new ArrayList<Answer>();
        for (Verdicts.Grant grant : grants) {
            String programme = grant.programme();
            boolean already =
                    told.stream().anyMatch(answer -> answer.programme().equals(programme))
                            || also.stream()
                                    .anyMatch(answer -> answer.programme().equals(programme));
            if (already) {
                continue;
            }
            grant.covered().stream()
                    .filter(at -> verdicts.ended(changed, known, programme, at))
                    .findFirst()
                    .ifPresent(at ->
                            also.add(
                                    new Answer(
                                            programme,
                                            "wrong",
                                            changed.number,
                                            changed.members.get(at).idNumber,
                                            change.reason(),
                                            change.visible())));
        }
        return also;
    }

    private Optional<Settled> wrong(
            Household household, List<Verdicts.Grant> grants, Change change, Dice dice) {
        boolean supported = grants.stream().anyMatch(grant -> grant.programme().equals(destitute));
        if (change == Change.TWICE && !supported) {
            return Optional.empty();
        }
        Household changed = household.copy();
        Optional<Person> who = change.apply(changed, grants, workshop.economy(changed), on, dice);
        if (who.isEmpty()) {
            return Optional.empty();
        }
        List<Verdicts.Grant> onRolls = new ArrayList<>(grants);
        if (change == Change.TWICE) {
            for (String programme : verdicts.householdProgrammes().stream().limit(1).toList()) {
                long amount = 100_00L * dice.between(2, 8);
                onRolls.add(new Verdicts.Grant(programme, true, List.of(0), amount));
            }
        }
        List<Row> seen = new ArrayList<>(workshop.rows(changed));
        seen.addAll(workshop.rolls(changed, onRolls));
        Projection.Facts known = workshop.facts(changed, seen);
        var still = verdicts.granted(changed, known);
        if (!still.stream().allMatch(each -> covers(onRolls, each.programme(), each.covered()))) {
            // something else would be due now that is not on the rolls: no clean plant
            return Optional.empty();
        }
        var answers = new ArrayList<Answer>();
        for (Verdicts.Grant grant : onRolls) {
            boolean added = change == Change.TWICE && !grants.contains(grant);
            List<Integer> concerned = change.concerned(changed, grant, who.get());
            boolean ended =
                    !concerned.isEmpty()
                            && concerned.stream()
                                    .noneMatch(at -> covers(still, grant.programme(), List.of(at)));
            if (ended && (added || change != Change.TWICE)) {
                answers.add(
                        new Answer(
                                grant.programme(),
                                "wrong",
                                household.number,
                                who.get().idNumber,
                                change.reason(),
                                change.visible()));
            }
        }
        if (answers.isEmpty()) {
            return Optional.empty();
        }
        answers.addAll(alsoEnded(changed, known, grants, answers, change));
        return Optional.of(
                change.visible()
                        ? new Settled(changed, seen, answers, grants)
                        : paid(household, workshop.rows(household), onRolls, answers));
    }
}
