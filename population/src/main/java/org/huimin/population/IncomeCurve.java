package org.huimin.population;

/**
 * Income per head by rank: within each fifth a power curve between the boundaries, whose mean is
 * the published mean of the fifth; the lowest end is anchored so that the given share of households
 * lies below the place's line. Where the line is higher than the published lowest fifth the curve
 * is lifted to stay above it (the shape is national, the line local). Fen a month.
 */
final class IncomeCurve {
    private static final double LOWEST = 0.12;

    /** Flatter, the first piece would heap a fifth of the people upon the line. */
    private static final double FLATTEST = 0.3;

    /** From rank, to rank, from income, to income, exponent. */
    private final double[][] pieces = new double[6][];

    IncomeCurve(double[] fifthMeans, double line, double belowLine, double tail) {
        pieces[0] = new double[] {0, belowLine, line * LOWEST, line, 1};
        double[] bounds = new double[6];
        bounds[0] = line;
        for (int i = 1; i < 5; i++) {
            double geometric = Math.sqrt(fifthMeans[i - 1] * fifthMeans[i]);
            bounds[i] = Math.max(geometric, bounds[i - 1] * 1.25);
        }
        bounds[5] = fifthMeans[4] * tail;
        double below = belowLine * (line * LOWEST + line) / 2;
        double firstMean = (0.2 * fifthMeans[0] - below) / (0.2 - belowLine);
        for (int i = 0; i < 5; i++) {
            double from = i == 0 ? belowLine : 0.2 * i;
            double mean = i == 0 ? firstMean : fifthMeans[i];
            double width = bounds[i + 1] - bounds[i];
            double within = Math.clamp((mean - bounds[i]) / width, i == 0 ? FLATTEST : 0.02, 0.92);
            double power = 1 / within - 1;
            pieces[i + 1] = new double[] {from, 0.2 * (i + 1), bounds[i], bounds[i + 1], power};
        }
    }

    long at(double rank) {
        for (double[] piece : pieces) {
            if (rank < piece[1]) {
                double t = (rank - piece[0]) / (piece[1] - piece[0]);
                return Math.round(piece[2] + (piece[3] - piece[2]) * Math.pow(t, piece[4]));
            }
        }
        return Math.round(pieces[5][3]);
    }
}
