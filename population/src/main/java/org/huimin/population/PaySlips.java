package org.huimin.population;

/**
 * Amounts as they stand on slips: some wages are agreed in hundreds, tens or whole yuan, others
 * come out to the fen; pensions are worked out to the fen or to the jiao. Fen a month.
 *
 * <p>Rounding never moves an amount by more than two per cent, so that what a household gets stays
 * close to its target and nobody is heaped upon a line.
 */
final class PaySlips {
    private static final long[] STEPS = {1, 10, 100, 1_000, 5_000, 10_000};

    private final double[] wages;
    private final double[] pensions;

    PaySlips(Settings calibration) {
        wages = Dice.cumulative(calibration.numbers("slips.wage"));
        pensions = Dice.cumulative(calibration.numbers("slips.pension"));
    }

    long wage(double fen, Dice dice) {
        return rounded(fen, STEPS[dice.pick(wages)]);
    }

    long pension(double fen, Dice dice) {
        return rounded(fen, STEPS[dice.pick(pensions)]);
    }

    private static long rounded(double fen, long step) {
        long fitting = step;
        while (fitting > 1 && fitting > fen / 25) {
            fitting /= 10;
        }
        fitting = Math.max(1, fitting);
        return Math.round(fen / fitting) * fitting;
    }
}
