package org.huimin.engine.dmn.feel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers of the standard: decimal128, 34 digits, half even; an overflow is an error. */
final class Numbers {

    static final MathContext PRECISION = MathContext.DECIMAL128;

    private static final MathContext WORK = new MathContext(50, RoundingMode.HALF_EVEN);
    private static final int MAX_EXPONENT = 6144;
    private static final BigDecimal LN10 =
            new BigDecimal(
                    "2.302585092994045684017991454684364207601101488628772976033327900967573");

    private Numbers() {}

    static BigDecimal of(long value) {
        return BigDecimal.valueOf(value);
    }

    /** The number when decimal128 can hold it; throws ArithmeticException otherwise. */
    static BigDecimal held(BigDecimal value) {
        BigDecimal rounded = value.round(PRECISION);
        if (rounded.signum() != 0) {
            long exponent = (long) rounded.precision() - rounded.scale() - 1;
            if (exponent > MAX_EXPONENT || exponent < -MAX_EXPONENT - 32) {
                throw new ArithmeticException("outside decimal128");
            }
        }
        return rounded;
    }

    static boolean whole(BigDecimal value) {
        return value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
    }

    /** The exact int; throws ArithmeticException when it is none. */
    static int exactInt(BigDecimal value) {
        return value.intValueExact();
    }

    static BigDecimal power(BigDecimal base, BigDecimal exponent) {
        if (whole(exponent)) {
            return wholePower(base, exponent);
        }
        if (base.signum() == 0 && exponent.signum() > 0) {
            return BigDecimal.ZERO;
        }
        if (base.signum() <= 0) {
            throw new ArithmeticException("fractional power of a number not above 0");
        }
        if (exponent.compareTo(new BigDecimal("0.5")) == 0) {
            return held(base.sqrt(PRECISION));
        }
        return exp(exponent.multiply(ln(base, WORK), WORK));
    }

    private static BigDecimal wholePower(BigDecimal base, BigDecimal exponent) {
        if (base.compareTo(BigDecimal.ONE) == 0 || exponent.signum() == 0) {
            return BigDecimal.ONE;
        }
        if (base.signum() == 0) {
            if (exponent.signum() < 0) {
                throw new ArithmeticException("division by zero");
            }
            return BigDecimal.ZERO;
        }
        boolean minusOne = base.compareTo(BigDecimal.ONE.negate()) == 0;
        if (minusOne) {
            boolean odd = exponent.toBigInteger().testBit(0);
            return odd ? base : BigDecimal.ONE;
        }
        // beyond this even 1.000…1 is written better as a logarithm
        if (exponent.abs().compareTo(of(99_999_999)) > 0) {
            throw new ArithmeticException("exponent too large");
        }
        return held(base.pow(exponent.intValueExact(), WORK));
    }

    /** e to the x, right in all digits kept. */
    static BigDecimal exp(BigDecimal x) {
        if (x.abs().compareTo(of(15_000)) > 0) {
            if (x.signum() < 0) {
                return BigDecimal.ZERO;
            }
            throw new ArithmeticException("outside decimal128");
        }
        // x = k ln 10 + r, |r| small; e^r by its series after halving
        BigInteger tens = x.divide(LN10, 0, RoundingMode.HALF_EVEN).toBigInteger();
        BigDecimal rest = x.subtract(LN10.multiply(new BigDecimal(tens)));
        BigDecimal small = rest.divide(of(1 << 10), WORK);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int i = 1; i < 30; i++) {
            term = term.multiply(small, WORK).divide(of(i), WORK);
            sum = sum.add(term, WORK);
        }
        for (int i = 0; i < 10; i++) {
            sum = sum.multiply(sum, WORK);
        }
        return held(sum.scaleByPowerOfTen(tens.intValueExact()));
    }

    static BigDecimal log(BigDecimal x) {
        if (x.signum() <= 0) {
            throw new ArithmeticException("logarithm of a number not above 0");
        }
        return held(ln(x, WORK));
    }

    private static BigDecimal ln(BigDecimal x, MathContext context) {
        // x = m 10^k with m in [0.1, 1); ln m from a double, then Newton: y += 2 (m - e^y)/(m +
        // e^y)
        int tens = x.precision() - x.scale();
        BigDecimal mantissa = x.scaleByPowerOfTen(-tens);
        BigDecimal y = new BigDecimal(Math.log(mantissa.doubleValue()), context);
        for (int i = 0; i < 3; i++) {
            BigDecimal e = expNear(y);
            BigDecimal step =
                    mantissa.subtract(e, context)
                            .multiply(of(2))
                            .divide(mantissa.add(e, context), context);
            y = y.add(step, context);
        }
        return y.add(LN10.multiply(of(tens)), context);
    }

    /** e to the x for x in about [-3, 0], to 50 digits. */
    private static BigDecimal expNear(BigDecimal x) {
        MathContext more = new MathContext(60, RoundingMode.HALF_EVEN);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int i = 1; i < 90; i++) {
            term = term.multiply(x, more).divide(of(i), more);
            sum = sum.add(term, more);
        }
        return sum;
    }
}
