package org.huimin.engine.base;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;

/** Exact numbers as a long and a count of decimal places: 12.50 at scale 2 is 1250. */
public final class FixedPoint {

    private FixedPoint() {}

    /**
     * Reads "1570", "1,570.00" or "-0.5"; empty when it is no number, has more decimal places than
     * {@code scale} (trailing zeros aside) or does not fit.
     */
    public static OptionalLong parse(String text, int scale) {
        return parse(text, 0, scale);
    }

    /** The number written, times ten to the {@code power}: 30 % is read with -2, 1.5万 with 4. */
    public static OptionalLong parse(String text, int power, int scale) {
        try {
            BigDecimal number = new BigDecimal(text.strip().replace(",", ""));
            return of(number.scaleByPowerOfTen(power), scale);
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** The number at the scale; empty when it would lose digits or overflow. */
    public static OptionalLong of(BigDecimal number, int scale) {
        try {
            // refuse 1e999999999 before a BigDecimal of a billion digits is made
            if (number.precision() - (long) number.scale() > 19 || number.scale() > 40) {
                return OptionalLong.empty();
            }
            return OptionalLong.of(
                    number.setScale(scale, RoundingMode.UNNECESSARY)
                            .unscaledValue()
                            .longValueExact());
        } catch (ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    /** "1570.00" for 157000 at scale 2. */
    public static String plain(long value, int scale) {
        return BigDecimal.valueOf(value, scale).toPlainString();
    }

    /** "1,570.00" for 157000 at scale 2. */
    public static String grouped(long value, int scale) {
        String plain = plain(value, scale);
        int point = plain.indexOf('.');
        int end = point < 0 ? plain.length() : point;
        int start = plain.startsWith("-") ? 1 : 0;
        StringBuilder grouped = new StringBuilder(plain);
        for (int at = end - 3; at > start; at -= 3) {
            grouped.insert(at, ',');
        }
        return grouped.toString();
    }
}
