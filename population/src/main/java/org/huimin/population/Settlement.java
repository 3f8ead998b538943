package org.huimin.population;

import java.util.Arrays;
import java.util.List;

/**
 * Where the households live: each village holds a run of consecutive household numbers, larger ones
 * longer runs, so that urban and rural people come out in the published proportion.
 */
final class Settlement {
    private final List<Village> villages;

    /** First household of each village; one entry more than there are villages. */
    private final long[] first;

    /** First household of the county of each village. */
    private final long[] countyFirst;

    Settlement(List<Village> villages, long households, long seed, Settings calibration) {
        this.villages = villages;
        double[] weights = new double[villages.size()];
        double urban = 0;
        double rural = 0;
        for (int i = 0; i < weights.length; i++) {
            Village village = villages.get(i);
            var dice = new Dice(seed, Long.parseLong(village.code()), Dice.Purpose.VILLAGES);
            weights[i] = village.urban() ? dice.between(0.5, 1.8) : dice.between(0.4, 1.6);
            urban += village.urban() ? weights[i] : 0;
            rural += village.urban() ? 0 : weights[i];
        }
        String county = villages.getFirst().county();
        double share = calibration.forPlace("urbanShare", county).number("value") / 100;
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            if (urban > 0 && rural > 0) {
                weights[i] *= villages.get(i).urban() ? share / urban : (1 - share) / rural;
            }
            total += weights[i];
        }
        first = new long[weights.length + 1];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            first[i + 1] = Math.round(households * sum / total);
        }
        countyFirst = new long[weights.length];
        for (int i = 1; i < weights.length; i++) {
            boolean same = villages.get(i).county().equals(villages.get(i - 1).county());
            countyFirst[i] = same ? countyFirst[i - 1] : first[i];
        }
    }

    long households() {
        return first[first.length - 1];
    }

    int villageOf(long household) {
        int found = Arrays.binarySearch(first, household);
        int at = found >= 0 ? found : -found - 2;
        // An empty village shares its first household with the next one.
        while (first[at + 1] == household) {
            at++;
        }
        return at;
    }

    Village village(int at) {
        return villages.get(at);
    }

    /** Position of the household within its county, from 0. */
    long inCounty(long household, int villageAt) {
        return household - countyFirst[villageAt];
    }
}
