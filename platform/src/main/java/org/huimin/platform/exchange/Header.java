package org.huimin.platform.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.huimin.engine.base.InputProblem;
import org.jspecify.annotations.Nullable;

/**
 * Where the columns of a contract stand in a file. Columns that the contract does not know are left
 * aside and optional ones may be lacking; what the file has of that is told.
 *
 * @param row number of the header's row
 * @param titles header texts in file order
 * @param positions file position of each column of the contract, or -1
 * @param quarantineId file position of the quarantine number of a returned repair file, or -1
 * @param deviation what was left aside or lacking, or null
 */
record Header(
        int row,
        List<String> titles,
        int[] positions,
        int quarantineId,
        @Nullable InputProblem deviation) {
    static final String ROW = "行号";
    static final String FIELD = "字段";
    static final String REASON = "原因";
    static final String REMEDY = "办法";
    static final String QUARANTINE_ID = "隔离号";
    static final String REASON_EN = "Reason";
    static final String REMEDY_EN = "Remedy";

    /** The columns a quarantine download adds; they are ignored when it comes back. */
    static final List<String> ADDED =
            List.of(ROW, FIELD, REASON, REMEDY, QUARANTINE_ID, REASON_EN, REMEDY_EN);

    private static final Set<String> ADDED_FOLDED =
            Set.copyOf(ADDED.stream().map(HeaderNames::fold).toList());

    /** How many columns of the contract a row of titles names. */
    static int matches(DatasetContract contract, String[] titles) {
        HeaderNames names = new HeaderNames(contract.columns());
        return (int) Arrays.stream(titles).filter(t -> names.find(t) != null).count();
    }

    /** Whether a row of titles names every column without which no row can be read. */
    static boolean fits(DatasetContract contract, String[] titles) {
        HeaderNames names = new HeaderNames(contract.columns());
        List<Column> found =
                Arrays.stream(titles).map(names::find).filter(java.util.Objects::nonNull).toList();
        return contract.columns().stream()
                .filter(c -> isNeeded(contract, c))
                .allMatch(found::contains);
    }

    /**
     * Matches a header row.
     *
     * @throws FileRefused when a needed column is missing, a column is there twice, or an optional
     *     one seems to have been given another name
     */
    static Header match(DatasetContract contract, RawRow row) {
        HeaderNames names = new HeaderNames(contract.columns());
        int[] positions = new int[contract.columns().size()];
        Arrays.fill(positions, -1);
        int quarantineId = -1;
        Set<String> unknown = new TreeSet<>();
        for (int i = 0; i < row.cells().length; i++) {
            String title = row.cells()[i];
            @Nullable Column column = names.find(title);
            if (column != null) {
                int index = contract.columns().indexOf(column);
                if (positions[index] >= 0) {
                    throw HeaderProblems.twice(row, title, column);
                }
                positions[index] = i;
            } else if (HeaderNames.fold(title).equals(QUARANTINE_ID)) {
                quarantineId = i;
            } else if (!title.isBlank() && !ADDED_FOLDED.contains(HeaderNames.fold(title))) {
                unknown.add(title.strip());
            }
        }
        List<Column> missing = new ArrayList<>();
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] < 0) {
                missing.add(contract.columns().get(i));
            }
        }
        if (missing.stream().anyMatch(c -> isNeeded(contract, c) || isRenamed(c, unknown))) {
            throw HeaderProblems.mismatch(contract, row, missing, unknown);
        }
        return new Header(
                row.number(),
                List.of(row.cells()),
                positions,
                quarantineId,
                HeaderProblems.deviation(missing, unknown));
    }

    private static boolean isNeeded(DatasetContract contract, Column column) {
        return column.required() || contract.key().contains(column);
    }

    /** A title nobody knows that is nearly the name of a column: taking it for another loses it. */
    private static boolean isRenamed(Column column, Set<String> unknown) {
        return unknown.stream()
                .anyMatch(title ->
                        Stream.concat(Stream.of(column.zh(), column.id()), column.also().stream())
                                .anyMatch(name -> HeaderNames.isNearly(title, name)));
    }

    /** Whether the file is a download of bad rows that comes back mended: never all rows. */
    boolean isOfRepairs() {
        return quarantineId >= 0;
    }

    /** The column at a file position. */
    Optional<Integer> columnAt(int position) {
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] == position) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
