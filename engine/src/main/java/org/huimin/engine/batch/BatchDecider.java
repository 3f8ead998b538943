package org.huimin.engine.batch;

import java.time.LocalDate;
import java.util.List;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Library;

/** Decides all programmes of a library on one date for many households. */
public final class BatchDecider {

    private final Library library;
    private final InterpretedBatch interpreter;
    private final List<Fact> read;

    private BatchDecider(Library library, LocalDate on) {
        this.library = library;
        this.interpreter = new InterpretedBatch(library, on);
        this.read = FactsRead.of(library, on);
    }

    public static BatchDecider of(Library library, LocalDate on) {
        return new BatchDecider(library, on);
    }

    /** Decides every household in the columns. */
    public BatchDecisions decide(FactColumns facts) {
        BatchDecisions decisions = new BatchDecisions(library.programmes(), facts);
        for (int household = 0; household < facts.households(); household++) {
            interpreter.decide(facts, household, decisions);
        }
        return decisions;
    }

    /** Ids of the facts that some rule reads, derived facts and what they derive from included. */
    public List<String> factsRead() {
        return read.stream().map(Fact::id).toList();
    }

    /** The Java source of the compiled loops. */
    public String source() {
        return "";
    }
}
