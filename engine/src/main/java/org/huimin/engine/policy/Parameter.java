package org.huimin.engine.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.feel.Level;
import org.huimin.engine.feel.Type;
import org.jspecify.annotations.Nullable;

/** A figure that regions and years set: dated, placed, with its source. */
public final class Parameter implements PolicySymbol {

    /** The household fact that says which rows of a table apply (column urban_rural). */
    public static final String RESIDENCE_FACT = "urbanRural";

    /** Its code for urban households; every other code is rural. */
    public static final String URBAN = "urban";

    /** To whom a row applies. */
    public enum Residence {
        URBAN,
        RURAL,
        BOTH
    }

    /**
     * One row of the table.
     *
     * @param value scaled like the type; null = no value from this date on
     * @param published the day on which the value became known; later than {@code from} when a
     *     standard was raised late
     * @param line in the CSV file
     */
    public record Row(
            PlaceCode place,
            Residence residence,
            LocalDate from,
            @Nullable Long value,
            String source,
            String clause,
            boolean verified,
            LocalDate published,
            int line) {

        boolean fits(PlaceCode at, Residence of, LocalDate on) {
            return !from.isAfter(on)
                    && place.range().contains(at.code())
                    && (residence == Residence.BOTH || residence == of);
        }
    }

    /**
     * Of which parameter this one is the urban or rural half, so that whoever gives that one need
     * not give this one as well.
     *
     * @param id of a parameter of the same programme
     * @param residence URBAN or RURAL
     */
    record Follows(String id, Residence residence) {}

    private final String programmeId;
    private final String id;
    private final String zh;
    private final String en;
    private final Type type;
    private final List<Row> rows = new ArrayList<>();
    private volatile @Nullable Index index;
    private @Nullable Follows follows;
    int ordinal = -1;

    Parameter(String programmeId, String id, String zh, String en, Type type) {
        this.programmeId = programmeId;
        this.id = id;
        this.zh = zh;
        this.en = en;
        this.type = type;
    }

    /** A figure that no table gives: which of a rule's variants is in force in a place. */
    public static Parameter variantOf(Rule rule) {
        return new Parameter(
                rule.programmeId(),
                rule.id() + "#variant",
                rule.zh() + "（哪一条）",
                rule.en() + " (which variant)",
                Type.COUNT);
    }

    public String programmeId() {
        return programmeId;
    }

    /** Unique over all programmes: programme.id. */
    public String key() {
        return programmeId + "." + id;
    }

    @Nullable Follows follows() {
        return follows;
    }

    void follows(Follows lead) {
        follows = lead;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }

    @Override
    public Type type() {
        return type;
    }

    @Override
    public boolean ofMember() {
        return false;
    }

    @Override
    public Level level() {
        return Level.PLACE;
    }

    public List<Row> rows() {
        return rows;
    }

    /** Some row is for urban or rural households only. */
    public boolean dependsOnResidence() {
        return index().dependsOnResidence;
    }

    /**
     * The row in force: the most specific place wins, urban or rural before both, then the latest
     * start, then the latest publication. Null when there is none, or the row in force has no
     * value.
     *
     * @param residence URBAN or RURAL
     */
    public @Nullable Row row(PlaceCode at, Residence residence, LocalDate on) {
        return row(at, residence, on, LocalDate.MAX);
    }

    /**
     * The row in force as it was known on a day: rows published later are as if not there.
     *
     * @param knownOn {@link LocalDate#MAX} for all that is known
     */
    public @Nullable Row row(PlaceCode at, Residence residence, LocalDate on, LocalDate knownOn) {
        Row best = null;
        for (var place = at; ; place = place.parent()) {
            for (Row row : index().byPlace.getOrDefault(place.code(), List.of())) {
                if (row.fits(at, residence, on) && !row.published().isAfter(knownOn)) {
                    best = best == null || supersedes(row, best) ? row : best;
                }
            }
            if (best != null || place.code() == 0) {
                return best == null || best.value() == null ? null : best;
            }
        }
    }

    /** The rows by place, made when first asked for: by then the table is complete. */
    private Index index() {
        Index made = index;
        if (made == null || made.size != rows.size()) {
            made = new Index(rows);
            index = made;
        }
        return made;
    }

    private static final class Index {
        final int size;
        final boolean dependsOnResidence;
        final Map<Long, List<Row>> byPlace = new HashMap<>();

        Index(List<Row> rows) {
            size = rows.size();
            dependsOnResidence = rows.stream().anyMatch(row -> row.residence != Residence.BOTH);
            for (Row row : rows) {
                byPlace.computeIfAbsent(row.place.code(), _ -> new ArrayList<>(2)).add(row);
            }
        }
    }

    private static boolean supersedes(Row row, Row other) {
        int levels = row.place().level() - other.place().level();
        if (levels != 0) {
            return levels > 0;
        }
        boolean exact = row.residence() != Residence.BOTH;
        if (exact != (other.residence() != Residence.BOTH)) {
            return exact;
        }
        return row.from().equals(other.from())
                ? row.published().isAfter(other.published())
                : row.from().isAfter(other.from());
    }

    @Override
    public String toString() {
        return zh;
    }
}
