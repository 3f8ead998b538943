package org.huimin.engine.batch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The Java of one step. Values are named the same everywhere (see {@link Names}); {@code needs}
 * lists those the step reads, so that whoever lays out the methods can load them first.
 */
final class Fragment {

    /** Statements before the member loop, in it (or in straight-line code), and after it. */
    final List<String> before = new ArrayList<>();

    final List<String> body = new ArrayList<>();
    final List<String> after = new ArrayList<>();

    /** Names read of the household: cells, facts, parameters. */
    final Set<String> householdNeeds = new LinkedHashSet<>();

    /** Names read of the member of the loop. */
    final Set<String> memberNeeds = new LinkedHashSet<>();

    /** Cells of other members read in a loop of the step's own: they must be kept. */
    final Set<String> keptNeeds = new LinkedHashSet<>();

    /** Columns the step reads or writes by itself, as names of arrays. */
    final Set<String> arrays = new LinkedHashSet<>();

    /** Cell values the step defines: v12, u12. */
    final List<String> defines = new ArrayList<>();

    /** Whether what it defines belongs to the household though it is gathered in a loop. */
    boolean gathered;

    /** Hands households on though its value is the same for all: never dropped. */
    boolean handsOn;

    int weight() {
        int length = 0;
        for (List<String> part : List.of(before, body, after)) {
            for (String line : part) {
                length += line.length();
            }
        }
        return length;
    }
}
