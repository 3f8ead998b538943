package org.huimin.engine.policy;

import java.util.ArrayList;
import java.util.List;

/** A set of longs as disjoint closed ranges in rising order. */
record Ranges(List<Range> parts) {

    /** From low up to and including high. */
    record Range(long low, long high) {}

    static final Ranges NOTHING = new Ranges(List.of());

    static Ranges of(long low, long high) {
        return low > high ? NOTHING : new Ranges(List.of(new Range(low, high)));
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    boolean contains(long value) {
        return parts.stream().anyMatch(part -> part.low() <= value && value <= part.high());
    }

    Ranges and(Ranges other) {
        List<Range> both = new ArrayList<>();
        for (Range a : parts) {
            for (Range b : other.parts) {
                long low = Math.max(a.low(), b.low());
                long high = Math.min(a.high(), b.high());
                if (low <= high) {
                    both.add(new Range(low, high));
                }
            }
        }
        return new Ranges(both);
    }

    /** What of the domain is not in this set. */
    Ranges not(Ranges domain) {
        List<Range> rest = new ArrayList<>();
        for (Range whole : domain.parts) {
            long from = whole.low();
            boolean open = true;
            for (Range part : parts) {
                if (part.high() < from || part.low() > whole.high() || !open) {
                    continue;
                }
                if (part.low() > from) {
                    rest.add(new Range(from, part.low() - 1));
                }
                open = part.high() < whole.high();
                from = open ? part.high() + 1 : from;
            }
            if (open) {
                rest.add(new Range(from, whole.high()));
            }
        }
        return new Ranges(rest);
    }

    Ranges or(Ranges other, Ranges domain) {
        return not(domain).and(other.not(domain)).not(domain);
    }

    /** A value that reads well: the one nearest to an end that a rule wrote. */
    long example() {
        Range first = parts.getFirst();
        boolean endless = first.low() <= Long.MIN_VALUE + 1;
        if (!endless || first.low() == first.high()) {
            return first.low();
        }
        return first.high() == Long.MAX_VALUE ? 0 : first.high();
    }
}
