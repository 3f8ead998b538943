package org.huimin.platform.exchange;

import java.nio.file.Path;
import java.util.List;

/**
 * Files to be taken.
 *
 * @param files department files; folders stand for the files in them that have a dataset's name
 * @param place 12-digit code of the place they are about
 * @param evenIfKnown also files whose content was taken before
 * @param confirmMissing the files are complete, however many rows of earlier ones are missing
 */
public record ImportRequest(
        List<Path> files, long place, boolean evenIfKnown, boolean confirmMissing) {
    public ImportRequest {
        files = List.copyOf(files);
    }

    public ImportRequest(List<Path> files, long place, boolean evenIfKnown) {
        this(files, place, evenIfKnown, false);
    }

    /** How the files are to be taken. */
    Mode mode() {
        return confirmMissing ? Mode.CONFIRMED : evenIfKnown ? Mode.AGAIN : Mode.NEW;
    }

    /** How a file is taken. */
    enum Mode {
        /** Unless its content was taken before. */
        NEW,
        /** Also then. */
        AGAIN,
        /** Also then, and what is missing from it is closed however much it is. */
        CONFIRMED
    }
}
