package org.huimin.engine.dmn.feel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives the arguments of a call to the parameters of a function. */
public final class Arguments {

    private Arguments() {}

    /** A frame with every parameter's value; null when the arguments do not fit. */
    public static @Nullable Frame bind(
            FeelFunction function,
            Frame outer,
            Calling calling,
            List<@Nullable Object> arguments,
            @Nullable List<String> names) {
        List<FeelFunction.Parameter> parameters = function.parameters();
        if (arguments.size() != parameters.size()) {
            calling.note(
                    "%s takes %d arguments, not %d"
                            .formatted(function.name(), parameters.size(), arguments.size()));
            return null;
        }
        Frame frame = outer.inner();
        for (int i = 0; i < parameters.size(); i++) {
            FeelFunction.Parameter parameter = parameters.get(i);
            int at = names == null ? i : position(names, parameter.name());
            if (at < 0) {
                calling.note(function.name() + " needs the argument " + parameter.name());
                return null;
            }
            Object given = arguments.get(at);
            Object value = Typing.coerce(given, parameter.type(), calling);
            if (given != null && value == null) {
                return null;
            }
            frame.set(parameter.name(), value);
        }
        return frame;
    }

    private static int position(List<String> names, String name) {
        String key = FeelNames.key(name);
        for (int i = 0; i < names.size(); i++) {
            if (FeelNames.key(names.get(i)).equals(key)) {
                return i;
            }
        }
        return -1;
    }
}
