package org.huimin.population;

import static org.huimin.population.Dice.Purpose.*;

/** Makes any household of the population, alone and always the same. */
final class HouseholdMaker {
    private final long seed;
    private final Composition composition;
    private final Settlement settlement;
    private final Upbringing upbringing;
    private final Standing standing;
    private final Economy.Book economies;
    private final IdentityIssuer issuer;
    private final Names names;
    private final Livelihood livelihood;
    private final Wealth wealth;
    private final Fate fate;

    HouseholdMaker(
            long seed,
            Composition composition,
            Settlement settlement,
            Upbringing upbringing,
            Economy.Book economies,
            IdentityIssuer issuer,
            Names names,
            Livelihood livelihood,
            Wealth wealth,
            Fate fate) {
        this.seed = seed;
        this.composition = composition;
        this.settlement = settlement;
        this.upbringing = upbringing;
        this.economies = economies;
        this.issuer = issuer;
        this.names = names;
        this.livelihood = livelihood;
        this.wealth = wealth;
        this.fate = fate;
        standing = new Standing(composition, upbringing, settlement.village(0), seed);
    }

    Household make(long index) {
        int at = settlement.villageOf(index);
        Village village = settlement.village(at);
        long inCounty = settlement.inCounty(index, at);
        var household =
                new Household(index, village, Numbering.digits(village.county(), 8, inCounty + 1));
        Pattern pattern = composition.pattern(dice(index, PATTERN));
        composition.fill(pattern, dice(index, AGES), household.members);
        upbringing.raise(household, dice(index, LIFE));
        issuer.issue(household, inCounty, dice(index, VILLAGES));
        names.name(household, dice(index, NAMES));
        double rank = standing.rank(household, dice(index, RANK));
        Economy economy = economies.of(village);
        var income = dice(index, WEALTH);
        livelihood.earn(household, economy, rank, income);
        double standing = household.destitute ? rank / 100 : rank;
        wealth.acquire(household, economy, standing, income);
        fate.befall(household, income);
        return household;
    }

    Economy economy(Household household) {
        return economies.of(household.village);
    }

    Dice dice(long index, Dice.Purpose purpose) {
        return new Dice(seed, index, purpose);
    }

    /** Households needed for at least so many people; each pattern's size is known beforehand. */
    static long householdsFor(long people, long seed, Composition composition) {
        long households = 0;
        long sum = 0;
        while (sum < people) {
            sum += composition.pattern(new Dice(seed, households++, PATTERN)).size();
        }
        return households;
    }
}
