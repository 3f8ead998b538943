package org.huimin.platform.exchange;

import java.util.List;
import java.util.Optional;
import org.huimin.engine.policy.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a department delivers: the columns of its file, the business key of a row, and what its rows
 * say about a person.
 *
 * @param files beginnings of file names that belong to this dataset
 * @param order import order in a folder, smaller first
 * @param key columns that together name a row; same key with other content is a new version of the
 *     row
 * @param person the column that says whose row it is, or null
 * @param absenceIsNone a person of a covered place without a row has none of it (else: unknown)
 * @param guard percent of a place's rows that may be missing from a delivery, which is then full:
 *     the missing ones are closed; null = a delivery may be a part and closes nothing
 * @param fingerprint changes whenever the contract or one of its code lists changes
 */
public record DatasetContract(
        String id,
        String zh,
        String en,
        Text department,
        List<String> files,
        int order,
        List<Column> key,
        @Nullable Column person,
        boolean absenceIsNone,
        @Nullable Integer guard,
        List<Column> columns,
        List<FactRule> facts,
        @Nullable Population population,
        @Nullable Received received,
        String fingerprint) {

    /**
     * Columns of a household register that make persons, households and memberships.
     *
     * @param since day the membership began, or null
     * @param active conditions under which the row's person is an active member of the household
     */
    public record Population(
            Column name,
            @Nullable Column birthDate,
            @Nullable Column sex,
            Column number,
            Column place,
            @Nullable Column urbanRural,
            @Nullable Column address,
            @Nullable Column relation,
            @Nullable Column since,
            List<Condition> active) {}

    /**
     * Columns of a benefit roll that say what a person is being paid now.
     *
     * @param programme code column or text column with the programme's id
     * @param amount money per month
     */
    public record Received(Column programme, Column amount, List<Condition> where) {}

    /** A column by id. */
    public Optional<Column> column(String columnId) {
        return columns.stream().filter(c -> c.id().equals(columnId)).findFirst();
    }

    /** The month column that windows of this dataset run over, if it has monthly facts. */
    public Optional<Column> monthColumn() {
        return facts.stream()
                .filter(f -> f.how().isMonthly() || f.window() > 0)
                .map(FactRule::overColumn)
                .findFirst();
    }

    /** True when rows of this dataset make the person known even where no register knows them. */
    public boolean introducesPersons() {
        return person != null && (population != null || received != null);
    }
}
