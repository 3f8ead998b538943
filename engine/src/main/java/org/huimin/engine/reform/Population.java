package org.huimin.engine.reform;

/**
 * The people of one group and their poverty before and after. A household is poor when its income
 * and benefits together are below the line times its members; the gap is what it lacks, fen a
 * month. Households whose income or line is unknown are counted in {@code unmeasured} and nowhere
 * else.
 */
public record Population(
        long households,
        long people,
        long unmeasured,
        long poorPeopleBefore,
        long poorPeopleAfter,
        long gapBefore,
        long gapAfter) {

    static final int SIZE = 7;

    static Population of(long[] n) {
        return new Population(n[0], n[1], n[2], n[3], n[4], n[5], n[6]);
    }

    long[] toArray() {
        return new long[] {
            households, people, unmeasured, poorPeopleBefore, poorPeopleAfter, gapBefore, gapAfter
        };
    }

    /** Of both parts together. */
    public Population plus(Population other) {
        long[] sum = toArray();
        long[] more = other.toArray();
        for (int i = 0; i < SIZE; i++) {
            sum[i] = Math.addExact(sum[i], more[i]);
        }
        return of(sum);
    }
}
