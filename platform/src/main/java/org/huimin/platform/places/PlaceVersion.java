package org.huimin.platform.places;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code places.place}, or with {@code until} of {@code places.former_place}; see there.
 */
record PlaceVersion(
        long code,
        String name,
        int level,
        long parent,
        int specific,
        String pinyin,
        String initials,
        boolean statistical,
        @Nullable LocalDate since,
        @Nullable LocalDate until) {

    PlaceVersion since(@Nullable LocalDate first) {
        return new PlaceVersion(
                code, name, level, parent, specific, pinyin, initials, statistical, first, until);
    }

    /** Appends the row in COPY's text format, in the order of {@link #COLUMNS}. */
    void copyTo(StringBuilder out, String edition) {
        out.append(code).append('\t').append(name).append('\t').append(level).append('\t');
        if (level == 0) {
            out.append("\\N");
        } else {
            out.append(parent);
        }
        out.append('\t').append(specific).append('\t').append(pinyin).append('\t').append(initials);
        out.append('\t').append(statistical ? 't' : 'f').append('\t');
        if (until != null) {
            out.append('[')
                    .append(since == null ? "" : since)
                    .append(',')
                    .append(until)
                    .append(')');
        } else {
            out.append(since == null ? "\\N" : since);
        }
        out.append('\t').append(edition).append('\n');
    }

    static final String COLUMNS =
            "code, name, level, parent, specific, pinyin, initials, statistical, %s, edition";
}
