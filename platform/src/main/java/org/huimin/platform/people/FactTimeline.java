package org.huimin.platform.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huimin.engine.policy.Text;
import org.huimin.platform.exchange.RecordedFact;
import org.jspecify.annotations.Nullable;

/** What was known of one person over time, fact by fact; facts nobody ever told are left out. */
public record FactTimeline(UUID person, List<Line> lines) {

    /**
     * One fact.
     *
     * @param versions newest first; one begins where the one before it ends
     * @param more whether there are earlier changes, to be asked for with {@link Asked}
     */
    public record Line(
            String fact,
            Text name,
            RecordedFact.Kind type,
            boolean sensitive,
            List<Version> versions,
            boolean more) {}

    /**
     * What was believed from a moment on.
     *
     * @param value Long (fen, scaled decimals, counts), Boolean, LocalDate or String (a code); null
     *     when nothing was on file
     * @param text the value as people read it; empty without a value
     * @param none without a value: the departments concerned had delivered, so there was none of
     *     it; otherwise nobody knew
     * @param knownTo null for what is believed now
     * @param validFrom of a declaration with dates: its first day
     * @param validTo the day after its last one
     * @param sources the rows it came from, newest first, a few of them
     * @param rows how many rows there were
     */
    public record Version(
            @Nullable Object value,
            Text text,
            boolean none,
            Instant knownFrom,
            @Nullable Instant knownTo,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            Cause cause,
            List<HouseholdView.Source> sources,
            int rows) {}

    /** What made a version begin; of several, the last in this order. */
    public enum Cause {
        /** A day passed: something expired, began or ended. */
        DAY,
        /** Other months were delivered, so an average or a sum goes over other months. */
        WINDOW,
        /** A row ended and no other took its place. */
        CLOSED,
        /** A row came that had not been there. */
        DELIVERED,
        /** A row took the place of an earlier one of the same key. */
        CORRECTED,
        /** A declaration was taken back or replaced. */
        RETRACTED,
        /** Somebody declared it. */
        DECLARED
    }

    /**
     * What is asked for.
     *
     * @param fact one fact; null for all of them
     * @param before only versions that begin before this moment
     * @param changes at most so many changes a fact
     */
    public record Asked(@Nullable String fact, @Nullable Instant before, int changes) {
        private static final int OVERVIEW = 6;
        private static final int WHOLE = 50;

        /** The newest changes of every fact. */
        public static Asked overview() {
            return new Asked(null, null, OVERVIEW);
        }

        /** Many changes of one fact, before a moment or up to now. */
        public static Asked of(String fact, @Nullable Instant before) {
            return new Asked(fact, before, WHOLE);
        }
    }
}
