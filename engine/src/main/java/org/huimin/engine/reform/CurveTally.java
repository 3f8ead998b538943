package org.huimin.engine.reform;

import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up people and their money by band of money a head. */
final class CurveTally {

    private long[] people = new long[0];
    private long[] fen = new long[0];

    void add(int size, long amount) {
        int band = IncomeBins.of(amount / size);
        if (band >= people.length) {
            people = java.util.Arrays.copyOf(people, band + 64);
            fen = java.util.Arrays.copyOf(fen, band + 64);
        }
        people[band] += size;
        // debts do not make anybody else richer
        fen[band] = Math.addExact(fen[band], Math.max(0, amount));
    }

    SortedMap<Integer, IncomeCurves.Band> bands() {
        SortedMap<Integer, IncomeCurves.Band> bands = new TreeMap<>();
        for (int band = 0; band < people.length; band++) {
            if (people[band] != 0) {
                bands.put(band, new IncomeCurves.Band(people[band], fen[band]));
            }
        }
        return bands;
    }
}
