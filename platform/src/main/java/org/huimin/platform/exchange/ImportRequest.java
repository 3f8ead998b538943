package org.huimin.platform.exchange;

import java.nio.file.Path;
import java.util.List;

/**
 * Files to be taken.
 *
 * @param files department files; folders stand for the files in them that have a dataset's name
 * @param place 12-digit code of the place they are about
 * @param evenIfKnown also files whose content was taken before
 */
public record ImportRequest(List<Path> files, long place, boolean evenIfKnown) {
    public ImportRequest {
        files = List.copyOf(files);
    }
}
