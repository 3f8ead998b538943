package org.huimin.engine.batch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huimin.engine.feel.Suggestions;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.FactValues;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.HouseholdInput.Unlisted;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Programme;
import org.jspecify.annotations.Nullable;

/**
 * The facts of many households in columns. The members of household i are those from {@code
 * memberStart[i]} up to {@code memberStart[i + 1]}. Arrays may be longer than what is in use.
 *
 * <p>A column is made when it is first asked for. After that, and after every {@link #reset}, each
 * fact stands at what its {@code absent} policy says (0, false or the list's none; or unknown), and
 * a derived fact is "not given": it is derived unless a value is written and its unknown byte
 * cleared.
 */
public final class FactColumns {

    private final Library library;
    private final Map<String, Column> columns = new HashMap<>();
    private final Column.Exchanges exchanges = new Column.Exchanges();
    private int households;
    private int members;

    /** Changes when an array is exchanged for another. */
    int version() {
        return exchanges.count;
    }

    /** CSR offsets: households + 1 of them are in use. */
    public int[] memberStart;

    /** 12-digit place of each household. */
    public long[] place;

    /** Room for so many households with so many members in all. */
    public FactColumns(Library library, int households, int members) {
        this.library = library;
        this.memberStart = new int[households + 1];
        this.place = new long[households];
        this.households = households;
        this.members = members;
    }

    /** Starts anew with other numbers; every column returns to its facts' absent policy. */
    public void reset(int households, int members) {
        this.households = households;
        this.members = members;
        if (place.length < households) {
            place = new long[households];
            memberStart = new int[households + 1];
        }
        columns.values().forEach(column -> column.clear(length(column.fact)));
    }

    /**
     * Uses fewer rows than there is room for: a reader that knows an upper bound only says the rest
     * when it is done.
     */
    public void use(int households, int members) {
        if (households > this.households || members > this.members) {
            throw new IllegalArgumentException(
                    "room for %d households and %d members, not %d and %d"
                            .formatted(this.households, this.members, households, members));
        }
        this.households = households;
        this.members = members;
    }

    public int households() {
        return households;
    }

    public int members() {
        return members;
    }

    private int length(Fact fact) {
        return fact.ofMember() ? members : households;
    }

    /**
     * Per member or household: fen, scaled decimals, counts, 0/1, epoch days, code ranks.
     *
     * @throws IllegalArgumentException for an unknown fact id
     */
    public long[] values(String factId) {
        return (long[]) column(factId).values(Column.Width.LONG);
    }

    /**
     * As {@link #values}, stored in ints (dates, counts): half the memory to read.
     *
     * @throws IllegalStateException when a value that stands in the column does not fit
     */
    public int[] ints(String factId) {
        return (int[]) column(factId).values(Column.Width.INT);
    }

    /** As {@link #ints}, in shorts. */
    public short[] shorts(String factId) {
        return (short[]) column(factId).values(Column.Width.SHORT);
    }

    /** As {@link #ints}, in bytes: yes or no, codes, small counts. */
    public byte[] bytes(String factId) {
        return (byte[]) column(factId).values(Column.Width.BYTE);
    }

    /** 1 = unknown (for a derived fact: not given). */
    public byte[] unknown(String factId) {
        return column(factId).unknown();
    }

    /** Says that every row of the fact is known: no marks need be kept or looked through. */
    public void known(String factId) {
        column(factId).known();
    }

    /** Whether the column was asked for before. */
    public boolean has(String factId) {
        return columns.containsKey(factId);
    }

    Column column(String factId) {
        Column column = columns.get(factId);
        if (column == null) {
            Fact fact = library.vocabulary().fact(factId).orElseThrow(() -> noSuchFact(factId));
            column = new Column(fact, length(fact), exchanges);
            exchanges.count++;
            columns.put(factId, column);
        }
        return column;
    }

    private IllegalArgumentException noSuchFact(String factId) {
        List<String> ids = library.vocabulary().facts().stream().map(Fact::id).toList();
        String near = Suggestions.nearest(factId, ids).map(id -> "，是否 / perhaps " + id).orElse("");
        return new IllegalArgumentException("词汇表中没有事实 %s%s / no such fact".formatted(factId, near));
    }

    /** Writes one given fact, as {@link HouseholdInput} takes it. */
    public void put(Fact fact, int row, Object value) {
        column(fact.id()).put(row, FactValues.of(fact, value));
    }

    /**
     * One household as the interpreter takes it.
     *
     * @param household its index
     */
    public HouseholdInput household(int household, LocalDate on) {
        List<HouseholdInput.MemberInput> people = new ArrayList<>();
        for (int j = memberStart[household]; j < memberStart[household + 1]; j++) {
            people.add(
                    new HouseholdInput.MemberInput(
                            Integer.toString(j - memberStart[household] + 1), facts(true, j)));
        }
        return new HouseholdInput(
                place[household], on, facts(false, household), people, Unlisted.POLICY);
    }

    private Map<String, Object> facts(boolean ofMember, int row) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (Column column : columns.values()) {
            if (column.fact.ofMember() == ofMember) {
                Object value = object(column, row);
                if (value != null) {
                    facts.put(column.fact.id(), value);
                }
            }
        }
        return facts;
    }

    private static @Nullable Object object(Column column, int row) {
        if (column.isUnknown(row)) {
            return column.fact.derived() ? null : HouseholdInput.UNKNOWN;
        }
        return FactValues.object(column.fact, column.get(row));
    }

    /** The number of decisions of a programme: households or members. */
    int units(Programme programme) {
        return programme.unit() == Programme.Unit.HOUSEHOLD ? households : members;
    }
}
