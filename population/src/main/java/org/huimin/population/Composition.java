package org.huimin.population;

import java.util.ArrayList;
import java.util.List;

/**
 * Which patterns occur how often: their priors raked until the expected households agree with the
 * published size distribution, the age-and-sex pyramid and the share of elders living alone. The
 * fit is a maximum-entropy one: weights are prior × exp(Σ λ·count).
 */
final class Composition {
    private static final int SIZES = 8;
    private static final int TARGETS = SIZES + 2 * Pyramid.BANDS + 1;
    private static final int PROBES = 160;
    private static final int SWEEPS = 250;

    private final List<Pattern> patterns = Patterns.all();
    private final Pyramid pyramid;
    private final double[] cumulative;
    private final double averageSize;

    Composition(Settings calibration, String county) {
        pyramid = new Pyramid(calibration);
        double[] target = target(calibration, county);
        double[][] counts = expectedCounts();
        double[] weights = rake(target, counts);
        cumulative = Dice.cumulative(weights);
        double people = 0;
        double households = 0;
        for (int i = 0; i < weights.length; i++) {
            people += weights[i] * patterns.get(i).size();
            households += weights[i];
        }
        averageSize = people / households;
    }

    double averageSize() {
        return averageSize;
    }

    /** The pattern of a household; its size is known from it alone. */
    Pattern pattern(Dice dice) {
        return patterns.get(dice.pick(cumulative));
    }

    void fill(Pattern pattern, Dice dice, List<Person> members) {
        pattern.fill(dice, pyramid, members);
    }

    Pyramid pyramid() {
        return pyramid;
    }

    private double[] target(Settings calibration, String county) {
        double[] target = new double[TARGETS];
        double[] sizes = calibration.forPlace("householdSize", county).numbers("shares");
        double average = calibration.forPlace("averageHouseholdSize", county).number("value");
        double total = 0;
        for (double size : sizes) {
            total += size;
        }
        for (int i = 0; i < SIZES; i++) {
            target[i] = sizes[i] / total;
        }
        for (int cell = 0; cell < 2 * Pyramid.BANDS; cell++) {
            target[SIZES + cell] = pyramid.share(cell) * average;
        }
        target[TARGETS - 1] = calibration.number("elderAlone.value") / 100;
        return target;
    }

    /** How much one household of each pattern adds to each target, on average. */
    private double[][] expectedCounts() {
        double[][] counts = new double[patterns.size()][TARGETS];
        var members = new ArrayList<Person>();
        for (int i = 0; i < counts.length; i++) {
            Pattern pattern = patterns.get(i);
            counts[i][Math.min(pattern.size(), SIZES) - 1] = 1;
            counts[i][TARGETS - 1] =
                    pattern.form() == Pattern.Form.ALONE && pattern.band() >= 65 ? 1 : 0;
            for (int probe = 0; probe < PROBES; probe++) {
                members.clear();
                pattern.fill(new Dice(i, probe, Dice.Purpose.PROBE), pyramid, members);
                for (Person person : members) {
                    int cell = Pyramid.cell(Pyramid.band(person.age), person.male);
                    counts[i][SIZES + cell] += 1.0 / PROBES;
                }
            }
        }
        return counts;
    }

    private double[] rake(double[] target, double[][] counts) {
        double[] weights = patterns.stream().mapToDouble(Pattern::prior).toArray();
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int j = 0; j < TARGETS; j++) {
                double sum = 0;
                double square = 0;
                for (int i = 0; i < weights.length; i++) {
                    double amount = weights[i] * counts[i][j];
                    sum += amount;
                    square += amount * counts[i][j];
                }
                if (sum <= 0 || square <= 0) {
                    continue;
                }
                double step = Math.clamp(Math.log(target[j] / sum) * sum / square, -2, 2);
                for (int i = 0; i < weights.length; i++) {
                    if (counts[i][j] > 0) {
                        weights[i] *= Math.exp(step * counts[i][j]);
                    }
                }
            }
        }
        return weights;
    }
}
