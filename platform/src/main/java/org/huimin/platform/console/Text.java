package org.huimin.platform.console;

import org.jspecify.annotations.Nullable;

/** A text in both languages. */
record Text(String zh, String en) {
    static @Nullable Text of(org.huimin.engine.policy.@Nullable Text text) {
        return text == null ? null : new Text(text.zh(), text.en());
    }

    static @Nullable Text ofNullable(@Nullable String zh, @Nullable String en) {
        return zh == null ? null : new Text(zh, en == null ? zh : en);
    }
}
