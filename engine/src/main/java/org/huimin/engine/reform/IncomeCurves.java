package org.huimin.engine.reform;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * People and their income with benefits a head, by {@link IncomeBins band}: what inequality is
 * measured on. Empty where no income is known.
 */
public record IncomeCurves(SortedMap<Integer, Band> before, SortedMap<Integer, Band> after) {

    /**
     * @param fen income and benefits of these people together, fen a month
     */
    public record Band(long people, long fen) {
        Band plus(Band other) {
            return new Band(Math.addExact(people, other.people), Math.addExact(fen, other.fen));
        }
    }

    IncomeCurves plus(IncomeCurves other) {
        return new IncomeCurves(plus(before, other.before), plus(after, other.after));
    }

    private static SortedMap<Integer, Band> plus(
            SortedMap<Integer, Band> some, SortedMap<Integer, Band> more) {
        SortedMap<Integer, Band> sum = new TreeMap<>(some);
        more.forEach((band, each) -> sum.merge(band, each, Band::plus));
        return sum;
    }

    /** 0 (all have the same) to 1; people within a band count as equal. NaN when nobody has any. */
    public double giniBefore() {
        return gini(before);
    }

    public double giniAfter() {
        return gini(after);
    }

    private static double gini(SortedMap<Integer, Band> bands) {
        double people = bands.values().stream().mapToLong(Band::people).sum();
        double fen = bands.values().stream().mapToLong(Band::fen).sum();
        if (people == 0 || fen <= 0) {
            return Double.NaN;
        }
        double area = 0;
        double share = 0;
        for (Band band : bands.values()) {
            double more = share + band.fen() / fen;
            area += band.people() / people * (share + more);
            share = more;
        }
        return 1 - area;
    }
}
