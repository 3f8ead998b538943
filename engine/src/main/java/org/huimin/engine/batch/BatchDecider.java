package org.huimin.engine.batch;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.huimin.engine.policy.DecisionFault;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.Values;
import org.jspecify.annotations.Nullable;

/**
 * Decides all programmes of a library on one date for many households, with compiled loops. Thread
 * safe; give each thread its own {@link FactColumns}.
 *
 * <p>Households go by lanes: those of places with the same rules and parameters and without an
 * unusual unknown fact go through a clean loop; the rest through one in which everything may be
 * unknown. A fact that turns out to be unknown for many becomes part of the clean loop (its code is
 * then made anew).
 */
public final class BatchDecider {

    /** Households decided between two methods of a kernel: what they keep stays in the cache. */
    private static final int BLOCK = 256;

    /** A fact unknown in more than one of so many rows is ordinary, not unusual. */
    private static final int UNUSUAL = 64;

    private static final int MAX_LANES = 100;
    private static final byte DONE = Byte.MIN_VALUE;

    private final Library library;
    private final LocalDate on;
    private final InterpretedBatch interpreter;
    private final List<Fact> read;
    private final ParameterRows parameters;
    private final @Nullable Fact residence;
    private final Set<String> ordinaryUnknowns = ConcurrentHashMap.newKeySet();
    private final Map<Key, KernelCompiler.Compiled> kernels = new ConcurrentHashMap<>();
    private final Map<Conditions, Byte> laneNumbers = new HashMap<>();
    private final boolean residenceInFormulas;
    private final byte[] ages;

    /**
     * What a clean loop takes for granted of a place: the rules, the schemes its region chose, and
     * the parameters without a value.
     */
    private record Conditions(int variants, Map<Integer, Long> fixed, Set<Integer> missing) {}

    /** What a kernel was made for. */
    private record Key(
            int lane,
            int variants,
            Map<Integer, Long> fixed,
            Set<Integer> missing,
            Set<String> nullable,
            Set<String> given,
            boolean everythingUnknown) {}

    private BatchDecider(Library library, LocalDate on) {
        this.library = library;
        this.on = on;
        this.interpreter = new InterpretedBatch(library, on);
        this.read = FactsRead.of(library, on);
        this.parameters = new ParameterRows(library, on);
        this.residence = library.vocabulary().fact(Parameter.RESIDENCE_FACT).orElse(null);
        this.ages = Batch.ages(on.toEpochDay());
        this.residenceInFormulas = residence != null && FactsRead.inFormulas(library, residence);
    }

    public static BatchDecider of(Library library, LocalDate on) {
        return new BatchDecider(library, on);
    }

    /** Ids of the facts that some rule reads, derived facts and what they derive from included. */
    public List<String> factsRead() {
        return read.stream().map(Fact::id).toList();
    }

    /** The Java source of the loop for households without unusual unknowns, in the first place. */
    public String source() {
        Conditions nation = conditions(0);
        Key key =
                new Key(
                        laneNumber(nation),
                        nation.variants(),
                        nation.fixed(),
                        nation.missing(),
                        Set.copyOf(ordinaryUnknowns),
                        Set.of(),
                        false);
        return kernel(key).source();
    }

    /** The source of the loop in which everything may be unknown. */
    public String sourceWithUnknowns() {
        return kernel(unknownKey(Batch.REDO, parameters.variantSet(0), Set.of())).source();
    }

    /** Class files of all loops compiled so far. */
    List<byte[]> classFiles() {
        return kernels.values().stream().map(KernelCompiler.Compiled::bytecode).toList();
    }

    /** Decides every household in the columns. */
    public BatchDecisions decide(FactColumns facts) {
        Run run = new Run(facts);
        run.route();
        return run.decide();
    }

    private Conditions conditions(int row) {
        return new Conditions(
                parameters.variantSet(row / 3), parameters.schemes(row), parameters.missing(row));
    }

    /**
     * A lane of its own for places alike, the same in every batch; REDO when there are too many.
     */
    private synchronized byte laneNumber(Conditions conditions) {
        Byte known = laneNumbers.get(conditions);
        if (known != null) {
            return known;
        }
        if (laneNumbers.size() >= MAX_LANES) {
            return Batch.REDO;
        }
        byte number = (byte) laneNumbers.size();
        laneNumbers.put(conditions, number);
        return number;
    }

    private Key unknownKey(int lane, int variants, Set<String> given) {
        Set<String> all = new TreeSet<>();
        for (Fact fact : read) {
            if (!fact.derived()) {
                all.add(fact.id());
            }
        }
        return new Key(lane, variants, Map.of(), Set.of(), all, given, true);
    }

    private KernelCompiler.Compiled kernel(Key key) {
        return kernels.computeIfAbsent(
                key,
                each ->
                        KernelCompiler.compile(
                                new Layout(
                                        library,
                                        on,
                                        each.nullable(),
                                        each.given(),
                                        each.fixed(),
                                        each.missing(),
                                        each.everythingUnknown()
                                                ? parameters.everMissing()
                                                : Set.of(),
                                        each.everythingUnknown()),
                                new Plan(library, parameters.variants(each.variants())),
                                each.lane()));
    }

    /** One batch on its way through the lanes. */
    private final class Run {

        private final FactColumns facts;
        private final int households;
        private final byte[] lane;
        private final int[] row;
        private final int[] place;
        private final Map<Byte, Key> lanes = new HashMap<>();
        private final byte[] laneOfRow =
                new byte[parameters.places() * 3 * Math.max(1, parameters.width())];
        private final Set<String> given = new TreeSet<>();
        private final long[] @Nullable [] values;
        private final byte[] @Nullable [] unknown;
        private Set<String> ordinary = Set.of();

        Run(FactColumns facts) {
            this.facts = facts;
            this.households = facts.households();
            this.lane = new byte[households];
            this.row = new int[households];
            this.place = new int[households];
            int count = library.vocabulary().facts().size();
            this.values = new long[count][];
            this.unknown = new byte[count][];
        }

        /** Finds each household's parameters and lane. */
        void route() {
            for (Fact fact : read) {
                if (!fact.derived() || facts.has(fact.id())) {
                    int ordinal = library.vocabulary().facts().indexOf(fact);
                    values[ordinal] = facts.values(fact.id());
                    unknown[ordinal] = facts.unknown(fact.id());
                    if (fact.derived()) {
                        given.add(fact.id());
                    }
                }
            }
            byte[] unusual = unusual();
            ordinary = Set.copyOf(new TreeSet<>(ordinaryUnknowns));
            rows();
            Arrays.fill(laneOfRow, DONE);
            for (int i = 0; i < households; i++) {
                byte own = laneOfRow[row[i]];
                if (own == DONE) {
                    own = laneOf(row[i]);
                    laneOfRow[row[i]] = own;
                }
                lane[i] = unusual[i] != 0 ? Batch.REDO : own;
            }
        }

        private void rows() {
            int width = parameters.width();
            long[] residences = residence == null ? null : facts.values(residence.id());
            byte[] residenceUnknown = residence == null ? null : facts.unknown(residence.id());
            long urban = residence == null ? 0 : urbanRank(residence);
            ParameterRows.Recent recent = new ParameterRows.Recent();
            long lastCode = -1;
            int last = 0;
            for (int i = 0; i < households; i++) {
                if (facts.place[i] != lastCode) {
                    lastCode = facts.place[i];
                    last = parameters.place(lastCode, recent);
                }
                int column = ParameterRows.URBAN;
                if (residences != null && residenceUnknown != null) {
                    column =
                            residenceUnknown[i] != 0
                                    ? ParameterRows.UNKNOWN_RESIDENCE
                                    : residences[i] == urban
                                            ? ParameterRows.URBAN
                                            : ParameterRows.RURAL;
                }
                place[i] = last;
                row[i] = (last * 3 + column) * width;
            }
        }

        /** The lane of clean households with these parameters. */
        private byte laneOf(int start) {
            Conditions conditions = conditions(start / Math.max(1, parameters.width()));
            byte number = laneNumber(conditions);
            if (number != Batch.REDO) {
                lanes.putIfAbsent(
                        number,
                        new Key(
                                number,
                                conditions.variants(),
                                conditions.fixed(),
                                conditions.missing(),
                                ordinary,
                                given,
                                false));
            }
            return number;
        }

        /** Marks households with an unknown that is not ordinary. */
        private byte[] unusual() {
            byte[] ofMember = new byte[facts.members()];
            byte[] ofHousehold = new byte[households];
            for (Fact fact : read) {
                if (fact.derived()) {
                    continue;
                }
                byte[] column = facts.unknown(fact.id());
                byte[] into = fact.ofMember() ? ofMember : ofHousehold;
                // an unknown residence only makes parameters unknown, and rows know that
                boolean routed = fact.equals(residence) && !residenceInFormulas;
                if (!routed && !ordinaryUnknowns.contains(fact.id())) {
                    int count = count(column, into.length);
                    if ((long) count * UNUSUAL > into.length) {
                        ordinaryUnknowns.add(fact.id());
                    } else if (count > 0) {
                        mark(column, into);
                    }
                }
            }
            for (int i = 0; i < households; i++) {
                byte any = ofHousehold[i];
                for (int j = facts.memberStart[i]; j < facts.memberStart[i + 1]; j++) {
                    any |= ofMember[j];
                }
                ofHousehold[i] = any;
            }
            return ofHousehold;
        }

        private static int count(byte[] column, int length) {
            int count = 0;
            for (int i = 0; i < length; i++) {
                count += column[i];
            }
            return count;
        }

        private static void mark(byte[] column, byte[] into) {
            for (int i = 0; i < into.length; i++) {
                into[i] |= column[i];
            }
        }

        BatchDecisions decide() {
            BatchDecisions decisions = new BatchDecisions(library.programmes(), facts);
            Batch batch = new Batch(
                            facts, parameters, lane, row, values, unknown, ages, decisions);
            for (Key key : lanes.values()) {
                run(kernel(key), batch, decisions);
            }
            Set<Integer> variantSets = new HashSet<>();
            boolean left = false;
            for (int i = 0; i < households; i++) {
                if (lane[i] == Batch.REDO) {
                    left = true;
                    variantSets.add(parameters.variantSet(place[i]));
                }
            }
            if (left) {
                unusual(variantSets, batch, decisions);
            }
            return decisions;
        }

        /** Decides the households that are left, one loop per set of rules. */
        private void unusual(Set<Integer> variantSets, Batch batch, BatchDecisions decisions) {
            for (int variants : variantSets) {
                // lanes below -1 keep households of other rules out of the loop
                byte own = (byte) (-2 - variants % 120);
                for (int i = 0; i < households; i++) {
                    boolean here =
                            lane[i] == Batch.REDO && parameters.variantSet(place[i]) == variants;
                    lane[i] = here ? own : lane[i] == own ? DONE : lane[i];
                }
                run(kernel(unknownKey(own, variants, given)), batch, decisions);
            }
        }

        private void run(KernelCompiler.Compiled kernel, Batch batch, BatchDecisions decisions) {
            for (int from = 0; from < households; from += BLOCK) {
                int to = Math.min(households, from + BLOCK);
                int members = facts.memberStart[to] - facts.memberStart[from];
                batch.scratch(kernel.keptLongs(), kernel.keptTruths(), Math.max(BLOCK, members));
                try {
                    kernel.kernel().run(batch, from, to);
                } catch (ArithmeticException e) {
                    oneByOne(kernel, batch, from, to, decisions);
                }
            }
        }

        /** A block in which an amount overflows: the household at fault goes to the interpreter. */
        private void oneByOne(
                KernelCompiler.Compiled kernel,
                Batch batch,
                int from,
                int to,
                BatchDecisions decisions) {
            for (int i = from; i < to; i++) {
                try {
                    kernel.kernel().run(batch, i, i + 1);
                } catch (ArithmeticException e) {
                    fault(facts, i, decisions);
                }
            }
        }
    }

    private void fault(FactColumns facts, int household, BatchDecisions decisions) {
        try {
            interpreter.decide(facts, household, decisions);
        } catch (DecisionFault e) {
            decisions.fault(facts, household, String.valueOf(e.getMessage()));
        }
    }

    private static long urbanRank(Fact residence) {
        return Values.parse(residence.type(), Parameter.URBAN).orElse(0);
    }
}
