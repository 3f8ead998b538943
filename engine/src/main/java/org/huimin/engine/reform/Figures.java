package org.huimin.engine.reform;

/**
 * What changes for one programme, or over all of them, in one group of households. Amounts are fen
 * a month; households and people are counted once each.
 *
 * @param householdsBefore households with a grant (of a paid programme, over all programmes)
 * @param peopleBefore members covered
 * @param winners households that get more than before
 * @param losers households that get less than before
 * @param gained what the winners get more
 * @param lost what the losers get less
 * @param entered households with a grant after and none before
 * @param left households with a grant before and none after
 * @param openBefore households that could not be decided before: information is missing
 */
public record Figures(
        long householdsBefore,
        long householdsAfter,
        long peopleBefore,
        long peopleAfter,
        long costBefore,
        long costAfter,
        long winners,
        long losers,
        long gained,
        long lost,
        long entered,
        long left,
        long openBefore,
        long openAfter) {

    static final int SIZE = 14;

    /** Nothing granted, nothing changed. */
    public static final Figures NONE = of(new long[SIZE]);

    static Figures of(long[] n) {
        return new Figures(
                n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9], n[10], n[11], n[12],
                n[13]);
    }

    /** In the order of the components. */
    long[] toArray() {
        return new long[] {
            householdsBefore,
            householdsAfter,
            peopleBefore,
            peopleAfter,
            costBefore,
            costAfter,
            winners,
            losers,
            gained,
            lost,
            entered,
            left,
            openBefore,
            openAfter
        };
    }

    /** Of both parts together; they have no household in common. */
    public Figures plus(Figures other) {
        long[] sum = toArray();
        add(sum, 0, other.toArray());
        return of(sum);
    }

    static void add(long[] into, int at, long[] more) {
        for (int i = 0; i < SIZE; i++) {
            into[at + i] = Math.addExact(into[at + i], more[i]);
        }
    }

    /** What is spent more (fen a month; negative: less). */
    public long extraCost() {
        return costAfter - costBefore;
    }

    /** Nobody gets more or less, nobody enters or leaves. */
    public boolean unchanged() {
        return winners == 0
                && losers == 0
                && entered == 0
                && left == 0
                && householdsBefore == householdsAfter
                && peopleBefore == peopleAfter
                && openBefore == openAfter;
    }
}
