package org.huimin.engine.dmn.feel;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types that can be named: the simple ones and a model's item definitions. */
public final class FeelTypes {

    private final Map<String, FeelType> named = new HashMap<>();

    public void add(String name, FeelType type) {
        named.put(FeelNames.key(name), type);
    }

    public void remove(String name) {
        named.remove(FeelNames.key(name));
    }

    /** The type of that name, or null; {@code feel:number} is {@code number}. */
    public @Nullable FeelType find(String name) {
        FeelType own = named.get(FeelNames.key(name));
        if (own != null) {
            return own;
        }
        String plain = name.startsWith("feel:") ? name.substring(5) : name;
        return switch (plain) {
            case "list" -> new FeelType.ListOf(FeelType.Basic.ANY);
            case "context" -> new FeelType.ContextOf(Map.of());
            default -> FeelType.Basic.named(plain);
        };
    }
}
