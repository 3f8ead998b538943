package org.huimin.engine.dmn.feel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions of contexts. */
final class ContextFunctions {

    private ContextFunctions() {}

    static List<Builtin> all() {
        return List.of(
                new Builtin("get value")
                        .form(given -> given.context(0).get(given.text(1)), "m", "key"),
                new Builtin("get entries").form(ContextFunctions::entries, "m"),
                new Builtin("context").form(ContextFunctions::context, "entries"),
                new Builtin("context put")
                        .form(ContextFunctions::put, "context", "key", "value")
                        .form(ContextFunctions::putNested, "context", "keys", "value"),
                new Builtin("context merge").form(ContextFunctions::merge, "contexts"));
    }

    private static List<@Nullable Object> entries(Given given) {
        List<@Nullable Object> entries = new ArrayList<>();
        given.context(0)
                .entries()
                .forEach((key, value) -> {
                    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
                    entry.put("key", key);
                    entry.put("value", value);
                    entries.add(new FeelContext(entry));
                });
        return entries;
    }

    private static FeelContext context(Given given) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        for (Object each : given.list(0)) {
            if (!(each instanceof FeelContext entry)
                    || !(entry.get("key") instanceof String key)
                    || !entry.has("value")
                    || entries.containsKey(key)) {
                throw given.wrong(0, "list of entries with different keys");
            }
            entries.put(key, entry.get("value"));
        }
        return new FeelContext(entries);
    }

    private static @Nullable Object put(Given given) {
        if (!given.named() && given.any(1) instanceof List<?>) {
            return putNested(given);
        }
        if (!(given.any(1) instanceof String key)) {
            throw given.wrong(1, "text");
        }
        return given.context(0).with(key, given.any(2));
    }

    private static Object putNested(Given given) {
        List<@Nullable Object> keys = given.list(1);
        if (keys.isEmpty()) {
            throw new Builtin.NoResult("no key");
        }
        return put(given.context(0), keys, given.any(2));
    }

    private static FeelContext put(
            FeelContext context, List<@Nullable Object> keys, @Nullable Object value) {
        if (!(keys.get(0) instanceof String key)) {
            throw new Builtin.NoResult("a key is no text");
        }
        if (keys.size() == 1) {
            return context.with(key, value);
        }
        Object inner = context.get(key);
        if (inner == null) {
            inner = new FeelContext(Map.of());
        }
        if (!(inner instanceof FeelContext nested)) {
            throw new Builtin.NoResult(key + " is no context");
        }
        return context.with(key, put(nested, keys.subList(1, keys.size()), value));
    }

    private static FeelContext merge(Given given) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        for (Object each : given.list(0)) {
            if (!(each instanceof FeelContext context)) {
                throw given.wrong(0, "list of contexts");
            }
            merged.putAll(context.entries());
        }
        return new FeelContext(merged);
    }
}
