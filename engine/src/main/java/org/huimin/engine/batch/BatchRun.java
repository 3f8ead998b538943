package org.huimin.engine.batch;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.huimin.engine.base.WorkingDayTable;
import org.huimin.engine.policy.DecisionFault;
import org.jspecify.annotations.Nullable;

/** One thread's way through the households of a session, block by block. */
final class BatchRun {

    /** Households decided between two methods of a kernel: what they keep stays in the cache. */
    private static final int BLOCK = 256;

    /**
     * Households looked over at a time: many, so that reading is one long sweep through each column
     * in turn, and so few that they are still in the cache when they are decided.
     */
    private static final int STRETCH = 4 * BLOCK;

    /** Households that wait for a full loop before it is run: few, for the same reason. */
    private static final int QUEUE = 64;

    /** So few households at a time that the processor does not see what comes next by itself. */
    private static final int FEW = 4;

    /** More members in a block than this, and sums might leave what {@link Ranges} counts on. */
    private static final int MOST_MEMBERS = (int) Ranges.MOST_MEMBERS;

    private final FactColumns facts;
    private final Routing routing;
    private final Kernels kernels;
    private final InterpretedBatch interpreter;
    private final BatchDecisions decisions;
    private final Batch batch;
    private final int width;
    private final int ownAfter;
    private final short[] laneOfRow;

    /** By own lane: households decided in the shared one, by this run and others. */
    private final @Nullable AtomicLong[] decided;

    private final KernelCompiler.@Nullable Compiled[] loops;
    private final Unusual marks;
    private final Ahead ahead;
    private final byte[] unusual = new byte[STRETCH];
    private final Waiting[] waiting;
    private final int[] seen;
    private int blocks;
    private int[] queued = new int[4];
    private int queues;

    /** Households that wait for a full loop. */
    private static final class Waiting {
        final int[] households = new int[QUEUE];
        final int[] rows = new int[QUEUE];
        int count;
    }

    BatchRun(
            FactColumns facts,
            Routing routing,
            ParameterRows parameters,
            Kernels kernels,
            int ownAfter,
            InterpretedBatch interpreter,
            byte[] ages,
            WorkingDayTable calendar,
            BatchDecisions decisions) {
        this.facts = facts;
        this.routing = routing;
        this.marks = routing.unusual();
        this.ahead = new Ahead(facts, routing, decisions);
        this.kernels = kernels;
        this.ownAfter = ownAfter;
        this.interpreter = interpreter;
        this.decisions = decisions;
        this.width = parameters.width();
        int rows = parameters.rows();
        this.laneOfRow = new short[rows];
        for (int row = 0; row < rows; row++) {
            laneOfRow[row] = (short) kernels.shared(row);
        }
        this.decided = new AtomicLong[kernels.lanes()];
        this.loops = new KernelCompiler.Compiled[kernels.lanes()];
        this.waiting = new Waiting[kernels.lanes()];
        this.seen = new int[kernels.lanes()];
        this.batch =
                new Batch(
                        facts,
                        parameters,
                        routing.values(),
                        routing.unknown(),
                        ages,
                        calendar,
                        decisions);
        batch.lane = new short[BLOCK];
        batch.row = new int[BLOCK];
    }

    /** Decides the households from {@code from} up to {@code to}. */
    void decide(int from, int to) {
        if (to - from <= FEW) {
            for (int household = from; household < to; household++) {
                ahead.reach(household);
            }
        }
        for (int first = from; first < to; first += STRETCH) {
            stretch(first, Math.min(to, first + STRETCH));
        }
        for (int at = 0; at < queues; at++) {
            flush(queued[at]);
        }
        queues = 0;
    }

    private void stretch(int from, int to) {
        boolean within = routing.within(from, to);
        boolean some = marks.possible() && marks.mark(from, to, unusual);
        for (int first = from; first < to; first += BLOCK) {
            int last = Math.min(to, first + BLOCK);
            block(first, last, within || routing.within(first, last), some ? first - from : -1);
        }
        if (some) {
            Arrays.fill(unusual, 0, to - from, (byte) 0);
        }
    }

    /**
     * @param marked where the marks of the block start in {@link #unusual}; -1 when there are none
     */
    private void block(int from, int to, boolean within, int marked) {
        int members = facts.memberStart[to] - facts.memberStart[from];
        boolean clean = within && members <= MOST_MEMBERS;
        count(routing.row(from), to - from);
        for (int i = from; i < to; i++) {
            int row = routing.row(i);
            batch.row[i - from] = row * width;
            batch.lane[i - from] = laneOfRow[row];
        }
        for (int i = from; (!clean || marked >= 0) && i < to; i++) {
            if (!clean || unusual[marked + i - from] != 0) {
                batch.lane[i - from] = Batch.WAITS;
                await(i);
            }
        }
        blocks++;
        for (int i = from; i < to; i++) {
            int lane = batch.lane[i - from];
            if (lane >= 0 && seen[lane] != blocks) {
                seen[lane] = blocks;
                clean(lane, from, to, Math.max(BLOCK, members));
            }
        }
    }

    private void clean(int lane, int from, int to, int room) {
        KernelCompiler.Compiled loop = loop(lane);
        batch.scratch(loop.keptLongs(), loop.keptTruths(), room);
        batch.redone = false;
        batch.mine = (short) lane;
        boolean overflow = false;
        try {
            loop.kernel().run(batch, from, to);
        } catch (ArithmeticException e) {
            overflow = true;
        }
        for (int i = from; (overflow || batch.redone) && i < to; i++) {
            int now = batch.lane[i - from];
            if (overflow && now == lane || now == Batch.REDO) {
                batch.lane[i - from] = Batch.WAITS;
                await(i);
            }
        }
    }

    /** Places with many households come to a loop of their own. */
    private void count(int row, int households) {
        int own = kernels.own(row);
        if (laneOfRow[row] != own) {
            AtomicLong count = decided[own];
            if (count == null) {
                count = kernels.decided(own, routing.shape());
                decided[own] = count;
            }
            if (count.addAndGet(households) > ownAfter) {
                laneOfRow[row] = (short) own;
            }
        }
    }

    private void await(int household) {
        int row = routing.row(household);
        int lane = Kernels.full(kernels.shared(row));
        Waiting line = waiting[lane];
        if (line == null) {
            line = new Waiting();
            waiting[lane] = line;
        }
        if (line.count == 0) {
            queued = queues == queued.length ? Arrays.copyOf(queued, queues * 2) : queued;
            queued[queues++] = lane;
        }
        line.households[line.count] = household;
        line.rows[line.count++] = row * width;
        if (line.count == line.rows.length) {
            flush(lane);
        }
    }

    private void flush(int lane) {
        Waiting line = waiting[lane];
        if (line == null || line.count == 0) {
            return;
        }
        int members = 0;
        for (int s = 0; s < line.count; s++) {
            int i = line.households[s];
            members += facts.memberStart[i + 1] - facts.memberStart[i];
        }
        KernelCompiler.Compiled loop = loop(lane);
        batch.scratch(loop.keptLongs(), loop.keptTruths(), Math.max(line.rows.length, members));
        int[] row = batch.row;
        batch.list = line.households;
        batch.row = line.rows;
        try {
            loop.kernel().run(batch, 0, line.count);
        } catch (ArithmeticException e) {
            oneByOne(loop, line.count);
        }
        batch.row = row;
        line.count = 0;
    }

    /** An amount overflows: the household at fault goes to the interpreter. */
    private void oneByOne(KernelCompiler.Compiled loop, int count) {
        for (int s = 0; s < count; s++) {
            try {
                loop.kernel().run(batch, s, s + 1);
            } catch (ArithmeticException atFault) {
                interpret(batch.list[s]);
            }
        }
    }

    private KernelCompiler.Compiled loop(int lane) {
        KernelCompiler.Compiled loop = loops[lane];
        if (loop == null) {
            loop = kernels.kernel(lane, routing.shape());
            loops[lane] = loop;
        }
        return loop;
    }

    private void interpret(int household) {
        try {
            interpreter.decide(facts, household, decisions);
        } catch (DecisionFault e) {
            decisions.fault(facts, household, String.valueOf(e.getMessage()));
        }
    }
}
