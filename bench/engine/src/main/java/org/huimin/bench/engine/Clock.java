package org.huimin.bench.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs contenders in turn, round after round, so that whatever else the machine does meets all of
 * them alike, and keeps the times of the counted rounds.
 */
final class Clock {

    /** Something to be timed. */
    interface Work {
        void run() throws Exception;
    }

    private final Map<String, Work> contenders = new LinkedHashMap<>();
    private final Map<String, List<Long>> times = new LinkedHashMap<>();

    void add(String name, Work work) {
        contenders.put(name, work);
    }

    void rounds(int warmUp, int counted) throws Exception {
        for (int round = 0; round < warmUp + counted; round++) {
            for (Map.Entry<String, Work> contender : contenders.entrySet()) {
                long before = System.nanoTime();
                contender.getValue().run();
                long time = System.nanoTime() - before;
                if (round >= warmUp) {
                    times.computeIfAbsent(contender.getKey(), _ -> new ArrayList<>()).add(time);
                }
            }
        }
    }

    /** The median of the counted rounds, in nanoseconds. */
    double median(String name) {
        long[] sorted = times.getOrDefault(name, List.of()).stream().mapToLong(t -> t).toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("not timed: " + name);
        }
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }
}
