package org.huimin.engine.dmn.feel;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names with their values at run time; inner frames hide outer ones. */
public final class Frame {

    private final @Nullable Frame outer;
    private final Map<String, @Nullable Object> values;
    private final @Nullable Object tested;
    private final boolean tests;

    private Frame(
            @Nullable Frame outer,
            Map<String, @Nullable Object> values,
            @Nullable Object tested,
            boolean tests) {
        this.outer = outer;
        this.values = values;
        this.tested = tested;
        this.tests = tests;
    }

    /** A frame that knows nothing but the built-in functions. */
    public static Frame empty() {
        return new Frame(null, new HashMap<>(), null, false);
    }

    public Frame inner() {
        return new Frame(this, new HashMap<>(), null, false);
    }

    /** A frame in which {@code ?} is the value. */
    public Frame testing(@Nullable Object value) {
        return new Frame(this, Map.of(), value, true);
    }

    /** The inside of a filter: entries of the item are names, and {@code item} is the item. */
    Frame ofItem(@Nullable Object item) {
        Frame frame = inner();
        frame.set("item", item);
        if (item instanceof FeelContext context) {
            frame.values.putAll(context.entries());
        }
        return frame;
    }

    public Frame set(String name, @Nullable Object value) {
        values.put(name, value);
        return this;
    }

    /** The value of {@code ?}, the innermost. */
    @Nullable Object tested() {
        for (Frame frame = this; frame != null; frame = frame.outer) {
            if (frame.tests) {
                return frame.tested;
            }
        }
        return null;
    }

    boolean knows(String name) {
        return home(name) != null;
    }

    @Nullable Object get(String name) {
        Frame home = home(name);
        return home == null ? null : home.values.get(name);
    }

    private @Nullable Frame home(String name) {
        for (Frame frame = this; frame != null; frame = frame.outer) {
            if (frame.values.containsKey(name)) {
                return frame;
            }
        }
        return null;
    }
}
