package org.huimin.engine.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the households for which a fact that is seldom unknown is unknown. Marks are bytes, nearly
 * all of them 0, so that whole stretches are compared with zeros many bytes at a time.
 */
final class Unusual {

    private final int[] start;
    private final List<byte[]> ofMembers = new ArrayList<>();
    private final List<byte[]> ofHouseholds = new ArrayList<>();
    private byte[] zeros = new byte[0];

    /**
     * @param start where each household's members start
     */
    Unusual(int[] start) {
        this.start = start;
    }

    /** For another thread over the same columns. */
    Unusual again() {
        Unusual other = new Unusual(start);
        other.ofMembers.addAll(ofMembers);
        other.ofHouseholds.addAll(ofHouseholds);
        return other;
    }

    /** Takes the marks of one more fact, by member or by household. */
    void watch(boolean ofMember, byte[] marks) {
        (ofMember ? ofMembers : ofHouseholds).add(marks);
    }

    boolean same(Unusual other) {
        return start == other.start
                && ofMembers.equals(other.ofMembers)
                && ofHouseholds.equals(other.ofHouseholds);
    }

    /** Whether there is anything to look for. */
    boolean possible() {
        return !ofMembers.isEmpty() || !ofHouseholds.isEmpty();
    }

    /**
     * Marks, from 0 on, the households from {@code from} up to {@code to} that are unusual.
     *
     * @param marked all 0 before
     * @return whether there are any
     */
    boolean mark(int from, int to, byte[] marked) {
        int first = start[from];
        int last = start[to];
        int longest = Math.max(to - from, last - first);
        if (zeros.length < longest) {
            zeros = new byte[longest];
        }
        boolean any = false;
        for (byte[] marks : ofHouseholds) {
            for (int i = next(marks, from, to); i < to; i = next(marks, i + 1, to)) {
                marked[i - from] = 1;
                any = true;
            }
        }
        for (byte[] marks : ofMembers) {
            for (int j = next(marks, first, last); j < last; ) {
                int household = household(j, from, to);
                marked[household - from] = 1;
                any = true;
                j = next(marks, start[household + 1], last);
            }
        }
        return any;
    }

    /** The first marked row from {@code from} on; {@code to} when there is none. */
    private int next(byte[] marks, int from, int to) {
        int at = Arrays.mismatch(marks, from, to, zeros, 0, to - from);
        return at < 0 ? to : from + at;
    }

    /** The household of a member, among those from {@code from} up to {@code to}. */
    private int household(int member, int from, int to) {
        int at = Arrays.binarySearch(start, from, to, member);
        if (at < 0) {
            return -at - 2;
        }
        // of households without members that start there too, the last one has the member
        while (at + 1 < to && start[at + 1] == member) {
            at++;
        }
        return at;
    }
}
