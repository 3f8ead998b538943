package org.huimin.engine.batch;

import java.util.Map;
import java.util.Set;

/**
 * What a loop takes for granted of the columns it reads and writes.
 *
 * @param narrow ordinals of the facts whose columns are not longs
 * @param open ids of the stored facts that may be unknown somewhere in the batch
 * @param ordinary ids of those of them that are unknown for many, so that clean loops expect it
 * @param given ids of the derived facts that may be given
 */
record Shape(
        Map<Integer, Column.Width> narrow,
        Set<String> open,
        Set<String> ordinary,
        Set<String> given,
        Detail detail) {

    /** All facts in longs, none unknown, none given: the shape that source listings show. */
    static Shape plain(Set<String> open) {
        return new Shape(Map.of(), Set.copyOf(open), Set.of(), Set.of(), Detail.REASONS);
    }

    /** Ids of the facts that may be unknown in a loop. */
    Set<String> nullable(boolean full) {
        return full ? open : ordinary;
    }
}
