package org.huimin.engine.batch;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Decides all programmes of a library on one date for many households, with compiled loops. Thread
 * safe; give each thread its own {@link FactColumns}.
 *
 * <p>Households go by lanes: those of one kind of place without an unusual unknown fact go through
 * a clean loop, the rest of them through a full one in which everything may be unknown. A fact that
 * turns out to be unknown for many becomes part of the clean loops, which are then made anew.
 */
public final class BatchDecider {

    private final Library library;
    private final InterpretedBatch interpreter;
    private final List<Fact> read;
    private final ParameterRows parameters;
    private final Kernels kernels;
    private final @Nullable Fact residence;
    private final boolean residenceInFormulas;
    private final byte[] ages;
    private final Set<String> ordinaryUnknowns = ConcurrentHashMap.newKeySet();

    private BatchDecider(Library library, LocalDate on) {
        this.library = library;
        this.interpreter = new InterpretedBatch(library, on);
        this.read = FactsRead.of(library, on);
        this.parameters = new ParameterRows(library, on);
        this.kernels = new Kernels(library, on, parameters, read);
        this.residence = library.vocabulary().fact(Parameter.RESIDENCE_FACT).orElse(null);
        this.residenceInFormulas = residence != null && FactsRead.inFormulas(library, residence);
        this.ages = Batch.ages(on.toEpochDay());
    }

    public static BatchDecider of(Library library, LocalDate on) {
        return new BatchDecider(library, on);
    }

    /** Decides every household in the columns. */
    public BatchDecisions decide(FactColumns facts) {
        BatchRun run = new BatchRun(library, facts, parameters, kernels, interpreter);
        run.route(read, ordinaryUnknowns, residence, residenceInFormulas);
        return run.decide(ages);
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
        int lane = kernels.lane(parameters.place(place) * 3);
        return kernels.kernel(
                        full ? Kernels.full(lane) : lane, Set.copyOf(ordinaryUnknowns), Set.of())
                .source();
    }

    /** Class files of all loops compiled so far. */
    List<byte[]> classFiles() {
        return kernels.classFiles();
    }
}
