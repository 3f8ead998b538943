package org.huimin.platform.access;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What became of an attempt to change one's own password. */
public sealed interface PasswordChange {
    int SHORTEST = 12;

    /** Far above any phrase; a longer one would only keep the machine busy. */
    int LONGEST = 128;

    record Done() implements PasswordChange {}

    /** The old password is not it. */
    record Wrong(int attemptsLeft) implements PasswordChange {}

    /**
     * Too many wrong ones; nothing is tried under this name before then.
     *
     * @param now whether this attempt was the one that locked it
     */
    record Locked(Instant until, boolean now) implements PasswordChange {}

    /** The new password would not protect the account. */
    record Weak(Flaw flaw) implements PasswordChange {}

    /** Length protects; prescribed kinds of characters only make people write passwords down. */
    enum Flaw {
        SHORT,
        LONG,
        UNCHANGED,
        CONTAINS_NAME,
        MONOTONOUS;

        private static final int DIFFERENT = 5;

        static Optional<Flaw> of(String username, String current, String wanted) {
            int length = wanted.codePointCount(0, wanted.length());
            if (length < SHORTEST) {
                return Optional.of(SHORT);
            }
            if (length > LONGEST) {
                return Optional.of(LONG);
            }
            if (wanted.equals(current)) {
                return Optional.of(UNCHANGED);
            }
            if (wanted.toLowerCase(Locale.ROOT).contains(username.toLowerCase(Locale.ROOT))) {
                return Optional.of(CONTAINS_NAME);
            }
            return wanted.codePoints().distinct().count() < DIFFERENT
                    ? Optional.of(MONOTONOUS)
                    : Optional.empty();
        }
    }
}
