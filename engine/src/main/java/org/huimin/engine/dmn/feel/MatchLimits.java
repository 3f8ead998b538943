package org.huimin.engine.dmn.feel;

import java.util.function.Supplier;

/** Keeps a pattern from reading a text for ever: beyond the limits there is no answer. */
final class MatchLimits {

    private static final long MAX_READS = 20_000_000L;

    private MatchLimits() {}

    /** The text, which gives up when a pattern reads it too often. */
    static CharSequence limited(String text) {
        return new Limited(text, new long[1]);
    }

    private record Limited(String text, long[] reads) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++reads[0] > MAX_READS) {
                throw FeelFault.tooLong("pattern");
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Runs a match; a pattern that nests too deeply is a limit, not an answer. */
    static <T> T guarded(Supplier<T> match) {
        try {
            return match.get();
        } catch (StackOverflowError e) {
            throw FeelFault.tooLong("pattern");
        }
    }
}
