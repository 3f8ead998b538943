package org.huimin.platform.decisions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.feel.CodeList;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.FactValues;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.Programme;
import org.huimin.platform.people.CoveredFacts;
import org.huimin.platform.people.RowSink;
import org.jspecify.annotations.Nullable;

/**
 * Fills the engine's columns from the projection. One serves one worker thread, part after part,
 * with the same arrays.
 */
final class PartColumns implements RowSink {
    private final Library library;
    private final FactColumns columns;
    private final Rolls rolls;
    private final List<String> asked = new ArrayList<>();

    /** Per asked fact: its column's arrays, or the programme whose roll it is. */
    private final long[][] values;

    private final byte[][] unknown;
    private final int[] programmeOf;
    private final List<Map<String, Long>> ranks = new ArrayList<>();
    private final @Nullable CodeList residence;

    private UUID[] householdIds = {};
    private UUID[] memberIds = {};
    private final List<Unregistered> unregistered = new ArrayList<>();
    private @Nullable UUID household;
    private @Nullable Unregistered outside;
    private int households;
    private int members;

    /**
     * @param facts the facts some rule reads and the projection has
     */
    PartColumns(Library library, List<String> facts, Predicate<String> projected) {
        this.library = library;
        this.columns = new FactColumns(library, 0, 0);
        this.rolls = new Rolls(library.programmes().size());
        asked.addAll(facts);
        for (Programme programme : library.programmes()) {
            String received = receivedFact(programme);
            if (projected.test(received) && !asked.contains(received)) {
                asked.add(received);
            }
        }
        values = new long[asked.size()][];
        unknown = new byte[asked.size()][];
        programmeOf = asked.stream().mapToInt(this::programmeOf).toArray();
        for (String fact : asked) {
            ranks.add(ranks(library.vocabulary().fact(fact).orElseThrow().type()));
        }
        residence =
                library.vocabulary().fact(Parameter.RESIDENCE_FACT).orElseThrow().type()
                                instanceof Type.Code(CodeList list)
                        ? list
                        : null;
    }

    static String receivedFact(Programme programme) {
        return "received_" + programme.id().replace('-', '_');
    }

    private int programmeOf(String fact) {
        return IntStream.range(0, library.programmes().size())
                .filter(p -> receivedFact(library.programmes().get(p)).equals(fact))
                .findFirst()
                .orElse(-1);
    }

    private static Map<String, Long> ranks(Type type) {
        Map<String, Long> ranks = new HashMap<>();
        if (type instanceof Type.Code(CodeList list)) {
            for (int rank = 0; rank < list.codes().size(); rank++) {
                ranks.put(list.codes().get(rank).code(), (long) rank);
            }
        }
        return ranks;
    }

    /** Ids of the facts to read, in the order the sink knows them by. */
    List<String> asked() {
        return asked;
    }

    /** Makes room for at most so many people. */
    void begin(int people) {
        columns.reset(people, people);
        rolls.reset(people);
        for (int f = 0; f < values.length; f++) {
            values[f] = columns.values(asked.get(f));
            unknown[f] = columns.unknown(asked.get(f));
        }
        if (householdIds.length < people) {
            householdIds = new UUID[people];
            memberIds = new UUID[people];
        }
        unregistered.clear();
        household = null;
        households = 0;
        members = 0;
    }

    @Override
    public void person(
            UUID householdId,
            UUID person,
            long place,
            @Nullable String urbanRural,
            boolean inRegister) {
        outside =
                inRegister
                        ? null
                        : new Unregistered(
                                householdId, person, place, new long[library.programmes().size()]);
        if (!inRegister) {
            unregistered.add(Objects.requireNonNull(outside));
            return;
        }
        if (!householdId.equals(household)) {
            household = householdId;
            householdIds[households] = householdId;
            columns.place[households] = place;
            columns.memberStart[households] = members;
            if (urbanRural != null && residence != null && residence.rank(urbanRural).isPresent()) {
                columns.values(Parameter.RESIDENCE_FACT)[households] =
                        residence.rank(urbanRural).getAsInt();
                columns.unknown(Parameter.RESIDENCE_FACT)[households] = 0;
            }
            households++;
        }
        memberIds[members++] = person;
    }

    @Override
    public void value(int fact, long value) {
        int programme = programmeOf[fact];
        if (outside != null) {
            if (programme >= 0) {
                outside.put(programme, value);
            }
            return;
        }
        int member = members - 1;
        if (programme >= 0) {
            rolls.put(programme, member, value);
        }
        values[fact][member] = value;
        unknown[fact][member] = 0;
    }

    @Override
    public void code(int fact, String code) {
        Long rank = ranks.get(fact).get(code);
        if (outside == null && rank != null) {
            values[fact][members - 1] = rank;
            unknown[fact][members - 1] = 0;
        }
    }

    /**
     * All rows are in: what nobody said anything about becomes none where the department concerned
     * has delivered.
     */
    void end(CoveredFacts coverage) {
        columns.memberStart[households] = members;
        columns.use(households, members);
        List<Integer> open = openFacts();
        Map<Long, Set<String>> byPlace = new HashMap<>();
        for (int h = 0; h < households; h++) {
            Set<String> covered = byPlace.computeIfAbsent(columns.place[h], coverage::at);
            for (int f : open) {
                if (covered.contains(asked.get(f))) {
                    none(f, columns.memberStart[h], columns.memberStart[h + 1]);
                }
            }
        }
    }

    /** Facts that are unknown when left out and have a value for none. */
    private List<Integer> openFacts() {
        return IntStream.range(0, asked.size())
                .filter(f -> hasNone(library.vocabulary().fact(asked.get(f)).orElseThrow()))
                .boxed()
                .toList();
    }

    private static boolean hasNone(Fact fact) {
        return fact.absent() == Fact.Absent.UNKNOWN && FactValues.hasNone(fact);
    }

    private void none(int f, int from, int to) {
        long none = library.vocabulary().fact(asked.get(f)).orElseThrow().noneValue();
        for (int m = from; m < to; m++) {
            if (unknown[f][m] != 0) {
                values[f][m] = none;
                unknown[f][m] = 0;
            }
        }
    }

    FactColumns columns() {
        return columns;
    }

    Rolls rolls() {
        return rolls;
    }

    UUID[] householdIds() {
        return Arrays.copyOf(householdIds, households);
    }

    UUID[] memberIds() {
        return Arrays.copyOf(memberIds, members);
    }

    /** Persons no register knows who are on some roll. */
    List<Unregistered> unregistered() {
        return unregistered.stream().filter(Unregistered::onAnyRoll).toList();
    }
}
