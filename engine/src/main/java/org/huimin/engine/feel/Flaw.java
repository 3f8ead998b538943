package org.huimin.engine.feel;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a formula.
 *
 * @param code what kind of mistake it is, the same in every version: {@code unit-mismatch}
 * @param span the piece of text meant
 * @param zh what is wrong, in Chinese
 * @param en the same in English
 * @param suggestion what to write instead, if we can tell
 */
public record Flaw(String code, Span span, String zh, String en, @Nullable String suggestion) {}
