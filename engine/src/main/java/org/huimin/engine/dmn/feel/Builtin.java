package org.huimin.engine.dmn.feel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function of the standard, with one or more forms of parameters. */
final class Builtin implements FeelFunction {

    /** What a form does; {@link NoResult} means null. */
    interface Body {
        @Nullable Object apply(Given given);
    }

    /**
     * One list of parameters.
     *
     * @param required how many of them must be given
     * @param repeated whether the last may be given any number of times, in order only
     */
    record Form(
            List<String> parameters,
            int required,
            boolean repeated,
            FeelFunction.@Nullable Parameter typed,
            Body body) {}

    /** The function has no result for these arguments. */
    static final class NoResult extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoResult(String reason) {
            super(reason, null, false, false);
        }
    }

    private final String name;
    private final List<Form> forms = new ArrayList<>();
    private FeelType result = FeelType.Basic.ANY;
    private FeelType taken = FeelType.Basic.ANY;

    Builtin(String name) {
        this.name = name;
    }

    /** Adds a form; a parameter that ends in {@code ?} may be left out, in {@code *} repeated. */
    Builtin form(Body body, String... parameters) {
        List<String> names = new ArrayList<>();
        int required = 0;
        boolean repeated = false;
        for (String parameter : parameters) {
            boolean optional = parameter.endsWith("?");
            repeated |= parameter.endsWith("*");
            required += optional ? 0 : 1;
            names.add(parameter.replaceFirst("[?*]$", ""));
        }
        forms.add(new Form(List.copyOf(names), required, repeated, null, body));
        return this;
    }

    /** States types, where a function is compared with a function type. */
    Builtin typed(FeelType taken, FeelType result) {
        this.taken = taken;
        this.result = result;
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Parameter> parameters() {
        return forms.get(0).parameters().stream()
                .map(parameter -> new Parameter(parameter, taken))
                .toList();
    }

    @Override
    public @Nullable FeelType resultType() {
        return result == FeelType.Basic.ANY ? null : result;
    }

    @Override
    public @Nullable Object call(
            Calling calling, List<@Nullable Object> arguments, @Nullable List<String> names) {
        try {
            for (Form form : forms) {
                Given given =
                        names == null
                                ? inOrder(form, arguments, calling)
                                : byName(form, arguments, names, calling);
                if (given != null) {
                    return form.body().apply(given);
                }
            }
            throw new NoResult("takes other arguments");
        } catch (NoResult | ArithmeticException | java.time.DateTimeException e) {
            calling.note(name + ": " + e.getMessage());
            return null;
        }
    }

    private @Nullable Given inOrder(Form form, List<@Nullable Object> arguments, Calling calling) {
        int count = arguments.size();
        boolean fits =
                count >= form.required() && (form.repeated() || count <= form.parameters().size());
        return fits ? new Given(arguments, false, calling) : null;
    }

    private static @Nullable Given byName(
            Form form, List<@Nullable Object> arguments, List<String> names, Calling calling) {
        List<@Nullable Object> ordered = new ArrayList<>();
        int found = 0;
        for (int i = 0; i < form.parameters().size(); i++) {
            int at = names.indexOf(form.parameters().get(i));
            if (at < 0 && i < form.required()) {
                return null;
            }
            found += at < 0 ? 0 : 1;
            ordered.add(at < 0 ? Given.ABSENT : arguments.get(at));
        }
        while (!ordered.isEmpty() && ordered.get(ordered.size() - 1) == Given.ABSENT) {
            ordered.remove(ordered.size() - 1);
        }
        return found == names.size() ? new Given(ordered, true, calling) : null;
    }
}
