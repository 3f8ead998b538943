package org.huimin.engine.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Reaches for everything that one household's decision reads and writes, before it is decided. A
 * household somewhere in millions has each of its facts and decisions in another line of memory,
 * none of them in the cache. Asked for one after the other, as a loop comes to need them, the
 * processor waits for each; asked for here in one go, it waits for all of them together.
 */
final class Ahead {

    private final int[] start;
    private final long[] place;
    private final Arrays ofHousehold;
    private final Arrays ofMember;

    /** Keeps HotSpot from leaving the reading out. */
    private int seen;

    /** Arrays by their type, so that reaching into one is a load and nothing else. */
    private record Arrays(byte[][] bytes, short[][] shorts, int[][] ints, long[][] longs) {

        static Arrays of(List<Object> all) {
            return new Arrays(
                    only(all, byte[].class, byte[][]::new),
                    only(all, short[].class, short[][]::new),
                    only(all, int[].class, int[][]::new),
                    only(all, long[].class, long[][]::new));
        }

        private static <T> T[] only(List<Object> all, Class<T> type, IntFunction<T[]> room) {
            return all.stream().filter(type::isInstance).map(type::cast).toArray(room);
        }

        int touch(int at) {
            int seen = 0;
            for (long[] each : longs) {
                seen += (int) each[at];
            }
            for (byte[] each : bytes) {
                seen += each[at];
            }
            for (short[] each : shorts) {
                seen += each[at];
            }
            for (int[] each : ints) {
                seen += each[at];
            }
            return seen;
        }
    }

    Ahead(FactColumns facts, Routing routing, BatchDecisions decisions) {
        start = facts.memberStart;
        place = facts.place;
        List<Object> households = new ArrayList<>();
        List<Object> members = new ArrayList<>();
        routing.columns((column, fact) -> (fact.ofMember() ? members : households).add(column));
        decisions.columns((column, member) -> (member ? members : households).add(column));
        ofHousehold = Arrays.of(households);
        ofMember = Arrays.of(members);
    }

    void reach(int household) {
        int first = start[household];
        int last = start[household + 1] - 1;
        int read = (int) place[household] + ofHousehold.touch(household);
        if (first <= last) {
            read += ofMember.touch(first);
            // the members of a household mostly share a line; where not, they share two
            read += ofMember.touch(last);
        }
        seen += read;
    }
}
