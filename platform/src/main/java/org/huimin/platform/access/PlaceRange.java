package org.huimin.platform.access;

/**
 * The places under one place, as an interval of 12-digit division codes (both ends included).
 * Province 35…, city 3502…, county 350213…, town 350213100…, village 350213100001.
 */
public record PlaceRange(long from, long to) {
    private static final long LARGEST = 999_999_999_999L;
    private static final int DIGITS = 12;

    /** Units of the levels, coarsest first; a code divisible by one names a place of that level. */
    private static final long[] LEVELS = {10_000_000_000L, 100_000_000L, 1_000_000L, 1_000L};

    private static final PlaceRange NATION = new PlaceRange(0, LARGEST);

    public PlaceRange {
        if (from < 0 || to > LARGEST || from > to) {
            throw new IllegalArgumentException("Not a range of places: " + from + "…" + to);
        }
    }

    public static PlaceRange nation() {
        return NATION;
    }

    /**
     * Everything under a place.
     *
     * @param code 12-digit code; 0 for the nation
     */
    public static PlaceRange under(long code) {
        if (code == 0) {
            return NATION;
        }
        for (long unit : LEVELS) {
            if (code % unit == 0) {
                return new PlaceRange(code, code + unit - 1);
            }
        }
        return new PlaceRange(code, code);
    }

    /**
     * Everything under a place written with 2 to 12 digits; left-out digits are zero.
     *
     * @throws IllegalArgumentException when it is not such a code
     */
    public static PlaceRange under(String code) {
        return under(code(code));
    }

    /** The 12-digit code of a place written with 2 to 12 digits. */
    public static long code(String code) {
        if (!code.matches("\\d{2,12}")) {
            throw new IllegalArgumentException(
                    "Not a place code (2 to 12 digits) 不是区划代码（2 至 12 位数字）: " + code);
        }
        return Long.parseLong(code + "0".repeat(DIGITS - code.length()));
    }

    public boolean contains(long place) {
        return from <= place && place <= to;
    }

    public boolean contains(PlaceRange other) {
        return from <= other.from && other.to <= to;
    }
}
