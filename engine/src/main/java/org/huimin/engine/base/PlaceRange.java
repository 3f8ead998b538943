package org.huimin.engine.base;

/**
 * All 12-digit place codes from {@code from} to {@code to}, both inclusive: how the scope of a
 * staff member, a job or a search is written. A place and everything below it is one range.
 */
public record PlaceRange(long from, long to) {

    /** Everywhere. */
    public static final PlaceRange NATION = new PlaceRange(0, PlaceCode.MAX);

    public PlaceRange {
        if (from < 0 || to > PlaceCode.MAX || from > to) {
            throw new IllegalArgumentException(
                    "地区范围应为 0 ≤ 起 ≤ 止 ≤ %1$d，实为 %2$d 至 %3$d / a place range runs 0 ≤ from ≤ to ≤ %1$d, not %2$d to %3$d"
                            .formatted(PlaceCode.MAX, from, to));
        }
    }

    /** The range of a place given by its 12-digit code: the place and everything below it. */
    public static PlaceRange under(long code) {
        return new PlaceCode(code).range();
    }

    /**
     * The same for a place written with 2, 4, 6, 9 or 12 digits.
     *
     * @throws IllegalArgumentException naming the text, the reason and the remedy
     */
    public static PlaceRange under(String code) {
        return PlaceCode.of(code).range();
    }

    public boolean contains(long code) {
        return code >= from && code <= to;
    }

    public boolean contains(PlaceRange other) {
        return other.from >= from && other.to <= to;
    }
}
