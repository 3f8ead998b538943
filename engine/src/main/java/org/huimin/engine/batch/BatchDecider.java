package org.huimin.engine.batch;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Parameter;

/**
 * Decides all programmes of a library on one date for many households, with compiled loops. Thread
 * safe; give each thread its own {@link FactColumns}.
 *
 * <p>Households go by lanes: those of one kind of place without an unusual unknown fact go through
 * a clean loop, the rest of them through a full one in which everything may be unknown. A fact that
 * turns out to be unknown for many becomes part of the clean loops, which are then made anew.
 */
public final class BatchDecider {

    /**
     * Making a loop costs about as much as it saves over so many households, HotSpot's work on it
     * included.
     */
    private static final int OWN_AFTER = 1 << 18;

    private final Library library;
    private final InterpretedBatch interpreter;
    private final List<Fact> read;
    private final ParameterRows parameters;
    private final Kernels kernels;
    private final int ownAfter;
    private final boolean residenceInFormulas;
    private final byte[] ages;
    private final Set<String> ordinaryUnknowns = ConcurrentHashMap.newKeySet();

    private BatchDecider(Library library, LocalDate on, int ownAfter) {
        this.library = library;
        this.interpreter = new InterpretedBatch(library, on);
        this.read = FactsRead.of(library, on);
        this.parameters = new ParameterRows(library, on);
        this.kernels = new Kernels(library, on, parameters);
        this.ownAfter = ownAfter;
        this.residenceInFormulas =
                library.vocabulary()
                        .fact(Parameter.RESIDENCE_FACT)
                        .filter(fact -> FactsRead.inFormulas(library, fact))
                        .isPresent();
        this.ages = Batch.ages(on.toEpochDay());
    }

    public static BatchDecider of(Library library, LocalDate on) {
        return new BatchDecider(library, on, OWN_AFTER);
    }

    /**
     * @param ownAfter so many households of a kind of place are decided by the loop all share
     *     before a loop of its own is made for them
     */
    static BatchDecider of(Library library, LocalDate on, int ownAfter) {
        return new BatchDecider(library, on, ownAfter);
    }

    /** Decides every household in the columns, with reasons. */
    public BatchDecisions decide(FactColumns facts) {
        return session(facts, Detail.REASONS).decide();
    }

    /**
     * Columns and room for the decisions about them, to decide them once and parts of them again.
     */
    public BatchSession session(FactColumns facts, Detail detail) {
        return session(facts, new BatchDecisions(library.programmes(), facts, detail));
    }

    /** As {@link #session(FactColumns, Detail)}, over decisions that another decider made. */
    public BatchSession session(FactColumns facts, BatchDecisions decisions) {
        return new BatchSession(new Runs(), facts, decisions);
    }

    private final class Runs implements BatchSession.Runs {
        @Override
        public Routing route(FactColumns facts, Detail detail) {
            return new Routing(
                    library,
                    facts,
                    parameters,
                    read,
                    ordinaryUnknowns,
                    residenceInFormulas,
                    detail);
        }

        @Override
        public BatchRun run(FactColumns facts, Routing routing, BatchDecisions decisions) {
            return new BatchRun(
                    facts,
                    routing,
                    parameters,
                    kernels,
                    ownAfter,
                    interpreter,
                    ages,
                    library.calendar(),
                    decisions);
        }
    }

    /**
     * Compiles the loops of every kind of place now, for columns of longs, instead of when they are
     * first needed.
     *
     * @return how many there are
     */
    public int compile() {
        Shape shape = Shape.plain(stored());
        Set<Integer> lanes = new HashSet<>();
        for (int row = 0; row < parameters.rows(); row++) {
            int lane = kernels.shared(row);
            lanes.add(lane);
            lanes.add(Kernels.full(lane));
        }
        lanes.parallelStream().forEach(lane -> kernels.kernel(lane, shape));
        return lanes.size();
    }

    /**
     * The places (12-digit codes) in which this decider's rules or figures differ from another's:
     * where households must be decided again after a change of the content. Facts and programmes
     * must be the same.
     */
    public LongPredicate changes(BatchDecider before) {
        Map<Long, Boolean> known = new HashMap<>();
        return code ->
                known.computeIfAbsent(code, place -> !parameters.sameAs(before.parameters, place));
    }

    /** Ids of the facts that some rule reads, derived facts and what they derive from included. */
    public List<String> factsRead() {
        return read.stream().map(Fact::id).toList();
    }

    /** The Java source of the clean loop for urban households where only national tables hold. */
    public String source() {
        return source(0, false);
    }

    /**
     * The Java source of the loop for urban households of a place.
     *
     * @param full the loop in which everything may be unknown
     */
    public String source(long place, boolean full) {
        int lane = kernels.own(parameters.row(place, ParameterRows.URBAN));
        return kernels.kernel(full ? Kernels.full(lane) : lane, Shape.plain(stored())).source();
    }

    private Set<String> stored() {
        return read.stream()
                .filter(fact -> !fact.derived())
                .map(Fact::id)
                .collect(Collectors.toSet());
    }

    /** Class files of all steps of loops compiled so far. */
    List<byte[]> classFiles() {
        return kernels.classFiles();
    }
}
