package org.huimin.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Programme;

/** Decides the same households both ways and tells the first difference. */
final class KernelEqualsInterpreter {

    private KernelEqualsInterpreter() {}

    static List<Fact> facts(Library library, BatchDecider decider) {
        return decider.factsRead().stream()
                .map(id -> library.vocabulary().fact(id).orElseThrow())
                .toList();
    }

    /** The number of decisions of each outcome. */
    static long[] check(Library library, LocalDate on, int households, long seed, double unknown) {
        BatchDecider decider = BatchDecider.of(library, on);
        FactColumns columns =
                new RandomHouseholds(library, facts(library, decider), seed, unknown)
                        .columns(households, on);
        return check(library, on, decider, columns);
    }

    /** Both with the loop that all places share and with loops of their own. */
    static long[] check(Library library, LocalDate on, BatchDecider decider, FactColumns columns) {
        BatchDecisions interpreted = interpreted(library, on, columns);
        same(library, on, BatchDecider.of(library, on, 0), columns, interpreted);
        return same(library, on, decider, columns, interpreted);
    }

    private static BatchDecisions interpreted(Library library, LocalDate on, FactColumns columns) {
        BatchDecisions interpreted = new BatchDecisions(library.programmes(), columns);
        InterpretedBatch interpreter = new InterpretedBatch(library, on);
        for (int i = 0; i < columns.households(); i++) {
            interpreter.decide(columns, i, interpreted);
        }
        return interpreted;
    }

    private static long[] same(
            Library library,
            LocalDate on,
            BatchDecider decider,
            FactColumns columns,
            BatchDecisions interpreted) {
        BatchDecisions compiled = decider.decide(columns);
        assertThat(compiled.faults()).isEmpty();
        return same(library, on, compiled, columns, interpreted, Set.of());
    }

    /** The number of decisions of each outcome, of the households that are not at fault. */
    static long[] same(
            Library library,
            LocalDate on,
            BatchDecisions compiled,
            FactColumns columns,
            BatchDecisions interpreted,
            Set<Integer> atFault) {
        long[] outcomes = new long[4];
        for (int i = 0; i < columns.households(); i++) {
            if (atFault.contains(i)) {
                continue;
            }
            for (int p = 0; p < library.programmes().size(); p++) {
                Programme programme = library.programmes().get(p);
                boolean ofMember = programme.unit() == Programme.Unit.MEMBER;
                int from = ofMember ? columns.memberStart[i] : i;
                int to = ofMember ? columns.memberStart[i + 1] : i + 1;
                for (int row = from; row < to; row++) {
                    same(
                            columns,
                            on,
                            i,
                            programme,
                            "outcome",
                            compiled.outcome(p)[row],
                            interpreted.outcome(p)[row]);
                    same(
                            columns,
                            on,
                            i,
                            programme,
                            "amount",
                            compiled.amount(p)[row],
                            interpreted.amount(p)[row]);
                    same(
                            columns,
                            on,
                            i,
                            programme,
                            "reasons",
                            compiled.reasons(p, row),
                            interpreted.reasons(p, row));
                    outcomes[interpreted.outcome(p)[row]]++;
                }
                for (int j = columns.memberStart[i];
                        !ofMember && j < columns.memberStart[i + 1];
                        j++) {
                    same(
                            columns,
                            on,
                            i,
                            programme,
                            "covered",
                            compiled.covered(p)[j],
                            interpreted.covered(p)[j]);
                }
            }
        }
        return outcomes;
    }

    private static void same(
            FactColumns columns,
            LocalDate on,
            int household,
            Programme programme,
            String what,
            long compiled,
            long interpreted) {
        if (compiled != interpreted) {
            throw new AssertionError(
                    "%s of %s: kernel %d, interpreter %d, for %s"
                            .formatted(
                                    what,
                                    programme.id(),
                                    compiled,
                                    interpreted,
                                    columns.household(household, on)));
        }
    }
}
