package org.huimin.population;

import java.time.LocalDate;

/** Illness and death of the last year, and what has been found out about those nobody supports. */
final class Fate {
    private final LocalDate on;
    private final double[][] illness;
    private final double admissions;
    private final double meanCost;
    private final double[] selfShare;
    private final double majorDisease;
    private final double[][] mortality;

    Fate(Settings calibration, Pyramid pyramid, LocalDate on) {
        this.on = on;
        illness = calibration.table("medical.ageWeight");
        admissions =
                calibration.number("medical.admissions.value")
                        / 100
                        / Steps.average(illness, pyramid);
        meanCost = calibration.number("medical.meanCost.value");
        selfShare = calibration.numbers("medical.selfShare");
        majorDisease = calibration.number("medical.majorDisease");
        mortality = calibration.table("mortality.yearly");
    }

    void befall(Household household, Dice dice) {
        for (Person person : household.members) {
            if (dice.chance(Math.min(0.9, admissions * Steps.at(illness, person.age)))) {
                person.majorDisease = dice.chance(majorDisease);
                double cost = dice.logNormal(meanCost * 0.72, 0.8) * (person.majorDisease ? 5 : 1);
                double own = dice.between(selfShare[0], selfShare[1]);
                person.medicalSelfPay = Math.max(100, Math.round(100 * cost * own));
            }
            // Deaths of the last quarter; earlier ones have long left the register.
            if (dice.chance(Steps.at(mortality, person.age) / 4)) {
                person.diedOn = on.minusDays(dice.between(5, 90));
            }
        }
        if (household.destitute) {
            investigate(household.head(), dice);
        } else if (household.members.size() == 1
                && household.head().age >= 65
                && dice.chance(0.02)) {
            household.head().obligorState = "capable";
        }
    }

    private static void investigate(Person person, Dice dice) {
        person.obligorState = dice.chance(0.7) ? "none" : "incapable";
        double draw = dice.unit();
        double weak = person.age >= 80 ? 0.35 : 0.12;
        person.selfCare = draw < weak / 3 ? "none" : draw < weak ? "half" : "full";
    }
}
