package org.huimin.engine.reform;

import java.util.ArrayList;
import java.util.List;

/** Adds up one group's households. */
final class Tally {

    private final long[] figures;
    private final long[] population = new long[Population.SIZE];

    Tally(int programmes) {
        figures = new long[(programmes + 1) * Figures.SIZE];
    }

    /**
     * @param changed programmes whose figures are not all zero
     * @param row their figures, {@link Figures#SIZE} apart
     * @param count how many of {@code changed} are in use
     * @param people of the household, as {@link Population} has it
     */
    void add(long[] row, int[] changed, int count, long[] people) {
        for (int c = 0; c < count; c++) {
            int at = changed[c] * Figures.SIZE;
            for (int k = 0; k < Figures.SIZE; k++) {
                figures[at + k] += row[at + k];
            }
        }
        for (int k = 0; k < people.length; k++) {
            population[k] += people[k];
        }
    }

    /** Null when there is nothing but zeros. */
    @org.jspecify.annotations.Nullable
    List<Figures> figures() {
        List<Figures> list = new ArrayList<>();
        boolean any = false;
        for (int at = 0; at < figures.length; at += Figures.SIZE) {
            Figures one = Figures.of(java.util.Arrays.copyOfRange(figures, at, at + Figures.SIZE));
            any |= !one.equals(Figures.NONE);
            list.add(one);
        }
        return any ? List.copyOf(list) : null;
    }

    Population population() {
        return Population.of(population);
    }
}
