package org.huimin.platform.access;

import java.time.Instant;

/** What became of an attempt to sign in. */
public sealed interface SignIn {
    record Done(Caller caller) implements SignIn {}

    /** Name or password wrong; which one is not said. */
    record Wrong(int attemptsLeft) implements SignIn {}

    /**
     * Too many failures; nobody is let in under this name before then.
     *
     * @param now whether this attempt was the one that locked it
     */
    record Locked(Instant until, boolean now) implements SignIn {}

    /** The password is right, but the account was closed. */
    record Closed() implements SignIn {}
}
