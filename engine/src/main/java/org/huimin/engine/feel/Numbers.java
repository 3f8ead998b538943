package org.huimin.engine.feel;

import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.huimin.engine.feel.Type.Kind;
import org.jspecify.annotations.Nullable;

/** Aligns kinds, units and scales of numbers, so that at run time they are plain longs. */
final class Numbers {

    private static final int MAX_SCALE = 9;

    private final Consumer<Flaw> flaws;

    Numbers(Consumer<Flaw> flaws) {
        this.flaws = flaws;
    }

    static Node constant(java.math.BigDecimal value) {
        java.math.BigDecimal plain = value.stripTrailingZeros();
        plain = plain.scale() < 0 ? plain.setScale(0) : plain;
        return new Node.Constant(
                new Type.Number(Kind.PLAIN, plain.scale(), 0),
                plain.unscaledValue().longValueExact());
    }

    /** The same value with more decimal places. */
    static Node rescale(Node node, Type.Number type, int scale) {
        int digits = scale - type.scale();
        Type.Number finer = new Type.Number(type.kind(), scale, type.units());
        if (digits == 0) {
            return node;
        }
        if (node instanceof Node.Constant(var _, long value)) {
            return new Node.Constant(finer, Math.multiplyExact(value, power(digits)));
        }
        return new Node.Rescale(finer, node, digits);
    }

    static long power(int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power = Math.multiplyExact(power, 10L);
        }
        return power;
    }

    /**
     * What two numbers have in common when they are added, compared or chosen between, at the finer
     * of their scales; null after a flaw.
     */
    Type.@Nullable Number common(
            Type.Number left, Type.Number right, boolean aboutOnePerson, Span span, String doing) {
        int scale = Math.max(left.scale(), right.scale());
        if (left.kind() == Kind.PLAIN || right.kind() == Kind.PLAIN) {
            Type.Number other = left.kind() == Kind.PLAIN ? right : left;
            if (other.kind() == Kind.COUNT && scale > 0) {
                return Type.decimal(scale);
            }
            return new Type.Number(other.kind(), scale, other.units());
        }
        boolean apart =
                left.kind() == Kind.MONEY != (right.kind() == Kind.MONEY)
                        || left.kind() == Kind.MONTHS != (right.kind() == Kind.MONTHS);
        if (apart) {
            return flaw(left, right, span, doing);
        }
        if (left.kind() != Kind.MONEY) {
            return left.kind() == Kind.MONTHS
                    ? new Type.Number(Kind.MONTHS, scale, 0)
                    : scale == 0 && left.kind() == right.kind() ? Type.COUNT : Type.decimal(scale);
        }
        int units = left.units() & right.units();
        if (units == 0 && aboutOnePerson) {
            units = Units.forgetPerson(left.units()) & Units.forgetPerson(right.units());
        }
        return units == 0
                ? flaw(left, right, span, doing)
                : new Type.Number(Kind.MONEY, scale, units);
    }

    private Type.@Nullable Number flaw(
            Type.Number left, Type.Number right, Span span, String doing) {
        flaws.accept(
                new Flaw(
                        "unit-mismatch",
                        span,
                        "%s与%s单位不同，不能%s".formatted(left.shown(), right.shown(), doing),
                        "%s and %s differ in unit and cannot meet here"
                                .formatted(left.shownEn(), right.shownEn()),
                        suggestion(left, right)));
        return null;
    }

    private static String suggestion(Type.Number left, Type.Number right) {
        boolean months = left.kind() == Kind.MONTHS || right.kind() == Kind.MONTHS;
        if (months) {
            return "months(…) 把个数化为月数 / turns a count into months";
        }
        if (left.kind() != Kind.MONEY || right.kind() != Kind.MONEY) {
            return "金额只与金额相比、相加；个数先乘以每份的金额 / money meets money only; multiply a count by an"
                    + " amount first";
        }
        int units = left.units() | right.units();
        boolean monthly = Units.monthToYear(units) != 0;
        boolean yearly = Units.yearToMonth(units) != 0;
        if (monthly && yearly) {
            return "yearly(…) 把月额化为年额，monthly(…, 0.01, \"四舍五入\") 把年额化为月额";
        }
        return "乘以或除以人数、月数，使两边单位一致 / multiply or divide by a count of people or months";
    }

    private Type.@Nullable Number told(String code, Span span, String zh, String en) {
        flaws.accept(new Flaw(code, span, zh, en, "乘以个数或比例 / multiply by a count or a share"));
        return null;
    }

    /** The product's type: money times a count may be n months' worth, or n persons' worth. */
    Type.@Nullable Number product(
            Type.Number left, Node leftNode, Type.Number right, Node rightNode, Span span) {
        int scale = left.scale() + right.scale();
        if (left.kind() == Kind.MONEY && right.kind() == Kind.MONEY) {
            return told(
                    "money-times-money", span, "金额不能乘以金额", "money cannot be multiplied by money");
        }
        if (left.kind() == Kind.MONTHS && right.kind() == Kind.MONTHS) {
            return told("unit-mismatch", span, "月数不能乘以月数", "months cannot be multiplied by months");
        }
        if (tooFine(scale, span)) {
            return null;
        }
        if (left.kind() == Kind.MONEY || right.kind() == Kind.MONEY) {
            Type.Number money = left.kind() == Kind.MONEY ? left : right;
            Node factor = left.kind() == Kind.MONEY ? rightNode : leftNode;
            Type.Number factorType = left.kind() == Kind.MONEY ? right : left;
            int units = widened(money.units(), factor, factorType);
            if (units == 0) {
                return told(
                        "unit-mismatch",
                        span,
                        "%s不能乘以月数".formatted(money.shown()),
                        money.shownEn() + " cannot be multiplied by months");
            }
            if (isTwelve(factor)) {
                units |= Units.monthToYear(money.units());
            }
            return new Type.Number(Kind.MONEY, scale, units);
        }
        if (left.kind() == Kind.PLAIN && right.kind() == Kind.PLAIN) {
            return new Type.Number(Kind.PLAIN, scale, 0);
        }
        if (left.kind() == Kind.MONTHS || right.kind() == Kind.MONTHS) {
            return new Type.Number(Kind.MONTHS, scale, 0);
        }
        return scale == 0 && left.kind() != Kind.DECIMAL && right.kind() != Kind.DECIMAL
                ? Type.COUNT
                : Type.decimal(scale);
    }

    /** The quotient's kind and units; the scale is the rounding's affair. */
    Type.@Nullable Number quotient(Type.Number left, Type.Number right, Node divisor, Span span) {
        if (right.kind() == Kind.MONEY) {
            if (left.kind() != Kind.MONEY) {
                return told(
                        "number-by-money", span, "数字不能除以金额", "a number cannot be divided by money");
            }
            return Type.decimal(0);
        }
        if (right.kind() == Kind.MONTHS && left.kind() != Kind.MONEY) {
            return left.kind() == Kind.MONTHS
                    ? Type.decimal(0)
                    : told(
                            "unit-mismatch",
                            span,
                            "个数不能除以月数",
                            "a count cannot be divided by months");
        }
        if (left.kind() == Kind.MONTHS) {
            return new Type.Number(Kind.MONTHS, 0, 0);
        }
        if (right.kind() == Kind.MONTHS) {
            return spread(left, span);
        }
        if (left.kind() == Kind.MONEY) {
            int units = widened(left.units(), divisor, right);
            if (isTwelve(divisor)) {
                units |= Units.yearToMonth(left.units());
            }
            return new Type.Number(Kind.MONEY, 0, units);
        }
        boolean plain = left.kind() == Kind.PLAIN && right.kind() == Kind.PLAIN;
        return plain ? new Type.Number(Kind.PLAIN, 0, 0) : Type.decimal(0);
    }

    /** An amount over a number of months. */
    private Type.@Nullable Number spread(Type.Number money, Span span) {
        int units = Units.perMonth(money.units());
        return units == 0
                ? told(
                        "unit-mismatch",
                        span,
                        "只有一笔金额能按月数平摊，%s不能".formatted(money.shown()),
                        "only an amount can be spread over months, not " + money.shownEn())
                : new Type.Number(Kind.MONEY, 0, units);
    }

    private static int widened(int units, Node factor, Type.Number factorType) {
        if (factorType.kind() == Kind.MONTHS) {
            return Units.forMonths(units);
        }
        if (factorType.kind() != Kind.PLAIN) {
            return Units.forgetPerson(Units.timesCount(units));
        }
        boolean whole = factor instanceof Node.Constant && factorType.scale() == 0;
        return whole ? Units.timesCount(units) : units;
    }

    private static boolean isTwelve(Node factor) {
        return factor instanceof Node.Constant(Type.Number(var _, int scale, var _), long value)
                && scale == 0
                && value == 12;
    }

    boolean tooFine(int scale, Span span) {
        if (scale > MAX_SCALE) {
            flaws.accept(
                    new Flaw(
                            "too-fine",
                            span,
                            "小数位数超过%d位，请先用 round 取整".formatted(MAX_SCALE),
                            "more than %d decimal places; round first".formatted(MAX_SCALE),
                            "round(…, 0.01, \"四舍五入\")"));
            return true;
        }
        return false;
    }

    /** The node as the wanted type, or a flaw and null. */
    @Nullable Node fit(
            Node node, Type.Number type, Type.Number wanted, boolean aboutOnePerson, Span span) {
        Type.Number common = common(type, wanted, aboutOnePerson, span, "作为" + wanted.shown());
        if (common == null) {
            return null;
        }
        boolean fraction = wanted.kind() == Kind.COUNT && type.kind() == Kind.DECIMAL;
        if (type.scale() > wanted.scale() || fraction) {
            flaws.accept(
                    new Flaw(
                            "needs-rounding",
                            span,
                            "结果有%d位小数，%s只有%d位，须写明如何取整"
                                    .formatted(type.scale(), wanted.shown(), wanted.scale()),
                            "the result has %d decimal places, the wanted type %d; say how to round"
                                    .formatted(type.scale(), wanted.scale()),
                            wanted.kind() == Kind.MONEY
                                    ? "round(…, 0.01, \"四舍五入\")"
                                    : "round(…, 1, \"四舍五入\")"));
            return null;
        }
        return rescale(node, type, wanted.scale());
    }

    /** Applies the operation to both sides brought to the common scale. */
    /** What two numbers are made into together. */
    @FunctionalInterface
    interface Pairing {
        Node of(Type.Number common, Node left, Node right);
    }

    /** Two numbers brought to one type and made into one; BROKEN when they have none in common. */
    Typed paired(
            Typed left,
            Type.Number leftType,
            Typed right,
            Type.Number rightType,
            boolean aboutOnePerson,
            Span span,
            String doing,
            Pairing pairing) {
        Type.Number type = common(leftType, rightType, aboutOnePerson, span, doing);
        return type == null
                ? Typed.BROKEN
                : Typed.of(
                        aligned(
                                left.node(),
                                leftType,
                                right.node(),
                                rightType,
                                type.scale(),
                                (x, y) -> pairing.of(type, x, y)));
    }

    static Node aligned(
            Node left,
            Type.Number leftType,
            Node right,
            Type.Number rightType,
            int scale,
            BiFunction<Node, Node, Node> operation) {
        return operation.apply(rescale(left, leftType, scale), rescale(right, rightType, scale));
    }
}
