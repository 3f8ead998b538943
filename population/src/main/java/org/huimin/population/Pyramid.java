package org.huimin.population;

/** Share of each five-year age group and sex in the population; 95 and over is one group. */
final class Pyramid {
    static final int BANDS = 20;
    private final double[] share = new double[2 * BANDS];
    private final double[] maleShare = new double[BANDS];

    Pyramid(Settings settings) {
        double[][] rows = settings.table("pyramid.rows");
        if (rows.length != BANDS) {
            throw new IllegalArgumentException(
                    "年龄金字塔应有20组 / the pyramid needs 20 age groups, found " + rows.length);
        }
        double total = 0;
        for (double[] row : rows) {
            total += row[1] + row[2];
        }
        for (int band = 0; band < BANDS; band++) {
            share[cell(band, true)] = rows[band][1] / total;
            share[cell(band, false)] = rows[band][2] / total;
            maleShare[band] = rows[band][1] / (rows[band][1] + rows[band][2]);
        }
    }

    static int band(int age) {
        return Math.min(age / 5, BANDS - 1);
    }

    static int cell(int band, boolean male) {
        return 2 * band + (male ? 0 : 1);
    }

    double share(int cell) {
        return share[cell];
    }

    /** Probability that somebody of this age is male. */
    double maleShare(int age) {
        return maleShare[band(age)];
    }
}
