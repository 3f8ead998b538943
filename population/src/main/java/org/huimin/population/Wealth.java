package org.huimin.population;

/** Dwellings, cars, deposits and companies, correlated with the household's rank. */
final class Wealth {
    private final double[] urbanHouses;
    private final double[] ruralHouses;
    private final double oneCar;
    private final double twoCars;
    private final double motorcycles;
    private final double months;
    private final double spread;
    private final double poorMedian;
    private final double poorSpread;
    private final double accountShare;
    private final long visibleWealth;

    Wealth(Settings calibration) {
        urbanHouses = Dice.cumulative(calibration.numbers("housing.urban"));
        ruralHouses = Dice.cumulative(calibration.numbers("housing.rural"));
        double cars = calibration.number("cars.perHundredHouseholds.value") / 100;
        twoCars = cars * 0.13;
        oneCar = cars - twoCars;
        motorcycles = calibration.number("cars.motorcyclePerHundred") / 100;
        months = calibration.number("deposits.monthsOfIncome");
        spread = calibration.number("deposits.spread");
        poorMedian = 100 * calibration.number("deposits.poorMedian");
        poorSpread = calibration.number("deposits.poorSpread");
        accountShare = calibration.number("deposits.share");
        visibleWealth = Math.round(100 * calibration.number("deposits.visibleWealth"));
    }

    void acquire(Household household, Economy economy, double rank, Dice dice) {
        houses(household, correlated(rank, 0.6, dice), dice);
        cars(household, correlated(rank, 0.55, dice), dice);
        boolean poor = household.targetIncome < 1.3 * economy.line();
        for (Person person : household.members) {
            if (person.age < 18) {
                continue;
            }
            deposit(person, household.targetIncome, poor, dice);
            if (person.work == Person.Work.OWN) {
                person.deposits += visibleWealth * household.members.size();
                person.companyCapital = 100_00L * dice.between(50, 1000);
                person.companyEmployees = dice.chance(0.3) ? dice.between(1, 6) : 0;
            } else if (rank > 0.7 && dice.chance(0.05)) {
                person.companyCapital = 10_000_00L * dice.between(10, 300);
                person.companyEmployees = dice.between(1, 30);
            }
        }
    }

    private void deposit(Person person, long income, boolean poor, Dice dice) {
        double amount =
                poor
                        ? dice.logNormal(poorMedian, poorSpread)
                        : dice.logNormal(income * months, spread);
        if (dice.chance(poor ? 0.9 : accountShare)) {
            person.deposits = Math.round(Math.min(amount, 5e9));
            if (!poor && dice.chance(0.08)) {
                person.funds = person.deposits / 3;
            }
        }
    }

    /**
     * A uniform number that goes along with the rank with the given correlation (normal copula).
     */
    private static double correlated(double rank, double correlation, Dice dice) {
        double safe = Math.clamp(rank, 1e-4, 1 - 1e-4);
        double z = Math.log(safe / (1 - safe)) / 1.702;
        double mixed = correlation * z + Math.sqrt(1 - correlation * correlation) * dice.normal();
        return 1 / (1 + Math.exp(-1.702 * mixed));
    }

    private void houses(Household household, double draw, Dice dice) {
        double[] shares = household.urban() ? urbanHouses : ruralHouses;
        double at = draw * shares[shares.length - 1];
        int count = 0;
        while (at >= shares[count]) {
            count++;
        }
        Person head = household.head();
        Person spouse = household.members.size() > 1 ? household.members.get(1) : head;
        boolean joint = spouse != head && spouse.relation.equals("12") && dice.chance(0.4);
        head.houseShares = new int[count];
        for (int i = 0; i < count; i++) {
            head.houseShares[i] = joint && i == 0 ? 50 : 100;
        }
        if (joint && count > 0) {
            spouse.houseShares = new int[] {50};
        }
    }

    private void cars(Household household, double draw, Dice dice) {
        int cars = draw > 1 - twoCars ? 2 : draw > 1 - twoCars - oneCar ? 1 : 0;
        for (Person person : household.members) {
            if (cars > 0 && person.age >= 20 && person.age < 70) {
                person.cars = cars;
                person.carValue = 1000_00L * dice.between(15, 220);
                cars = 0;
            }
        }
        Person head = household.head();
        if (head.age >= 18 && head.age < 75 && dice.chance(motorcycles)) {
            head.motorcycles = 1;
        }
    }
}
