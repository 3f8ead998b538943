package org.huimin.engine.feel;

import java.math.BigDecimal;
import org.huimin.engine.feel.Fractions.Fraction;
import org.huimin.engine.feel.Type.Kind;

/** Divisions, which are allowed only inside the roundings round, floor, ceiling and monthly. */
final class Roundings {

    private final Checker checker;
    private final Fractions fractions;

    Roundings(Checker checker) {
        this.checker = checker;
        this.fractions = new Fractions(checker);
    }

    Typed yearly(Expr.Call call) {
        Typed value = checker.present(call.arguments().getFirst());
        if (value.broken()) {
            return value;
        }
        if (!(value.type() instanceof Type.Number(Kind kind, int scale, int units))
                || kind != Kind.MONEY
                || Units.monthToYear(units) == 0) {
            return checker.flaw(
                    "yearly",
                    call.span(),
                    "yearly 要每月的金额",
                    "yearly takes money per month",
                    "yearly(月工资收入)");
        }
        Node twelve = new Node.Constant(new Type.Number(Kind.PLAIN, 0, 0), 12);
        Type type = new Type.Number(kind, scale, Units.monthToYear(units));
        return Typed.of(new Node.Arithmetic(type, Node.Operation.MULTIPLY, value.node(), twelve));
    }

    Typed monthly(Expr.Call call) {
        Fraction fraction = fractions.of(call.arguments().getFirst());
        if (fraction == null) {
            return Typed.BROKEN;
        }
        Type.Number year = fraction.quotient();
        int month = Units.yearToMonth(year.units());
        if (year.kind() != Kind.MONEY || month == 0) {
            return checker.flaw(
                    "monthly",
                    call.span(),
                    "monthly 要每年的金额",
                    "monthly takes money per year",
                    "monthly(近12个月医疗自付, 0.01, \"四舍五入\")");
        }
        Typed twelve = Typed.of(new Node.Constant(new Type.Number(Kind.PLAIN, 0, 0), 12));
        Typed denominator = fractions.times(fraction.denominator(), twelve, call.span());
        return denominator.broken()
                ? denominator
                : rounded(
                        call,
                        new Fraction(
                                fraction.numerator(),
                                denominator,
                                new Type.Number(Kind.MONEY, 0, month)));
    }

    Typed round(Expr.Call call) {
        Fraction fraction = fractions.of(call.arguments().getFirst());
        return fraction == null ? Typed.BROKEN : rounded(call, fraction);
    }

    private Typed rounded(Expr.Call call, Fraction fraction) {
        Typed unit = checker.present(call.arguments().get(1));
        Typed mode = mode(call.arguments().get(2));
        if (unit.broken() || mode.broken()) {
            return Typed.BROKEN;
        }
        return rounded(call, fraction, unit, mode);
    }

    /**
     * floor(x) keeps fen of money and whole numbers of the rest; floor(x, unit) multiples of it.
     */
    Typed floor(Expr.Call call) {
        Fraction fraction = fractions.of(call.arguments().getFirst());
        if (fraction == null) {
            return Typed.BROKEN;
        }
        boolean money = fraction.quotient().kind() == Kind.MONEY;
        Typed unit =
                call.arguments().size() == 2
                        ? checker.present(call.arguments().get(1))
                        : Typed.of(Numbers.constant(new BigDecimal(money ? "0.01" : "1")));
        int rank = call.function().text().equals("floor") ? 2 : 1;
        Typed mode = Typed.of(new Node.Constant(new Type.Code(CodeList.ROUNDING_MODE), rank));
        return unit.broken() ? unit : rounded(call, fraction, unit, mode);
    }

    private Typed rounded(Expr.Call call, Fraction fraction, Typed unit, Typed mode) {
        boolean money = fraction.quotient().kind() == Kind.MONEY;
        Type numerator = fraction.numerator().type();
        if (!(unit.type() instanceof Type.Number unitType)
                || unitType.kind() == Kind.MONEY && !money
                || unit.node() instanceof Node.Constant(var _, long fixed) && fixed <= 0) {
            return checker.flaw(
                    "rounding-unit",
                    call.arguments().get(call.arguments().size() > 1 ? 1 : 0).span(),
                    "取整单位应为大于零的数，如 0.01（分）、1（元）",
                    "the rounding unit is a number above zero, e.g. 0.01 or 1",
                    "0.01");
        }
        int scale = money ? Math.max(2, unitType.scale()) : unitType.scale();
        if (money && scale > 2) {
            return checker.flaw(
                    "rounding-unit",
                    call.span(),
                    "金额最细取到分",
                    "money is rounded to fen at the finest",
                    "0.01");
        }
        Node unitNode = Numbers.rescale(unit.node(), unitType, scale);
        int shift =
                ((Type.Number) fraction.denominator().type()).scale()
                        + scale
                        - ((Type.Number) numerator).scale();
        Type.Number type =
                money
                        ? new Type.Number(Kind.MONEY, 2, fraction.quotient().units())
                        : scale > 0
                                ? Type.decimal(scale)
                                : fraction.quotient().kind() == Kind.MONTHS
                                        ? Type.MONTHS
                                        : Type.COUNT;
        return Typed.of(
                new Node.Round(
                        type,
                        fraction.numerator().node(),
                        fraction.denominator().node(),
                        shift,
                        unitNode,
                        mode.node()));
    }

    private Typed mode(Expr expression) {
        Type wanted = new Type.Code(CodeList.ROUNDING_MODE);
        boolean modeName =
                expression instanceof Expr.Name(var _, var text)
                        && CodeList.ROUNDING_MODE.rank(text).isPresent();
        Expr meant =
                modeName
                        ? new Expr.Quote(expression.span(), ((Expr.Name) expression).text())
                        : expression;
        Typed typed = checker.typed(meant, wanted);
        if (typed.broken() || Fits.sameKind(typed.type(), wanted)) {
            return typed;
        }
        return checker.flaw(
                "rounding-mode",
                expression.span(),
                "取整方式应为四舍五入、进一、舍去或四舍六入五成双",
                "the rounding mode is half up, up, down or half even",
                "\"四舍五入\"");
    }
}
