package org.huimin.population;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What ends an entitlement while the money goes on. Only {@link #visible} ones reach the files. */
enum Change {
    DECEASED,
    CAR,
    SECOND_HOUSE,
    DEPOSITS,
    WAGE,
    PENSION,
    TWICE,
    COMPANY,
    CUSTODY,
    CERTIFICATE,
    HIDDEN_WAGE,
    HIDDEN_CAR;

    /** How far over the line: a multiple of the line per head. */
    private static final double OVER = 2.2;

    /** The scenario's spelling, e.g. {@code secondHouse}. */
    String reason() {
        var reason = new StringBuilder();
        for (String word : name().split("_")) {
            String lower = word.toLowerCase(java.util.Locale.ROOT);
            reason.append(
                    reason.isEmpty()
                            ? lower
                            : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
        }
        return reason.toString();
    }

    static Change named(String reason) {
        return Arrays.stream(values())
                .filter(change -> change.reason().equals(reason))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("没有这种变化 / no such change: " + reason));
    }

    boolean visible() {
        return this != HIDDEN_WAGE && this != HIDDEN_CAR;
    }

    /** Changes the truth; returns the person concerned, or nothing where it does not fit. */
    Optional<Person> apply(
            Household household,
            List<Verdicts.Grant> grants,
            Economy economy,
            LocalDate on,
            Dice dice) {
        int size = household.members.size();
        long much = Math.round(dice.between(OVER, 1.5 * OVER) * economy.line() * size);
        Optional<Person> adult = adult(household, 20, 62);
        Person head = household.head();
        return switch (this) {
            case DECEASED -> {
                Person dead =
                        grants.getFirst().covered().stream()
                                .map(household.members::get)
                                .max(Comparator.comparingInt(person -> person.age))
                                .orElseThrow();
                dead.diedOn = on.minusDays(dice.between(40, 150));
                dead.deathUnreported = true;
                yield Optional.of(dead);
            }
            case CAR, HIDDEN_CAR -> {
                adult.ifPresent(person -> person.cars = 1);
                adult.ifPresent(person -> person.carValue = 1000_00L * dice.between(60, 180));
                yield adult;
            }
            case SECOND_HOUSE -> {
                head.houseShares = new int[2 + dice.below(2)];
                Arrays.fill(head.houseShares, 100);
                yield head.age >= 18 ? Optional.of(head) : Optional.empty();
            }
            case DEPOSITS -> {
                head.deposits += 10_000_00L * dice.between(12, 40) * size;
                yield head.age >= 18 ? Optional.of(head) : Optional.empty();
            }
            case WAGE, HIDDEN_WAGE -> {
                Optional<Person> worker = adult.filter(person -> !person.severelyDisabled());
                worker.ifPresent(person -> person.work = Person.Work.FORMAL);
                worker.ifPresent(person -> person.wage += much);
                worker.ifPresent(person -> person.leftJob = false);
                yield worker;
            }
            case PENSION -> {
                Optional<Person> retired = adult(household, 55, 100);
                retired.ifPresent(person -> person.employeePension += much);
                yield retired;
            }
            case TWICE ->
                    grants.stream().allMatch(grant -> !grant.household())
                            ? Optional.of(head)
                            : Optional.empty();
            case COMPANY -> {
                adult.ifPresent(
                        person -> person.companyCapital = 10_000_00L * dice.between(50, 300));
                adult.ifPresent(person -> person.companyEmployees = dice.between(3, 20));
                yield adult;
            }
            case CUSTODY -> {
                Optional<Person> inmate = adult(household, 18, 60);
                LocalDate since = on.minusDays(dice.between(60, 400));
                inmate.ifPresent(person -> person.imprisonedSince = since);
                yield inmate;
            }
            case CERTIFICATE -> {
                Optional<Person> holder =
                        household.members.stream()
                                .filter(person -> person.alive() && person.disabled())
                                .findFirst();
                holder.ifPresent(person -> person.certificateCancelled = true);
                yield holder;
            }
        };
    }

    /** Members whose cover must have ended: the person alone, or everybody the grant covers. */
    List<Integer> concerned(Household household, Verdicts.Grant grant, Person who) {
        return switch (this) {
            case DECEASED, CUSTODY, CERTIFICATE ->
                    grant.covered().stream()
                            .filter(at -> household.members.get(at) == who)
                            .toList();
            case CAR,
                    SECOND_HOUSE,
                    DEPOSITS,
                    WAGE,
                    PENSION,
                    TWICE,
                    COMPANY,
                    HIDDEN_WAGE,
                    HIDDEN_CAR ->
                    grant.covered();
        };
    }

    private static Optional<Person> adult(Household household, int from, int to) {
        return household.members.stream()
                .filter(person -> person.alive() && person.age >= from && person.age <= to)
                .findFirst();
    }
}
