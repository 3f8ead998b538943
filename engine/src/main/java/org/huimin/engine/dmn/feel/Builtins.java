package org.huimin.engine.dmn.feel;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions of the standard, by name. */
public final class Builtins {

    private static final Map<String, Builtin> ALL = new HashMap<>();

    static {
        List.of(
                        ConversionFunctions.all(),
                        NumberFunctions.all(),
                        TextFunctions.all(),
                        ListFunctions.all(),
                        AggregateFunctions.all(),
                        DateFunctions.all(),
                        ContextFunctions.all(),
                        RangeFunctions.all())
                .forEach(family -> family.forEach(each -> ALL.put(each.name(), each)));
    }

    private Builtins() {}

    /** All names. */
    public static Collection<String> names() {
        return ALL.keySet();
    }

    static @Nullable FeelFunction named(String name) {
        return ALL.get(name);
    }
}
