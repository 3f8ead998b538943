package org.huimin.platform.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huimin.engine.policy.Text;
import org.huimin.platform.exchange.Batch;
import org.huimin.platform.exchange.RecordedFact;
import org.jspecify.annotations.Nullable;

/**
 * A household with its members and what is known of them, now or as it was known on a day.
 *
 * @param place 12-digit code of the village
 * @param urbanRural code, null when unknown
 */
public record HouseholdView(
        UUID id, String number, long place, @Nullable String urbanRural, List<Member> members) {

    /**
     * A member.
     *
     * @param idMasked identity number with the birth date and sequence hidden
     * @param sex label
     * @param relation label of the relation to the head of the household
     */
    public record Member(
            UUID id,
            String name,
            String idMasked,
            @Nullable LocalDate birthDate,
            @Nullable Text sex,
            @Nullable Text relation,
            List<Known> facts) {}

    /**
     * A fact that is known.
     *
     * @param value Long (fen, scaled decimals, counts), Boolean, LocalDate or String (a code)
     * @param text the value as people read it: yuan with two decimals, the label of a code
     * @param unit of money and counts, else empty
     */
    public record Known(
            String fact,
            Text name,
            RecordedFact.Kind type,
            Object value,
            Text text,
            boolean sensitive,
            List<Source> sources) {}

    /**
     * A row of a department, or a declaration, that a value comes from.
     *
     * @param dataset id of the contract; "declared" for a declaration
     * @param name of the dataset, or what the declaration rests on
     * @param department that delivered it, or who declared it
     * @param batch import and file it came with, 0 for declarations
     * @param row row number in the file
     * @param asOf the day or month the row is about
     */
    public record Source(
            String dataset,
            Text name,
            Text department,
            long batch,
            String file,
            int row,
            @Nullable LocalDate asOf,
            Instant recordedAt) {

        private static final String DECLARED = "declared";

        static Source of(Provenance.Row row, Batch.@Nullable Source file) {
            return new Source(
                    row.contract().id(),
                    new Text(row.contract().zh(), row.contract().en()),
                    row.contract().department(),
                    file == null ? 0 : file.batch(),
                    file == null ? "" : file.name(),
                    row.row(),
                    row.asOf(),
                    row.recordedAt());
        }

        static Source of(Declaration declared) {
            return new Source(
                    DECLARED,
                    Text.same(declared.source()),
                    Text.same(declared.by()),
                    0,
                    "",
                    0,
                    declared.from(),
                    declared.recordedAt());
        }

        /** Whether somebody stated it, on a visit or a call: it is no row of a file. */
        public boolean declared() {
            return dataset.equals(DECLARED);
        }
    }
}
