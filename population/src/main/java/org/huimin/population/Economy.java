package org.huimin.population;

import java.util.HashMap;
import java.util.Map;

/**
 * The levels of income and pensions where a household lives. Money in fen a month.
 *
 * @param line the local subsistence line per person
 */
record Economy(
        IncomeCurve curve,
        long line,
        double employeePensionShare,
        double meanPension,
        long residentBase,
        double destituteShare) {

    /** Economies of all counties of the place, urban and rural. */
    static final class Book {
        private final Settings calibration;
        private final LocalLine lines;
        private final Map<String, Economy> known = new HashMap<>();

        Book(Settings calibration, LocalLine lines) {
            this.calibration = calibration;
            this.lines = lines;
        }

        synchronized Economy of(Village village) {
            String kind = village.urban() ? "urban" : "rural";
            return known.computeIfAbsent(
                    village.county() + kind, key -> make(village.county(), kind));
        }

        private Economy make(String county, String kind) {
            Settings shape = calibration.at("income.quintiles." + kind);
            double localMean = calibration.forPlace("income.mean", county).number(kind);
            double scale = localMean / shape.number("mean") * 100 / 12;
            double[] means = shape.numbers("values");
            for (int i = 0; i < means.length; i++) {
                means[i] *= scale;
            }
            long line = lines.at(county, kind);
            double below = calibration.forPlace("income.belowLine", county).number(kind) / 100;
            return new Economy(
                    new IncomeCurve(means, line, below, calibration.number("income.tail")),
                    line,
                    calibration.number("pension.employeeShare." + kind),
                    100 * calibration.forPlace("pension.employeeMean", county).asNumber(),
                    Math.round(
                            100 * calibration.forPlace("pension.residentBase", county).asNumber()),
                    loneElderShare(county, kind));
        }

        /** Share of lone elders nobody is bound to support; about 3 % of people are lone elders. */
        private double loneElderShare(String county, String kind) {
            double target = calibration.forPlace("assistance.destitute", county).number(kind);
            return target / 100 / 0.03;
        }
    }
}
