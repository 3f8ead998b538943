package org.huimin.population;

/** Step functions of age as tables {@code [[fromAge, value], …]}. */
final class Steps {
    private Steps() {}

    static double at(double[][] table, int age) {
        double value = table[0][1];
        for (double[] step : table) {
            if (age >= step[0]) {
                value = step[1];
            }
        }
        return value;
    }

    /** Mean over the population of the pyramid. */
    static double average(double[][] table, Pyramid pyramid) {
        double sum = 0;
        for (int band = 0; band < Pyramid.BANDS; band++) {
            double share =
                    pyramid.share(Pyramid.cell(band, true))
                            + pyramid.share(Pyramid.cell(band, false));
            sum += share * at(table, band * 5 + 2);
        }
        return sum;
    }
}
