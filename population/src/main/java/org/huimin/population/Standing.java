package org.huimin.population;

import java.util.Arrays;

/**
 * The rank of a household in the distribution of income: a latent score, lowered by what makes
 * households poor (few earners, disability, a lone parent), turned into a rank by the scores of a
 * probe of households made once at the start.
 */
final class Standing {
    private static final int PROBES = 40_000;
    private final double[] scores = new double[PROBES];

    Standing(Composition composition, Upbringing upbringing, Village anywhere, long seed) {
        for (int i = 0; i < PROBES; i++) {
            var household = new Household(-1L - i, anywhere, "");
            var ages = new Dice(seed, household.index, Dice.Purpose.AGES);
            composition.fill(
                    composition.pattern(new Dice(seed, household.index, Dice.Purpose.PATTERN)),
                    ages,
                    household.members);
            upbringing.raise(household, new Dice(seed, household.index, Dice.Purpose.LIFE));
            scores[i] = score(household, new Dice(seed, household.index, Dice.Purpose.RANK));
        }
        Arrays.sort(scores);
    }

    /** In [0, 1). */
    double rank(Household household, Dice dice) {
        int at = Arrays.binarySearch(scores, score(household, dice));
        return Math.min(at >= 0 ? at : -at - 1, PROBES - 1) / (double) PROBES;
    }

    private static double score(Household household, Dice dice) {
        double score = dice.normal();
        int able = 0;
        int minors = 0;
        boolean allOld = true;
        for (Person person : household.members) {
            able += Upbringing.able(person) ? 1 : 0;
            minors += person.age < 16 ? 1 : 0;
            allOld &= person.age >= 60;
            score -= person.severelyDisabled() ? 0.8 : person.disabled() ? 0.4 : 0;
        }
        int size = household.members.size();
        score += 0.8 * ((double) able / size - 0.5) - (allOld ? 0.3 : 0);
        boolean married = size > 1 && household.members.get(1).marital.equals("20");
        return score - (minors > 0 && !married ? 0.5 : 0);
    }
}
