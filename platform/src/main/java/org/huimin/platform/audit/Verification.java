package org.huimin.platform.audit;

/** What checking the trail found. */
public sealed interface Verification {
    /**
     * Every entry follows from the one before.
     *
     * @param digest of the last entry, in hexadecimal digits: noted elsewhere, it also shows later
     *     whether the end of the trail was cut off
     */
    record Sound(long entries, String digest) implements Verification {}

    /**
     * The entry found after {@code lastGood} does not follow from it: changed, removed or moved.
     */
    record Broken(long lastGood, long found) implements Verification {}
}
