package org.huimin.engine.dmn.feel;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.huimin.engine.dmn.feel.FeelType.Basic;
import org.jspecify.annotations.Nullable;

/** The type of an expression as far as it can be told without evaluating it; else null. */
final class StaticTypes {

    private final Map<String, FeelType> names = new HashMap<>();

    private final Frame around;

    private StaticTypes(Frame around) {
        this.around = around;
    }

    /** The type of a lambda's result, given the values around it. */
    static @Nullable FeelType of(Formula.Lambda lambda, Frame around) {
        StaticTypes types = new StaticTypes(around);
        for (FeelFunction.Parameter parameter : lambda.parameters()) {
            types.names.put(parameter.name(), parameter.type());
        }
        return types.type(lambda.body());
    }

    private @Nullable FeelType type(Formula formula) {
        return switch (formula) {
            case Formula.Constant constant -> Typing.basicOf(constant.value());
            case Formula.Name name -> name(name.text());
            case Formula.Negated negated -> type(negated.value());
            case Formula.Binary binary -> binary(binary);
            case Formula.In _, Formula.Between _, Formula.InstanceOf _, Formula.Quantified _ ->
                    Basic.BOOLEAN;
            case Formula.If choice -> common(type(choice.then()), type(choice.otherwise()));
            case Formula.ListOf list -> list(list);
            case Formula.ContextOf context -> context(context);
            case Formula.Path path ->
                    type(path.base()) instanceof FeelType base
                                    && FeelType.plain(base) instanceof FeelType.ContextOf context
                            ? context.entries().get(path.name())
                            : null;
            case Formula.Lambda lambda -> lambda(lambda);
            case Formula.Typed typed -> typed.type();
            case Formula.Tested _,
                    Formula.Block _,
                    Formula.Table _,
                    Formula.Filter _,
                    Formula.Call _,
                    Formula.For _,
                    Formula.Range _,
                    Formula.OneSided _,
                    Formula.Tests _ ->
                    null;
        };
    }

    private @Nullable FeelType name(String name) {
        FeelType own = names.get(name);
        if (own != null) {
            return own;
        }
        FeelType simple = Typing.basicOf(around.get(name));
        return simple == Basic.ANY || simple == Basic.NULL ? null : simple;
    }

    private @Nullable FeelType binary(Formula.Binary binary) {
        return switch (binary.operator()) {
            case EQUAL, UNEQUAL, LESS, AT_MOST, MORE, AT_LEAST, AND, OR -> Basic.BOOLEAN;
            case POWER -> Basic.NUMBER;
            case ADD, SUBTRACT, MULTIPLY, DIVIDE -> {
                FeelType left = type(binary.left());
                FeelType right = type(binary.right());
                boolean simple = left == Basic.NUMBER || left == Basic.STRING;
                yield simple && left == right ? left : null;
            }
        };
    }

    private static @Nullable FeelType common(@Nullable FeelType one, @Nullable FeelType other) {
        return Objects.equals(one, other) ? one : null;
    }

    private @Nullable FeelType list(Formula.ListOf list) {
        if (list.elements().isEmpty()) {
            return new FeelType.ListOf(Basic.NULL);
        }
        FeelType first = type(list.elements().get(0));
        boolean alike =
                list.elements().stream().allMatch(each -> Objects.equals(type(each), first));
        return first != null && alike ? new FeelType.ListOf(first) : null;
    }

    private @Nullable FeelType context(Formula.ContextOf context) {
        Map<String, FeelType> entries = new LinkedHashMap<>();
        for (Formula.Entry entry : context.entries()) {
            FeelType type = type(entry.value());
            if (type == null) {
                return null;
            }
            entries.put(entry.name(), type);
        }
        return new FeelType.ContextOf(entries);
    }

    private @Nullable FeelType lambda(Formula.Lambda lambda) {
        FeelType result = of(lambda, around);
        return result == null
                ? null
                : new FeelType.FunctionOf(
                        lambda.parameters().stream().map(FeelFunction.Parameter::type).toList(),
                        result);
    }
}
