package org.huimin.engine.dmn.exchange;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.huimin.engine.dmn.feel.FeelFault;
import org.huimin.engine.dmn.feel.FeelRange;
import org.huimin.engine.dmn.feel.Formula;

/** Expressions of the standard as formulas of ours; what ours does not have is a fault. */
final class FormulaText {

    private static final Set<String> FUNCTIONS = Set.of("not", "min", "max", "floor");

    private final Map<String, String> names;

    /**
     * @param names our names by those of the model
     */
    FormulaText(Map<String, String> names) {
        this.names = names;
    }

    String of(Formula formula) {
        return switch (formula) {
            case Formula.Constant constant -> constant(constant.value());
            case Formula.Name name -> name(name.text());
            case Formula.Typed typed -> of(typed.value());
            case Formula.Negated negated -> "-" + of(negated.value());
            case Formula.Binary binary ->
                    "("
                            + of(binary.left())
                            + " "
                            + sign(binary.operator())
                            + " "
                            + of(binary.right())
                            + ")";
            case Formula.Between between ->
                    "(%s in [%s..%s])"
                            .formatted(of(between.value()), of(between.low()), of(between.high()));
            case Formula.In in -> "(" + of(in.value()) + " in (" + tests(in.tests()) + "))";
            case Formula.If choice ->
                    "(if %s then %s else %s)"
                            .formatted(
                                    of(choice.condition()),
                                    of(choice.then()),
                                    of(choice.otherwise()));
            case Formula.Range range ->
                    (range.lowIncluded() ? "[" : "(")
                            + of(range.low())
                            + ".."
                            + of(range.high())
                            + (range.highIncluded() ? "]" : ")");
            case Formula.OneSided side -> form(side.form()) + " " + of(side.end());
            case Formula.Call call -> call(call);
            case Formula.Tested _ -> throw outside("?");
            case Formula.Path _ -> throw outside("path");
            case Formula.Filter _ -> throw outside("filter");
            case Formula.InstanceOf _ -> throw outside("instance of");
            case Formula.For _ -> throw outside("for");
            case Formula.Quantified _ -> throw outside("some, every");
            case Formula.ListOf _ -> throw outside("list");
            case Formula.ContextOf _, Formula.Block _ -> throw outside("context");
            case Formula.Lambda _ -> throw outside("function definition");
            case Formula.Table _ -> throw outside("nested decision table");
            case Formula.Tests _ -> throw outside("unary tests");
        };
    }

    /** A cell of a table. */
    String cell(Formula.Tests tests) {
        if (tests.tests().isEmpty()) {
            return "-";
        }
        return tests.negated() ? "not(" + tests(tests.tests()) + ")" : tests(tests.tests());
    }

    private String tests(List<Formula> tests) {
        return tests.stream().map(this::of).collect(Collectors.joining(", "));
    }

    private static String constant(@org.jspecify.annotations.Nullable Object value) {
        return switch (value) {
            case BigDecimal number -> number.toPlainString();
            case Boolean truth -> truth.toString();
            case String text when text.indexOf('"') < 0 && text.indexOf('\n') < 0 ->
                    '"' + text + '"';
            case LocalDate date -> "date(\"" + date + "\")";
            case null, default -> throw outside("literal " + value);
        };
    }

    private String name(String name) {
        String own = names.get(name);
        if (own == null) {
            throw outside("name " + name);
        }
        return own;
    }

    private String call(Formula.Call call) {
        boolean plain = call.function() instanceof Formula.Name && call.names() == null;
        String function = call.function() instanceof Formula.Name name ? name.text() : "";
        boolean date = function.equals("date") && call.arguments().size() == 1;
        if (!plain || !FUNCTIONS.contains(function) && !date) {
            throw outside(function.isEmpty() ? "function call" : "function " + function);
        }
        return function + "(" + tests(call.arguments()) + ")";
    }

    private static String sign(Formula.Operator operator) {
        return switch (operator) {
            case ADD -> "+";
            case SUBTRACT -> "-";
            case MULTIPLY -> "*";
            case DIVIDE -> "/";
            case EQUAL -> "=";
            case UNEQUAL -> "!=";
            case LESS -> "<";
            case AT_MOST -> "<=";
            case MORE -> ">";
            case AT_LEAST -> ">=";
            case AND -> "and";
            case OR -> "or";
            case POWER -> throw outside("**");
        };
    }

    private static String form(FeelRange.Form form) {
        return switch (form) {
            case LESS -> "<";
            case AT_MOST -> "<=";
            case MORE -> ">";
            case AT_LEAST -> ">=";
            case EQUAL -> "=";
            case UNEQUAL -> "!=";
            case INTERVAL -> throw outside("range");
        };
    }

    private static FeelFault outside(String construct) {
        return new FeelFault(
                construct,
                "内容的公式语言没有“" + construct + "”",
                "the language of content has no " + construct,
                -1);
    }
}
