package org.huimin.engine.batch;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.huimin.engine.policy.DecisionFault;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.Values;
import org.jspecify.annotations.Nullable;

/** One batch on its way through the lanes. */
final class BatchRun {

    /** Households decided between two methods of a kernel: what they keep stays in the cache. */
    private static final int BLOCK = 256;

    /** A fact unknown in more than one of so many rows is ordinary, not unusual. */
    private static final int UNUSUAL = 64;

    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final Library library;
    private final FactColumns facts;
    private final ParameterRows parameters;
    private final Kernels kernels;
    private final InterpretedBatch interpreter;
    private final int households;
    private final short[] lane;
    private final short[] laneOfRow;
    private final int[] row;
    private final Set<String> given = new TreeSet<>();
    private final long[] @Nullable [] values;
    private final byte[] @Nullable [] unknown;
    private final KernelCompiler.@Nullable Compiled[] loops;
    private Set<String> nullable = Set.of();

    BatchRun(
            Library library,
            FactColumns facts,
            ParameterRows parameters,
            Kernels kernels,
            InterpretedBatch interpreter) {
        this.library = library;
        this.facts = facts;
        this.parameters = parameters;
        this.kernels = kernels;
        this.interpreter = interpreter;
        this.households = facts.households();
        this.lane = new short[households];
        this.row = new int[households];
        int rows = parameters.places() * 3;
        this.laneOfRow = new short[rows * Math.max(1, parameters.width())];
        this.loops = new KernelCompiler.Compiled[rows * 2 + 2];
        int count = library.vocabulary().facts().size();
        this.values = new long[count][];
        this.unknown = new byte[count][];
    }

    /**
     * Finds each household's parameters and lane.
     *
     * @param ordinaryUnknowns grows by the facts that are unknown for many in this batch
     * @param residence decides the column of the parameters
     * @param residenceInFormulas false when it decides nothing else
     */
    void route(
            List<Fact> read,
            Set<String> ordinaryUnknowns,
            @Nullable Fact residence,
            boolean residenceInFormulas) {
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
        // an unknown residence only makes parameters unknown, and their rows know that
        Fact routed = residenceInFormulas ? null : residence;
        byte[] unusual = unusual(read, ordinaryUnknowns, routed);
        nullable = Set.copyOf(ordinaryUnknowns);
        rows(residence);
        Arrays.fill(laneOfRow, Batch.REDO);
        int width = Math.max(1, parameters.width());
        for (int i = 0; i < households; i++) {
            short clean = laneOfRow[row[i]];
            if (clean == Batch.REDO) {
                clean = (short) kernels.lane(row[i] / width);
                laneOfRow[row[i]] = clean;
            }
            lane[i] = unusual[i] != 0 ? (short) Kernels.full(clean) : clean;
        }
    }

    private void rows(@Nullable Fact residence) {
        int width = Math.max(1, parameters.width());
        long[] residences = residence == null ? null : facts.values(residence.id());
        byte[] residenceUnknown = residence == null ? null : facts.unknown(residence.id());
        long urban =
                residence == null ? 0 : Values.parse(residence.type(), Parameter.URBAN).orElse(0);
        ParameterRows.Recent recent = new ParameterRows.Recent();
        long lastCode = -1;
        int place = 0;
        for (int i = 0; i < households; i++) {
            if (facts.place[i] != lastCode) {
                lastCode = facts.place[i];
                place = parameters.place(lastCode, recent);
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
            row[i] = (place * 3 + column) * width;
        }
    }

    /** Marks households with an unknown that is not ordinary. */
    private byte[] unusual(List<Fact> read, Set<String> ordinaryUnknowns, @Nullable Fact routed) {
        byte[] ofMember = new byte[facts.members()];
        byte[] ofHousehold = new byte[households];
        boolean marked = false;
        for (Fact fact : read) {
            if (fact.derived() || fact.equals(routed) || ordinaryUnknowns.contains(fact.id())) {
                continue;
            }
            byte[] column = facts.unknown(fact.id());
            if (!anySet(column, fact.ofMember() ? ofMember.length : households)) {
                continue;
            }
            marked = true;
            byte[] into = fact.ofMember() ? ofMember : ofHousehold;
            int count = count(column, into.length);
            if ((long) count * UNUSUAL > into.length) {
                ordinaryUnknowns.add(fact.id());
            } else if (count > 0) {
                mark(column, into);
            }
        }
        for (int i = 0; marked && i < households; i++) {
            byte any = ofHousehold[i];
            for (int j = facts.memberStart[i]; j < facts.memberStart[i + 1]; j++) {
                any |= ofMember[j];
            }
            ofHousehold[i] = any;
        }
        return ofHousehold;
    }

    /** Whether any of the bytes is set; eight at a time, for most columns are clear. */
    private static boolean anySet(byte[] column, int length) {
        long any = 0;
        int at = 0;
        for (; at <= length - Long.BYTES; at += Long.BYTES) {
            any |= (long) EIGHT.get(column, at);
        }
        for (; at < length; at++) {
            any |= column[at];
        }
        return any != 0;
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

    BatchDecisions decide(byte[] ages) {
        BatchDecisions decisions = new BatchDecisions(library.programmes(), facts);
        Batch batch = new Batch(facts, parameters, lane, row, values, unknown, ages, decisions);
        batch.calendar = library.calendar();
        int[] seen = new int[loops.length];
        for (int from = 0; from < households; from += BLOCK) {
            int to = Math.min(households, from + BLOCK);
            int members = facts.memberStart[to] - facts.memberStart[from];
            int stamp = from / BLOCK + 1;
            for (int full = 0; full <= 1; full++) {
                for (int i = from; i < to; i++) {
                    int at = lane[i];
                    if (at == Batch.REDO) {
                        at = Kernels.full(laneOfRow[row[i]]);
                        lane[i] = (short) at;
                    }
                    if ((at & 1) == full && seen[at] != stamp) {
                        seen[at] = stamp;
                        // households that join a lane behind i are decided by this run too
                        redone(from, to);
                        run(loop(at), batch, from, to, Math.max(BLOCK, members), decisions);
                    }
                }
            }
        }
        return decisions;
    }

    /** Sends households that a clean loop handed on to their full lane. */
    private void redone(int from, int to) {
        for (int i = from; i < to; i++) {
            if (lane[i] == Batch.REDO) {
                lane[i] = (short) Kernels.full(laneOfRow[row[i]]);
            }
        }
    }

    private KernelCompiler.Compiled loop(int lane) {
        KernelCompiler.Compiled loop = loops[lane];
        if (loop == null) {
            loop = kernels.kernel(lane, nullable, given);
            loops[lane] = loop;
        }
        return loop;
    }

    private void run(
            KernelCompiler.Compiled loop,
            Batch batch,
            int from,
            int to,
            int room,
            BatchDecisions decisions) {
        batch.scratch(loop.keptLongs(), loop.keptTruths(), room);
        try {
            loop.kernel().run(batch, from, to);
        } catch (ArithmeticException e) {
            // an amount overflows: the household at fault goes to the interpreter
            for (int i = from; i < to; i++) {
                try {
                    loop.kernel().run(batch, i, i + 1);
                } catch (ArithmeticException atFault) {
                    interpret(i, decisions);
                }
            }
        }
    }

    private void interpret(int household, BatchDecisions decisions) {
        try {
            interpreter.decide(facts, household, decisions);
        } catch (DecisionFault e) {
            decisions.fault(facts, household, String.valueOf(e.getMessage()));
        }
    }
}
