package org.huimin.engine.cli;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.feel.Expr;
import org.huimin.engine.feel.Expr.Operator;
import org.huimin.engine.feel.Parser;
import org.huimin.engine.feel.Span;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.PolicySymbol;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.Result;
import org.huimin.engine.policy.Rule;
import org.huimin.engine.policy.RuleVariant;
import org.jspecify.annotations.Nullable;

/**
 * Rules as they read in one place on one day: what its schemes (codes, yes or no) and its zeros
 * switch off is left out, so that a page shows only what holds there. For reading; decisions never
 * use it.
 */
final class LocalRules {

    private static final Span NOWHERE = new Span(0, 0);
    private static final Expr ZERO = new Expr.Figure(NOWHERE, BigDecimal.ZERO);

    private final Library library;
    private final PlaceCode place;
    private final LocalDate on;
    private final Map<String, Programme> programmes = new HashMap<>();
    private final Map<Rule, Expr> folded = new HashMap<>();
    private final Set<Rule> folding = new HashSet<>();
    private final Set<Parameter> schemes = new LinkedHashSet<>();

    LocalRules(Library library, PlaceCode place, LocalDate on) {
        this.library = library;
        this.place = place;
        this.on = on;
        for (Programme each : library.programmes()) {
            programmes.put(each.zh(), each);
            programmes.put(each.shortName(), each);
            programmes.put(each.id(), each);
        }
    }

    /** Schemes that decided what is shown, in the order met. */
    Set<Parameter> schemes() {
        return schemes;
    }

    /** The formula as it holds here; null for a table, or when no variant is in force. */
    @Nullable Expr formula(Rule rule) {
        RuleVariant variant = rule.variant(place, on);
        if (variant == null || !variant.rows().isEmpty()) {
            return null;
        }
        Expr known = folded.get(rule);
        if (known == null && folding.add(rule)) {
            Expr written = Parser.parse(variant.formula(), _ -> {});
            known = written == null ? null : fold(written, owner(rule));
            folding.remove(rule);
            if (known != null) {
                folded.put(rule, known);
            }
        }
        return known;
    }

    /** A formula or a cell of a table of the programme, as it holds here. */
    @Nullable Expr fold(String written, Rule of) {
        Expr read = Parser.parse(written, _ -> {});
        return read == null ? null : fold(read, owner(of));
    }

    /** Whether it is a yes or no, a code or a zero that is the same for everybody here. */
    @Nullable Object value(@Nullable Expr expr, Rule of) {
        return expr == null ? null : value(expr, owner(of));
    }

    private Programme owner(Rule rule) {
        return library.programme(rule.programmeId()).orElseThrow();
    }

    /** What a name means: a rule or a parameter; null for facts, variables and results. */
    @Nullable PolicySymbol symbol(Expr expr, Programme in) {
        return switch (expr) {
            case Expr.Name name -> named(name.text(), in);
            case Expr.Path(var _, Expr.Name(var _, var base), var name) -> {
                Programme other = programmes.get(base);
                yield named(name.text(), other == null ? in : other);
            }
            default -> null;
        };
    }

    /** {@code 特困.符合条件}: what another programme comes to; null for other names. */
    @Nullable Result result(Expr expr) {
        if (expr instanceof Expr.Path(var _, Expr.Name(var _, var base), var name)
                && programmes.get(base) instanceof Programme other) {
            for (Result.Kind kind : Result.Kind.values()) {
                Result result = new Result(other, kind);
                if (result.zh().equals(other.shortName() + "." + name.text())) {
                    return result;
                }
            }
        }
        return null;
    }

    private static @Nullable PolicySymbol named(String name, Programme in) {
        for (Rule rule : in.rules()) {
            if (rule.zh().equals(name)) {
                return rule;
            }
        }
        for (Parameter parameter : in.parameters()) {
            if (parameter.zh().equals(name)) {
                return parameter;
            }
        }
        return null;
    }

    private @Nullable Object value(Expr expr, Programme in) {
        return switch (expr) {
            case Expr.Truth truth -> truth.value();
            case Expr.Figure figure -> figure.value().signum() == 0 ? ZERO : null;
            case Expr.Name _, Expr.Path _ ->
                    switch (symbol(expr, in)) {
                        case Parameter parameter -> value(parameter);
                        case Rule rule -> {
                            Expr formula = formula(rule);
                            yield formula == null || formula.equals(expr)
                                    ? null
                                    : value(formula, owner(rule));
                        }
                        case null, default -> null;
                    };
            default -> null;
        };
    }

    private @Nullable Object value(Parameter parameter) {
        Parameter.Row urban = parameter.row(place, Parameter.Residence.URBAN, on);
        Parameter.Row rural = parameter.row(place, Parameter.Residence.RURAL, on);
        Long value = urban == null ? null : urban.value();
        if (value == null || rural == null || !Objects.equals(value, rural.value())) {
            return null;
        }
        if (parameter.type().present() instanceof Type.Truth) {
            schemes.add(parameter);
            return value != 0;
        }
        if (parameter.type().present() instanceof Type.Code(var list)) {
            schemes.add(parameter);
            return list.codes().get((int) (long) value).zh();
        }
        return value == 0 ? ZERO : null;
    }

    private Expr fold(Expr expr, Programme in) {
        return switch (expr) {
            case Expr.If choice -> choice(choice, in);
            case Expr.Binary binary -> binary(binary, in);
            case Expr.Call call -> call(call, in);
            case Expr.For(var span, var variable, var list, var body) -> {
                Expr result = fold(body, in);
                yield value(result, in) == ZERO
                        ? ZERO
                        : new Expr.For(span, variable, fold(list, in), result);
            }
            case Expr.Quantified(var span, boolean every, var variable, var list, var test) -> {
                Expr result = fold(test, in);
                yield value(result, in) instanceof Boolean truth && truth == every
                        ? new Expr.Truth(span, truth)
                        : new Expr.Quantified(span, every, variable, fold(list, in), result);
            }
            case Expr.Filter(var span, var list, var test) -> {
                Expr result = fold(test, in);
                yield Boolean.TRUE.equals(value(result, in))
                        ? fold(list, in)
                        : new Expr.Filter(span, fold(list, in), result);
            }
            case Expr.In(var span, var value, var tests) ->
                    new Expr.In(span, fold(value, in), tests);
            case Expr.Negated(var span, var value) -> new Expr.Negated(span, fold(value, in));
            case Expr.Figure _,
                    Expr.Quote _,
                    Expr.Truth _,
                    Expr.Null _,
                    Expr.Name _,
                    Expr.Path _,
                    Expr.Range _,
                    Expr.Test _ ->
                    expr;
        };
    }

    private Expr choice(Expr.If choice, Programme in) {
        Expr condition = fold(choice.condition(), in);
        if (value(condition, in) instanceof Boolean truth) {
            return fold(truth ? choice.then() : choice.otherwise(), in);
        }
        Expr then = fold(choice.then(), in);
        Expr otherwise = fold(choice.otherwise(), in);
        boolean nothing = value(then, in) == ZERO && value(otherwise, in) == ZERO;
        return nothing || then.equals(otherwise)
                ? then
                : new Expr.If(choice.span(), condition, then, otherwise);
    }

    private Expr binary(Expr.Binary binary, Programme in) {
        Expr left = fold(binary.left(), in);
        Expr right = fold(binary.right(), in);
        Object a = value(left, in);
        Object b = value(right, in);
        Expr kept = new Expr.Binary(binary.span(), binary.operator(), left, right);
        return switch (binary.operator()) {
            case AND, OR -> {
                boolean decisive = binary.operator() == Operator.OR;
                if (a instanceof Boolean truth) {
                    yield truth == decisive ? new Expr.Truth(NOWHERE, truth) : right;
                }
                if (b instanceof Boolean truth) {
                    yield truth == decisive ? new Expr.Truth(NOWHERE, truth) : left;
                }
                yield kept;
            }
            case EQUAL, UNEQUAL -> {
                Boolean same = same(binary, a, b, left, right, in);
                yield same == null
                        ? kept
                        : new Expr.Truth(NOWHERE, same == (binary.operator() == Operator.EQUAL));
            }
            case ADD -> a == ZERO ? right : b == ZERO ? left : kept;
            case SUBTRACT -> b == ZERO ? left : kept;
            case MULTIPLY -> a == ZERO || b == ZERO ? ZERO : kept;
            case MORE -> a == ZERO && b == ZERO ? new Expr.Truth(NOWHERE, false) : kept;
            case DIVIDE, LESS, AT_MOST, AT_LEAST -> kept;
        };
    }

    /** Whether a scheme is the one that is named; null when that is not the question. */
    private @Nullable Boolean same(
            Expr.Binary binary,
            @Nullable Object a,
            @Nullable Object b,
            Expr left,
            Expr right,
            Programme in) {
        boolean quoted = binary.right() instanceof Expr.Quote;
        Object scheme = quoted ? a : b;
        Expr named = quoted ? left : right;
        if (scheme instanceof String chosen
                && symbol(named, in) instanceof Parameter parameter
                && parameter.type().present() instanceof Type.Code(var list)
                && (quoted ? binary.right() : binary.left()) instanceof Expr.Quote quote) {
            return list.rank(quote.value()).equals(list.rank(chosen));
        }
        return a instanceof Boolean && b instanceof Boolean ? a.equals(b) : null;
    }

    private Expr call(Expr.Call call, Programme in) {
        String function = call.function().text();
        List<Expr> arguments = new ArrayList<>();
        for (Expr argument : call.arguments()) {
            Expr each = fold(argument, in);
            // a written bound like max(0, …) says something; what is switched off does not
            boolean off = value(each, in) == ZERO && !(argument instanceof Expr.Figure);
            if (!(function.equals("max") && off)) {
                arguments.add(each);
            }
        }
        boolean nothing =
                switch (function) {
                    case "max" -> arguments.isEmpty();
                    case "min" -> arguments.stream().anyMatch(each -> value(each, in) == ZERO);
                    case "sum", "round", "floor", "ceiling", "monthly", "yearly" ->
                            value(arguments.getFirst(), in) == ZERO;
                    default -> false;
                };
        if (nothing) {
            return ZERO;
        }
        if (function.equals("not") && value(arguments.getFirst(), in) instanceof Boolean truth) {
            return new Expr.Truth(NOWHERE, !truth);
        }
        return function.equals("max") && arguments.size() == 1 && call.arguments().size() > 1
                ? arguments.getFirst()
                : new Expr.Call(call.span(), call.function(), List.copyOf(arguments));
    }
}
