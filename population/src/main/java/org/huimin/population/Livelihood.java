package org.huimin.population;

import java.util.ArrayList;
import java.util.List;

/**
 * Gives out a household's income: the target per head of its rank becomes pensions of the old,
 * wages of the able, and where neither exists a survivor's benefit, so that what departments see
 * adds up to the target. Only businesses of one's own stay unseen, and their owners have visible
 * wealth.
 */
final class Livelihood {
    private final double male;
    private final double female;
    private final int employeeAgeMale;
    private final int employeeAgeFemale;
    private final int residentAge;
    private final double pensionSpread;
    private final double[] pensionRange;
    private final double[] accountRange;
    private final long formalFrom;
    private final double leftJob;
    private final PaySlips slips;

    Livelihood(Settings calibration, Settings scenario) {
        slips = new PaySlips(calibration);
        leftJob = scenario.number("faults.staleWage");
        male = calibration.number("employment.male");
        female = calibration.number("employment.female");
        employeeAgeMale = calibration.whole("pension.employeeAge.male");
        employeeAgeFemale = calibration.whole("pension.employeeAge.female");
        residentAge = calibration.whole("pension.residentAge");
        pensionSpread = calibration.number("pension.employeeSpread");
        pensionRange = calibration.numbers("pension.employeeRange");
        accountRange = calibration.numbers("pension.residentAccount");
        formalFrom = Math.round(100 * calibration.number("formalFrom"));
    }

    void earn(Household household, Economy economy, double rank, Dice dice) {
        household.destitute = loneElder(household) && dice.chance(economy.destituteShare());
        household.targetIncome =
                household.destitute
                        ? Math.round(economy.line() * dice.between(0.1, 0.35))
                        : economy.curve().at(rank);
        long left = household.targetIncome * household.members.size();
        for (Person person : household.members) {
            left -= retire(person, economy, left, household.destitute, dice);
        }
        if (left > 5_000 && !household.destitute) {
            work(household, economy, left, dice);
        }
    }

    private static boolean loneElder(Household household) {
        return household.members.size() == 1 && household.head().age >= 60;
    }

    private boolean retiring(Person person) {
        return person.age >= (person.male ? employeeAgeMale : employeeAgeFemale);
    }

    /** Returns the pension given, fen a month. */
    private long retire(Person person, Economy economy, long left, boolean destitute, Dice dice) {
        boolean employee = dice.chance(economy.employeePensionShare());
        double median = economy.meanPension() * Math.exp(-pensionSpread * pensionSpread / 2);
        long amount = slips.pension(dice.logNormal(median, pensionSpread), dice);
        long account = slips.pension(100 * dice.between(accountRange[0], accountRange[1]), dice);
        amount = Math.clamp(amount, (long) (100 * pensionRange[0]), (long) (100 * pensionRange[1]));
        if (!destitute && employee && retiring(person) && amount <= left) {
            person.employeePension = amount;
            return amount;
        }
        if (person.age >= residentAge) {
            person.residentPension = economy.residentBase();
            person.accountPension = account;
            return economy.residentBase() + account;
        }
        return 0;
    }

    private void work(Household household, Economy economy, long left, Dice dice) {
        List<Person> workers = new ArrayList<>(household.members.size());
        for (Person person : household.members) {
            if (Upbringing.able(person) && dice.chance(person.male ? male : female)) {
                workers.add(person);
            }
        }
        if (workers.isEmpty()) {
            household.members.stream().filter(Upbringing::able).findFirst().ifPresent(workers::add);
        }
        if (workers.isEmpty()) {
            support(household, left, dice);
            return;
        }
        double[] weights = new double[workers.size()];
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = dice.logNormal(workers.get(i).male ? 1.15 : 1, 0.35);
            total += weights[i];
        }
        boolean comfortable = household.targetIncome > 3 * economy.line();
        for (int i = 0; i < weights.length; i++) {
            pay(workers.get(i), left * weights[i] / total, comfortable, dice);
        }
    }

    private void pay(Person person, double earned, boolean comfortable, Dice dice) {
        double draw = dice.unit();
        long amount = slips.wage(earned, dice);
        if (amount >= formalFrom && draw > 0.22) {
            person.work = Person.Work.FORMAL;
            person.wage = amount;
        } else if (comfortable && draw < 0.16) {
            person.work = Person.Work.OWN;
            person.unseenIncome = amount;
        } else {
            person.work = Person.Work.CASUAL;
            person.wage = amount;
        }
        person.leftJob = person.wage > 0 && dice.chance(leftJob);
    }

    /** Nobody can work: the eldest draws a larger pension, or the head a survivor's benefit. */
    private void support(Household household, long left, Dice dice) {
        for (Person person : household.members) {
            if (retiring(person) && person.employeePension == 0 && left >= 100_000) {
                person.employeePension =
                        slips.pension(left + person.residentPension + person.accountPension, dice);
                person.residentPension = 0;
                person.accountPension = 0;
                return;
            }
        }
        household.head().survivorBenefit = slips.pension(left, dice);
    }
}
