package org.huimin.engine.dmn.feel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names and their values, in the order they were written. */
public record FeelContext(Map<String, @Nullable Object> entries) {

    public FeelContext {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    public boolean has(String name) {
        return entries.containsKey(name);
    }

    public @Nullable Object get(String name) {
        return entries.get(name);
    }

    FeelContext with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(entries);
        changed.put(name, value);
        return new FeelContext(changed);
    }
}
