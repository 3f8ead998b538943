package org.huimin.platform.exchange;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One import: some files of some departments for one place. */
public record Batch(
        long id,
        long place,
        State state,
        Instant startedAt,
        @Nullable Instant finishedAt,
        String startedBy,
        List<DeliveredFile> files) {

    /** How far a batch is. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        /** Done, but some files were refused or failed. */
        DONE_WITH_ERRORS,
        FAILED;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        }
    }

    /**
     * One file of a batch.
     *
     * @param dataset id of the contract, null when no contract fits the name
     * @param rows rows read, bad ones included
     * @param quarantined bad rows
     * @param closed rows of earlier deliveries that were ended because a full one no longer has
     *     them
     * @param missing rows of earlier deliveries that this one lacks and that wait for somebody to
     *     confirm that it is complete
     * @param compared rows of earlier deliveries that a full one was compared with
     * @param overtaken the same dataset has come again for the place, or is just coming: what was
     *     missing from this file is no longer a question
     * @param kept the file itself is still there to be taken once more
     * @param persons persons whose facts were looked at again
     * @param percent 0 to 100
     * @param problemZh why it was refused or failed or left rows open, and what to do
     */
    public record DeliveredFile(
            long id,
            @Nullable String dataset,
            String name,
            FileState state,
            long rows,
            long added,
            long changed,
            long unchanged,
            long quarantined,
            long closed,
            long missing,
            long compared,
            boolean overtaken,
            boolean kept,
            long persons,
            int percent,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String problemZh,
            @Nullable String problemEn) {
        /** Somebody may say now that the file is complete, so that what it lacks is closed. */
        public boolean confirmable() {
            return state == FileState.DONE && missing > 0 && !overtaken && kept;
        }

        /** Rows that went in as new or as new versions. */
        public long accepted() {
            return added + changed;
        }
    }

    /** A file as the place where rows come from. */
    public record Source(long file, long batch, String name) {}

    /** How far a file is. */
    public enum FileState {
        QUEUED,
        RUNNING,
        DONE,
        /** The very same content was taken before: nothing to do. */
        KNOWN,
        /** Not taken, for a reason the department can mend. */
        REFUSED,
        /** Not taken, for a reason of ours; will be done by importing it again. */
        FAILED,
        /** The program that worked on it ended; nothing of it counts. */
        ABANDONED;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static FileState of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT));
        }
    }
}
