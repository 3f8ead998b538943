package org.huimin.engine.dmn.feel;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions of the standard, by name. */
public final class Builtins {

    private static final Map<String, Builtin> ALL = new HashMap<>();
    private static final Map<String, String> FAMILIES = new HashMap<>();

    static {
        family("conversion functions", ConversionFunctions.all());
        family("number functions", NumberFunctions.all());
        family("string functions", TextFunctions.all());
        family("list functions", ListFunctions.all());
        family("aggregate functions", AggregateFunctions.all());
        family("date and time functions", DateFunctions.all());
        family("context functions", ContextFunctions.all());
        family("range functions", RangeFunctions.all());
    }

    private static void family(String family, List<Builtin> functions) {
        for (Builtin each : functions) {
            ALL.put(each.name(), each);
            FAMILIES.put(each.name(), family);
        }
    }

    private Builtins() {}

    /** All names. */
    public static Collection<String> names() {
        return ALL.keySet();
    }

    /** Which family of functions a name belongs to; null when it is none of the standard's. */
    public static @Nullable String family(String name) {
        return FAMILIES.get(name);
    }

    static @Nullable FeelFunction named(String name) {
        return ALL.get(name);
    }
}
