package org.huimin.engine.reform;

import java.util.Comparator;

/**
 * A part of the population.
 *
 * @param key "" for all; a 12-digit place; a decile 01 to 10, or {@link #UNKNOWN}; a family type's
 *     id; a number of an {@link IncomeBins income bin}
 */
public record Group(Dimension dimension, String key) implements Comparable<Group> {

    /** Households whose income is not known. */
    public static final String UNKNOWN = "unknown";

    public static final Group ALL = new Group(Dimension.ALL, "");

    /** By what the population is divided. Families may overlap; the others do not. */
    public enum Dimension {
        ALL,
        PLACE,
        FAMILY,
        /** Tenths of the people by income a head, poorest first. */
        DECILE,
        /** Fine bands of income a head, from which deciles are made. */
        INCOME
    }

    private static final Comparator<Group> ORDER =
            Comparator.comparing(Group::dimension).thenComparing(Group::key);

    @Override
    public int compareTo(Group other) {
        return ORDER.compare(this, other);
    }
}
