package org.huimin.platform.places;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.huimin.engine.base.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * What {@code historic-codes.csv} knows of places of county level and above: the versions before
 * the one in force, when that one began, and places younger than the edition.
 */
final class FormerVersions {

    /** The lists begin here: what stands in the first one may be older. */
    private static final int FIRST_YEAR = 1981;

    /** Rows from other sources serve identity numbers only: aggregates, and undated. */
    private static final String DATED = "areacodes";

    private static final int COLUMNS = 9;

    private record Entry(
            PlaceCode place,
            String name,
            int from,
            boolean inUse,
            int to,
            int specific,
            String pinyin,
            String initials) {}

    private final Map<Long, List<Entry>> entries = new HashMap<>();

    private FormerVersions() {}

    static FormerVersions read(Path file) throws IOException {
        var versions = new FormerVersions();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            lines.readLine();
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = ContentLines.split(file, ++number, line, COLUMNS);
                if (cells[8].equals(DATED)) {
                    versions.add(entry(cells));
                }
            }
        }
        versions.entries.values().forEach(list -> list.sort(Comparator.comparingInt(Entry::from)));
        return versions;
    }

    private static Entry entry(String[] cells) {
        boolean inUse = cells[3].isEmpty();
        return new Entry(
                PlaceCode.of(cells[0]),
                cells[1],
                Integer.parseInt(cells[2]),
                inUse,
                inUse ? 0 : Integer.parseInt(cells[3]),
                Integer.parseInt(cells[5]),
                cells[6],
                cells[7]);
    }

    private void add(Entry entry) {
        entries.computeIfAbsent(entry.place().code(), _ -> new ArrayList<>()).add(entry);
    }

    /** First day of the version in force; null if it is older than the lists or not in them. */
    @Nullable LocalDate since(long code) {
        return entries.getOrDefault(code, List.of()).stream()
                .filter(Entry::inUse)
                .findFirst()
                .map(entry -> firstDay(entry.from()))
                .orElse(null);
    }

    /** All closed versions, and those in force that {@code edition} does not have. */
    List<PlaceVersion> missingFrom(LongPredicate edition) {
        var missing = new ArrayList<PlaceVersion>();
        for (List<Entry> versions : entries.values()) {
            for (int i = 0; i < versions.size(); i++) {
                Entry entry = versions.get(i);
                if (!entry.inUse() || !edition.test(entry.place().code())) {
                    boolean last = i + 1 == versions.size();
                    missing.add(version(entry, last ? null : versions.get(i + 1)));
                }
            }
        }
        missing.sort(Comparator.comparingLong(PlaceVersion::code));
        return missing;
    }

    /**
     * The lists tell years. A version gives way to the next of the same code on 1 January; an
     * abolished one counts until the end of its last year, for it existed on most days of it.
     */
    private static PlaceVersion version(Entry entry, @Nullable Entry next) {
        LocalDate until;
        if (next != null && next.from() <= entry.to()) {
            until = firstDay(next.from());
        } else if (entry.inUse()) {
            until = null;
        } else {
            until = LocalDate.of(entry.to() + 1, 1, 1);
        }
        PlaceCode place = entry.place();
        return new PlaceVersion(
                place.code(),
                entry.name(),
                place.level(),
                place.parent().code(),
                entry.specific(),
                entry.pinyin(),
                entry.initials(),
                false,
                firstDay(entry.from()),
                until);
    }

    private static @Nullable LocalDate firstDay(int year) {
        return year <= FIRST_YEAR ? null : LocalDate.of(year, 1, 1);
    }
}
