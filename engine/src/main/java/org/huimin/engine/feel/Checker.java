package org.huimin.engine.feel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.huimin.engine.feel.Expr.Operator;
import org.jspecify.annotations.Nullable;

/** Resolves the names of one formula and types it; tells everything that is wrong at once. */
public final class Checker {

    final Consumer<Flaw> flaws;
    final Numbers numbers;
    final Level level;
    final NameCheck names;
    final Sums sums;
    final Comparisons comparisons;
    final Lists lists;
    private final Choices choices;
    private final Fits fits;
    private final Functions functions;

    private Checker(Scope scope, Level level, Consumer<Flaw> flaws) {
        this.level = level;
        this.flaws = flaws;
        this.numbers = new Numbers(flaws);
        this.names = new NameCheck(this, scope);
        this.sums = new Sums(this);
        this.comparisons = new Comparisons(this);
        this.lists = new Lists(this);
        this.choices = new Choices(this);
        this.fits = new Fits(this);
        this.functions = new Functions(this);
    }

    /** As {@link #check(Expr, Scope, Level, Type, Consumer)} for a member or a household. */
    public static @Nullable Node check(
            Expr expression,
            Scope scope,
            boolean ofMember,
            @Nullable Type wanted,
            Consumer<Flaw> flaws) {
        return check(expression, scope, ofMember ? Level.MEMBER : Level.HOUSEHOLD, wanted, flaws);
    }

    /**
     * The checked formula.
     *
     * @param level whom the formula is about; about a member it may use the member's names bare
     * @param wanted the type the formula must have; null for any
     * @return null after a flaw
     */
    public static @Nullable Node check(
            Expr expression,
            Scope scope,
            Level level,
            @Nullable Type wanted,
            Consumer<Flaw> flaws) {
        if (Height.tooHigh(expression)) {
            flaws.accept(tooLong(expression));
            return null;
        }
        List<Flaw> found = new ArrayList<>();
        Checker checker = new Checker(scope, level, found::add);
        try {
            Typed typed = checker.typed(expression, wanted);
            Node node =
                    wanted == null || typed.broken()
                            ? typed.node()
                            : checker.fit(typed, wanted, expression.span());
            found.forEach(flaws);
            return found.isEmpty() ? node : null;
        } catch (ArithmeticException e) {
            flaws.accept(
                    new Flaw(
                            "number-too-large",
                            expression.span(),
                            "公式里的数字太大",
                            "a number in the formula is too large",
                            "最大约 9 × 10^18，小数位数也计在内 / at most about 9 × 10^18, decimal places"
                                    + " included"));
            return null;
        }
    }

    private static Flaw tooLong(Expr expression) {
        return new Flaw(
                "too-deep",
                expression.span(),
                "公式太长，超过%d层（一串 + 或 or 每多一项就多一层）".formatted(Height.LIMIT),
                "the formula is too long: more than %d levels (each more part of a + or or is one)"
                        .formatted(Height.LIMIT),
                "拆成几条规则；一串 or 写成 x in (…)；一串 if 写成表 / several rules; x in (…) for many or; a"
                        + " table for many if");
    }

    /** Whether the formula being checked stands for one person at this point. */
    boolean aboutOnePerson() {
        return level == Level.MEMBER || lists.inside();
    }

    Typed typed(Expr expression, @Nullable Type wanted) {
        return switch (expression) {
            case Expr.Figure(var _, var value) -> Typed.of(Numbers.constant(value));
            case Expr.Truth(var _, var value) -> Typed.truth(value);
            case Expr.Quote quote -> comparisons.text(quote, wanted);
            case Expr.Null nothing -> nothing(nothing, wanted);
            case Expr.Name name -> names.name(name);
            case Expr.Path path -> names.path(path);
            case Expr.Filter filter ->
                    flaw(
                            "list-as-value",
                            filter.span(),
                            "名单不能单独作值，请放进 count、sum、every 或 some",
                            "a list is not a value; put it into count, sum, every or some",
                            "count(家庭成员[…])");
            case Expr.For iteration ->
                    flaw(
                            "list-as-value",
                            iteration.span(),
                            "for 只能放在 sum、min、max 里",
                            "for stands only inside sum, min or max",
                            "sum(for 人 in 家庭成员 return …)");
            case Expr.Range range ->
                    flaw(
                            "range-alone",
                            range.span(),
                            "区间只能放在 in 之后",
                            "a range stands only after in",
                            "年龄 in [18..59]");
            case Expr.Test test ->
                    flaw(
                            "test-alone",
                            test.span(),
                            "比较缺少左边的值",
                            "the comparison lacks its left side",
                            "年龄 >= 60");
            case Expr.Call call -> functions.call(call, wanted);
            case Expr.Negated(var span, var value) -> sums.negated(span, typed(value, null));
            case Expr.Binary binary -> binary(binary);
            case Expr.In in -> comparisons.in(in);
            case Expr.If choice -> choices.of(choice, wanted);
            case Expr.Quantified quantified -> lists.quantified(quantified);
        };
    }

    private Typed nothing(Expr.Null nothing, @Nullable Type wanted) {
        if (wanted instanceof Type.Optional || wanted instanceof Type.Broken) {
            return Typed.of(new Node.Constant(wanted, Type.NONE));
        }
        return flaw(
                "null-not-allowed",
                nothing.span(),
                "此处不能为空（null）：只有 nullable: true 的事实和规则可以没有值",
                "null has no place here: only facts and rules with nullable: true may have no value",
                wanted instanceof Type.Number ? "0" : "x = null");
    }

    private Typed binary(Expr.Binary binary) {
        return switch (binary.operator()) {
            case AND, OR -> {
                boolean and = binary.operator() == Operator.AND;
                Node left = truth(binary.left());
                // the right side matters only where the left is true (and) or false (or)
                Node right =
                        left == null
                                ? truth(binary.right())
                                : names.where(left, and, () -> truth(binary.right()));
                yield left == null || right == null
                        ? Typed.BROKEN
                        : Typed.of(new Node.Logic(and, left, right));
            }
            case ADD, SUBTRACT, MULTIPLY ->
                    sums.of(binary, typed(binary.left(), null), typed(binary.right(), null));
            case DIVIDE ->
                    flaw(
                            "division-without-rounding",
                            binary.span(),
                            "除法须写明如何取整",
                            "a division must say how it is rounded",
                            "round(… / …, 0.01, \"四舍五入\") 或 floor(… / …)");
            case EQUAL, UNEQUAL, LESS, AT_MOST, MORE, AT_LEAST -> comparisons.of(binary);
        };
    }

    /** A yes/no formula, or null after a flaw. */
    @Nullable Node truth(Expr expression) {
        Typed typed = present(typed(expression, Type.TRUTH), expression.span());
        if (typed.broken()) {
            return null;
        }
        if (!(typed.type() instanceof Type.Truth)) {
            flaw(
                    "not-yes-no",
                    expression.span(),
                    "此处应为是或否，却是%s".formatted(typed.type().shown()),
                    "a yes or no is needed here, not %s".formatted(typed.type().shownEn()),
                    typed.type() instanceof Type.Number ? "… > 0" : "… = …");
            return null;
        }
        return typed.node();
    }

    /** A value that must not be null here: nullable ones are a flaw. */
    Typed present(Typed typed, Span span) {
        if (!(typed.type() instanceof Type.Optional)) {
            return typed;
        }
        return flaw(
                "may-be-null",
                span,
                "这个值可能为空，须先写明为空时怎么办",
                "this value may be null; say first what holds then",
                "x != null and … ；if x = null then … else … ；orElse(x, …)");
    }

    Typed present(Expr expression) {
        return present(typed(expression, null), expression.span());
    }

    Typed notNumber(Typed value, Span span) {
        return value.broken()
                ? value
                : flaw(
                        "not-a-number",
                        span,
                        "此处应为数字或金额，却是%s".formatted(value.type().shown()),
                        "a number or money is needed here, not %s"
                                .formatted(value.type().shownEn()),
                        value.type() instanceof Type.Truth
                                ? "if … then 1 else 0"
                                : value.type() instanceof Type.Date
                                        ? "daysBetween(早, 晚)"
                                        : "数字或金额 / a number or money");
    }

    /** The value as the wanted type; reports and returns null when it does not fit. */
    @Nullable Node fit(Typed typed, Type wanted, Span span) {
        return fits.fit(typed, wanted, span);
    }

    Typed flaw(String code, Span span, String zh, String en, @Nullable String suggestion) {
        flaws.accept(new Flaw(code, span, zh, en, suggestion));
        return Typed.BROKEN;
    }
}
